import { computed, inject, Injectable, signal } from '@angular/core';
import { answerAt, stepsFor, withAnswer } from '@stagewell/shared/check-ins/answer-steps';
import { ANSWER_TEXTS, type AnswerText } from '@stagewell/shared/check-ins/answer-texts';
import { adviceNow, asCheckIn, blankAnswers, onlyAsked, type AnswerSheet, type ClinicPhone, type PatientAnswers } from '@stagewell/shared/check-ins/answering';
import { fieldProblems } from '@stagewell/shared/check-ins/field-problems';
import type { LocalText } from '@stagewell/shared/text';
import { newKey } from '../platform/idempotency';
import { AnswerApi } from './answer-api';
import { clinicOf, forget, keep, kept, requestOf, type Kept } from './kept-answers';

/** Where the page stands. `waiting`: sent, and not known to have arrived. */
export type Phase =
  'opening' | 'birth-date' | 'hello' | 'asking' | 'review' | 'sending' | 'waiting' | 'done' | 'over' | 'unknown' | 'failed' | 'stop' | 'stopping' | 'stopped';

const NOTHING = { instruments: [], questions: [], courses: [] };
const RETRY_MS = 10_000;
const todayHere = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());
const preferred = (): keyof LocalText => (navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en');

/** One patient's own check-in, from the link to the thanks. */
@Injectable({ providedIn: 'root' })
export class AnswerStore {
  private readonly api = inject(AnswerApi);
  private token = '';
  private key = newKey();
  private birthDate: string | null = null;
  private keptSheet: AnswerSheet | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly phase = signal<Phase>('opening');
  readonly language = signal<keyof LocalText>(preferred());
  private languageChosen = false;
  readonly sheet = signal<AnswerSheet | null>(null);
  readonly answers = signal<PatientAnswers>(blankAnswers());
  readonly at = signal(0);
  readonly triesLeft = signal<number | null>(null);
  readonly clinic = signal<ClinicPhone>({ name: null, phone: null });
  readonly online = signal(navigator.onLine);
  /** Answered and not sent, and no way left to send it from here. */
  readonly left = signal(false);
  /** Why the last try did not work, in words to show. */
  readonly trouble = signal<AnswerText | null>(null);
  private readonly received = signal<readonly LocalText[] | null>(null);

  readonly steps = computed(() => stepsFor(this.sheet() ?? NOTHING, this.answers()));
  readonly step = computed(() => this.steps()[Math.min(this.at(), this.steps().length - 1)]);
  /** What to do at once: by the answers so far, and after sending by the clinic's own reading of them. */
  readonly advice = computed(() => {
    const sheet = this.sheet();
    return this.received() ?? (sheet === null ? [] : adviceNow(this.answers(), sheet.crisis, todayHere()));
  });

  say(text: AnswerText): string {
    return ANSWER_TEXTS[text][this.language()];
  }

  /** Takes the token out of the address bar first of all: it must not be in a history, a screenshot or a shared link. */
  async start(): Promise<void> {
    const fromLink = location.hash.slice(1);
    if (fromLink !== '') history.replaceState(null, '', location.pathname);
    if (fromLink.startsWith('s1.')) return this.askStop(fromLink);
    addEventListener('online', () => this.came(true));
    addEventListener('offline', () => this.came(false));
    const before = kept(fromLink === '' ? null : requestOf(fromLink));
    this.token = fromLink || (before?.token ?? '');
    if (before !== null) this.resume(before);
    await this.open(before !== null);
  }

  private resume({ answers, at, language, sheet, token, key }: Kept): void {
    this.answers.set(answers);
    this.at.set(at);
    this.language.set(language);
    this.keptSheet = sheet;
    // A newer link is another submission; the same one may have been sent already.
    if (token === this.token) this.key = key;
  }

  /** Nothing is stopped by opening: whatever scans a link opens it too. */
  private askStop(token: string): Promise<void> {
    this.token = token;
    this.phase.set('stop');
    return this.whereToCall();
  }

  async stop(): Promise<void> {
    this.trouble.set(null);
    this.phase.set('stopping');
    const reply = await this.api.stop(this.token);
    if (!reply.ok) this.trouble.set(reply.status === 404 ? 'stopUnknown' : 'stopFailed');
    this.phase.set(reply.ok ? 'stopped' : 'stop');
  }

  async open(resumed = this.at() > 0): Promise<void> {
    this.phase.set('opening');
    this.trouble.set(null);
    const reply = await this.api.open({ token: this.token, birthDate: this.birthDate });
    if (!reply.ok) return this.refused(reply.status, 'failed');
    this.triesLeft.set(reply.body.triesLeft);
    const { sheet } = reply.body;
    if (sheet === null) return reply.body.triesLeft === 0 ? this.refused(410, 'over') : this.askBirthDate();
    this.sheet.set(sheet);
    this.clinic.set({ name: sheet.clinicName, phone: sheet.clinicPhone });
    // Whoever has chosen a language meanwhile keeps it.
    if (!resumed && !this.languageChosen) this.language.set(sheet.language);
    this.phase.set(resumed ? 'asking' : 'hello');
  }

  private askBirthDate(): void {
    if (this.birthDate !== null) this.trouble.set('birthDateWrong');
    this.phase.set('birth-date');
  }

  async prove(birthDate: string): Promise<void> {
    this.birthDate = birthDate;
    await this.open(this.at() > 0);
  }

  speak(language: keyof LocalText): void {
    this.languageChosen = true;
    this.language.set(language);
    this.keep();
  }

  answerAt(field: string): number | null {
    return answerAt(this.answers(), field);
  }

  answer(field: string, value: number | null): void {
    this.change(withAnswer(this.answers(), field, value, this.sheet()?.questions ?? []));
  }

  change(answers: PatientAnswers): void {
    this.answers.set(answers);
    this.keep();
  }

  /** To a screen; beyond the last one is the review. */
  go(at: number): void {
    this.trouble.set(null);
    this.phase.set(at >= this.steps().length ? 'review' : 'asking');
    this.at.set(Math.max(0, Math.min(at, this.steps().length - 1)));
    this.keep();
  }

  async send(): Promise<void> {
    const sheet = this.sheet();
    if (sheet === null || this.phase() === 'sending') return;
    const answers = onlyAsked(this.answers(), sheet.instruments);
    if (fieldProblems(asCheckIn(answers, todayHere()), todayHere()).length > 0) return this.trouble.set('nothingYet');
    clearTimeout(this.timer);
    this.phase.set('sending');
    const reply = await this.api.submit({ token: this.token, birthDate: this.birthDate, answers }, this.key);
    if (!reply.ok) return this.notSent(reply.status, reply.waitSeconds);
    this.received.set(reply.body.advice);
    forget(this.token);
    this.answers.set(blankAnswers());
    this.phase.set('done');
  }

  /** What may have arrived is sent again with the same key; what was refused is shown. */
  private async notSent(status: number, waitSeconds: number): Promise<void> {
    if (status === 400 || status === 422) {
      this.key = newKey();
      this.trouble.set('refused');
      this.phase.set('review');
      return;
    }
    if (status === 403) {
      this.key = newKey();
      this.birthDate = null;
      return this.open();
    }
    if (status === 404 || status === 410) return this.refused(status, 'waiting');
    this.phase.set('waiting');
    this.timer = setTimeout(() => void this.send(), Math.max(RETRY_MS, waitSeconds * 1000));
  }

  private async refused(status: number, otherwise: Phase): Promise<void> {
    const final = status === 404 ? 'unknown' : status === 410 ? 'over' : null;
    if (final !== null) {
      this.letGo();
      await this.whereToCall();
    }
    this.trouble.set(status === 429 || status === 503 ? 'busy' : null);
    this.phase.set(final ?? otherwise);
  }

  /** What was answered stays to be read out by phone, as long as the page does. A tablet is handed on: on it nothing stays. */
  private letGo(): void {
    const sheet = this.sheet() ?? this.keptSheet;
    this.sheet.set(sheet);
    this.left.set(sheet !== null && JSON.stringify(this.answers()) !== JSON.stringify(blankAnswers()));
    if (!this.left()) forget(this.token);
    if (sheet?.kiosk !== true) return;
    this.received.set(this.advice());
    this.answers.set(blankAnswers());
  }

  private async whereToCall(): Promise<void> {
    const clinicId = clinicOf(this.token);
    if (clinicId === '') return;
    const reply = await this.api.phone(clinicId);
    if (reply.ok) this.clinic.set(reply.body);
  }

  private came(online: boolean): void {
    this.online.set(online);
    if (!online) return;
    if (this.phase() === 'waiting') void this.send();
    if (this.phase() === 'failed') void this.open();
  }

  private keep(): void {
    const sheet = this.sheet();
    if (sheet === null || sheet.kiosk) return;
    keep({
      token: this.token,
      answers: this.answers(),
      sheet: this.birthDate === null ? sheet : null,
      at: this.at(),
      language: this.language(),
      key: this.key,
    });
  }
}
