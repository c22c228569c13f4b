import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, linkedSignal, type Signal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { SignatureInput, SignatureView } from '@stagewell/shared/plans/plan';
import type { Evaluation, Finding } from '@stagewell/shared/sequencing/finding';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../platform/api-problem';
import { Session } from '../platform/session';
import { ProblemCard } from '../ui/problem-card';
import { DemoPassword } from '../ui/demo-password';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { answerTo, hindrance, type NeedGroup, needsOf, type Point, signaturesOf } from './activation-needs';
import type { ActivationWords } from './activation-words';
import type { Answer } from './answer';
import { unknownsOf } from './course-lines';
import { DecisionFields } from './decision-fields';
import { harmOf, plural, SEVERITY_WORDS } from './plan-words';
import { RuleCodes } from './rule-codes';
import { severalAct, type HereAct } from './record-here';

/** What is signed: a plan that becomes active, or findings of one that runs already. */
export interface ActivationRequest {
  /** The findings to sign on a running plan; `null` = the plan is activated, and everything open is asked. */
  readonly only: readonly string[] | null;
  /** What a signature under the whole plan does; not asked when findings are signed. */
  readonly words: ActivationWords;
  readonly today: CalendarDate;
  /** As the rules find it now: it changes when something is recorded. */
  readonly evaluation: Signal<Evaluation>;
  /** How a datum can be recorded without leaving. */
  readonly here: (datum: string) => readonly HereAct[];
  /** Records it; answers why it was not stored, `null` when nothing went wrong. */
  readonly record: (act: HereAct) => Promise<unknown>;
  readonly signed: readonly SignatureView[];
  readonly urgent: boolean;
  readonly isPrescriber: boolean;
  readonly prescribes: (accountId: string) => boolean;
  readonly act: (password: string, signatures: readonly SignatureInput[]) => Promise<void>;
}

/** Signs and activates: what the rules found is read, each with a reason, and the password is entered again. */
@Component({
  selector: 'app-activation-dialog',
  imports: [
    RuleCodes,
    DecisionFields,
    DemoPassword,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemCard,
    SeverityChip,
    SourceNote,
  ],
  templateUrl: './activation-dialog.html',
  styleUrl: './activation-dialog.scss',
})
export class ActivationDialog {
  protected readonly session = inject(Session);
  protected readonly request = inject<ActivationRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ActivationDialog, boolean>>(MatDialogRef);

  protected readonly severityWords = SEVERITY_WORDS;
  /** The server judges anew; when it finds something else, that is what has to be signed. */
  private readonly evaluation = linkedSignal(() => this.request.evaluation());
  private readonly answers = signal<ReadonlyMap<string, Answer>>(new Map());
  protected readonly password = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected readonly groups = computed<readonly NeedGroup[]>(() => onlyOf(this.request.only, needsOf(this.evaluation(), this.request.signed, this.request)));
  protected readonly hindrance = computed(() => hindrance(this.groups(), this.request.isPrescriber));
  protected readonly lead = computed(() => {
    const open = this.groups().reduce((sum, { points }) => sum + points.length, 0);
    if (this.request.only !== null) return open === 0 ? 'Nothing is left to sign here.' : 'The plan goes on as it is. What was signed before is kept.';
    const { what } = this.request.words;
    return open === 0
      ? `${what} ${this.request.signed.length > 0 ? 'What the rules ask for is signed already.' : 'Nothing stands against it.'}`
      : `${what} ${plural(open, 'point')} ${open === 1 ? 'needs' : 'need'} your signature and a reason.`;
  });

  private readonly injector = inject(Injector);
  private readonly leading = viewChild.required<ElementRef<HTMLElement>>('leading');

  constructor() {
    // A button goes with the point that it settled; the sentence that says what is left is the nearest place then.
    effect(() => {
      this.groups();
      afterNextRender(() => this.keepFocus(), { injector: this.injector });
    });
  }

  /** What can be recorded of all that a point waits for, each way once. */
  protected hereOf(point: Point): readonly HereAct[] {
    return this.dataOf(point).flatMap((datum) => this.request.here(datum));
  }

  /** All that is missing in one form; `null` = there are not several. */
  protected severalOf({ points }: NeedGroup): HereAct | null {
    return severalAct(points.flatMap((point) => this.dataOf(point)));
  }

  private dataOf({ fingerprints }: Point): readonly string[] {
    return [...new Set(unknownsOf(this.evaluation()).flatMap((one) => (fingerprints.includes(one.fingerprint) ? [one.datum] : [])))];
  }

  /** The findings behind a point, for why they are made; none behind what is not known. */
  protected findingsOf({ fingerprints }: Point): readonly Finding[] {
    return this.evaluation().findings.filter(({ fingerprint }) => fingerprints.includes(fingerprint));
  }

  /** Each harm once, whichever rules name it. */
  protected harmsOf(point: Point): readonly string[] {
    return [...new Set(this.findingsOf(point).flatMap((finding) => harmOf(finding) ?? []))];
  }

  protected async recordHere(act: HereAct): Promise<void> {
    this.refusal.set(await this.request.record(act));
  }

  private keepFocus(): void {
    if (document.activeElement === document.body) this.leading().nativeElement.focus();
  }

  protected answerOf({ needs }: NeedGroup, point: Point): Answer {
    return answerTo(needs, point, this.answers(), this.request.today);
  }

  protected write({ key }: Point, answer: Answer): void {
    this.answers.update((answers) => new Map(answers).set(key, answer));
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    const signatures = signaturesOf(this.groups(), this.answers(), this.request.today);
    if (signatures === null || this.hindrance() !== null || this.password() === '') return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.request.act(this.password(), signatures);
      this.ref.close(true);
    } catch (error) {
      this.refuse(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** The answers stay; the password does not. */
  private refuse(error: unknown): void {
    this.refusal.set(error);
    this.password.set('');
    const found = problemOf(error).context?.['evaluation'] as Evaluation | undefined;
    if (found !== undefined) this.evaluation.set(found);
  }
}

const onlyOf = (fingerprints: readonly string[] | null, groups: readonly NeedGroup[]): readonly NeedGroup[] =>
  fingerprints === null
    ? groups
    : groups
        .map((group) => ({ ...group, points: group.points.filter((point) => point.fingerprints.some((one) => fingerprints.includes(one))) }))
        .filter(({ points }) => points.length > 0);

/** Not the first button: a key pressed too often must not record that something was asked. */
const FIRST_FIELD = 'select, input[type=password]';

/** Resolves to whether it was signed. */
export const askActivation = async (dialog: MatDialog, request: ActivationRequest): Promise<boolean> =>
  (await firstValueFrom(
    dialog
      .open<ActivationDialog, ActivationRequest, boolean>(ActivationDialog, { data: request, width: '720px', maxWidth: '94vw', autoFocus: FIRST_FIELD })
      .afterClosed(),
  )) === true;
