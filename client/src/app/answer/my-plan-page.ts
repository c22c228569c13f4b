import { Component, computed, effect, ElementRef, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ANSWER_TEXTS, type AnswerText } from '@stagewell/shared/check-ins/answer-texts';
import { dayInWords } from '@stagewell/shared/dates';
import { PLAN_PAGE } from '@stagewell/shared/plans/patient-plan-words.data';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { PatientPlanOpened } from '@stagewell/shared/plans/patient-plan-link';
import { say, type LocalText } from '@stagewell/shared/text';
import { PatientPlanSheet } from '../patient-plan/patient-plan-sheet';
import { AnswerApi } from './answer-api';

type Phase = 'opening' | 'birth-date' | 'shown' | 'over' | 'unknown' | 'failed';

const WORDS = {
  large: say('Large print', 'Letra grande'),
  usual: say('Usual print', 'Letra normal'),
  print: say('Print', 'Imprimir'),
  older: say('Your plan has changed since this link was made, last on', 'Su plan ha cambiado desde que se hizo este enlace, por última vez el'),
  newer: say('Ask the clinic for a new link.', 'Pida un enlace nuevo a la clínica.'),
  opening: say('Opening your plan…', 'Abriendo su plan…'),
  over: say('This link is over. Call the clinic for another.', 'Este enlace ya no sirve. Llame a la clínica y pida otro.'),
  unknown: say(
    'This link does not work. Use the newest link in full, or call the clinic.',
    'Este enlace no funciona. Use el enlace más nuevo completo, o llame a la clínica.',
  ),
  failed: say('The plan could not be loaded. Nothing is lost: try again.', 'No se pudo cargar el plan. No se perdió nada: inténtelo otra vez.'),
  again: say('Try again', 'Intentar otra vez'),
} as const satisfies Readonly<Record<string, LocalText>>;

/** The patient's plan by a link: read in either language, large or usual, on the phone or on paper. */
@Component({
  selector: 'app-root',
  imports: [PatientPlanSheet],
  templateUrl: './my-plan-page.html',
  styleUrl: './my-plan-page.scss',
})
export class MyPlanPage {
  private readonly api = inject(AnswerApi);
  private readonly title = inject(Title);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private token = '';
  private languageChosen = false;

  protected readonly words = WORDS;
  protected readonly phase = signal<Phase>('opening');
  protected readonly plan = signal<PatientPlan | null>(null);
  /** The day of the last change, when this page is of an older plan. */
  protected readonly olderThan = signal<LocalText | null>(null);
  protected readonly refused = signal(false);
  protected readonly triesLeft = signal<number | null>(null);
  protected readonly large = signal(false);
  protected readonly language = signal<keyof LocalText>(navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en');
  protected readonly stands = computed(() => ['over', 'unknown', 'failed', 'opening'].includes(this.phase()));

  constructor() {
    // Out of the address bar first of all: it must not be in a history, a screenshot or a shared link.
    this.token = location.hash.slice(1);
    if (this.token !== '') history.replaceState(null, '', location.pathname);
    effect(() => {
      document.documentElement.lang = this.language();
      this.title.setTitle(this.say(PLAN_PAGE.title));
    });
    void this.open(null);
  }

  protected say(text: LocalText): string {
    return text[this.language()];
  }

  protected text(text: AnswerText): string {
    return ANSWER_TEXTS[text][this.language()];
  }

  protected standing(): string {
    const phase = this.phase();
    return phase === 'shown' || phase === 'birth-date' ? '' : this.say(WORDS[phase]);
  }

  protected speak(language: keyof LocalText): void {
    this.languageChosen = true;
    this.language.set(language);
  }

  protected print(): void {
    window.print();
  }

  protected prove(event: Event, day: string): void {
    event.preventDefault();
    if (day !== '') void this.open(day);
  }

  protected async open(birthDate: string | null): Promise<void> {
    this.refused.set(false);
    if (birthDate === null) this.phase.set('opening');
    const reply = await this.api.openPlan({ token: this.token, birthDate });
    if (!reply.ok) this.phase.set(reply.status === 410 ? 'over' : reply.status === 404 || reply.status === 400 ? 'unknown' : 'failed');
    else this.take(reply.body, birthDate);
  }

  private take({ plan, language, isOlder, changedOn, triesLeft }: PatientPlanOpened, birthDate: string | null): void {
    if (!this.languageChosen) this.language.set(language);
    if (plan === null) {
      this.triesLeft.set(triesLeft);
      this.refused.set(birthDate !== null);
      this.phase.set(triesLeft === 0 ? 'over' : 'birth-date');
      return;
    }
    this.plan.set(plan);
    this.olderThan.set(isOlder && changedOn !== null ? dayInWords(changedOn) : null);
    this.phase.set('shown');
    queueMicrotask(() => this.host.nativeElement.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
  }
}
