import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import type { CourseMove } from '@stagewell/shared/plans/staging';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { Learned } from './learned';
import { plural } from './plan-words';
import { budgetWords, type FindingsChange, impossibleWords, proofWords, relaxationWords, shiftWords } from './stage-words';

/** What the stager found, against the board it was asked about. */
export interface Outcome {
  readonly result: StageResult;
  /** Every course that is still planned, those that stay as well. */
  readonly moves: readonly CourseMove[];
  readonly findings: FindingsChange;
  /** What check-ins will tell on the days that are, and on the new ones; reported, whatever the aim. `null` = it cannot be told. */
  readonly information: { readonly now: PlanInformation | null; readonly then: PlanInformation | null };
}

/** The days that were found: which courses move and why there, how good it is, and what the rules say before and after. */
@Component({
  selector: 'app-stage-outcome',
  imports: [DayPipe, Icon, Learned, MatButton, SeverityChip],
  templateUrl: './stage-outcome.html',
  styleUrl: './stage-outcome.scss',
  host: { class: 'stack' },
})
export class StageOutcome {
  readonly outcome = input.required<Outcome>();
  readonly accepted = input.required<ReadonlySet<string>>();
  /** A plan that people rely on already: what changes comes first, and what stays is only counted. */
  readonly underWay = input.required<boolean>();
  readonly nameOf = input.required<(courseId: string) => string>();

  /** Names of courses whose cost is not known. */
  readonly unpriced = input<readonly string[]>([]);
  /** First days that do not suit the patient's week, in a sentence. */
  readonly weekdays = input<string | null>(null);
  /** The smallest relaxation is one of the wishes. */
  readonly mayRelax = input(false);

  readonly chosen = output<string>();
  readonly relaxed = output();

  protected readonly result = computed(() => this.outcome().result);
  protected readonly rows = computed(() => {
    const moves = this.underWay() ? this.outcome().moves.filter(({ days }) => days !== 0) : this.outcome().moves;
    return moves.map((move) => ({
      ...move,
      name: this.nameOf()(move.courseId),
      shift: shiftWords(move.days),
      why: this.result().why.find(({ courseId }) => courseId === move.courseId)?.text.en ?? null,
    }));
  });
  protected readonly lead = computed(() => {
    const moves = this.outcome().moves;
    const moved = moves.filter(({ days }) => days !== 0).length;
    if (moved === 0) return 'Every course stays on its day.';
    return `${moved} of ${plural(moves.length, 'course')} ${moved === 1 ? 'moves' : 'move'}${moved === moves.length ? '' : `, ${moves.length - moved} ${moves.length - moved === 1 ? 'stays' : 'stay'}`}.`;
  });
  protected readonly proof = computed(() => proofWords(this.result()));
  /** Proven: days are not what is wrong. */
  protected readonly unavoidable = computed(
    () => this.result().optimal && this.outcome().findings.counts.some(({ severity, after }) => severity === 'block' && after > 0),
  );
  protected readonly impossible = computed(() => impossibleWords(this.result()));
  protected readonly budget = computed(() => budgetWords(this.result().budget, this.unpriced()));
  protected readonly budgetRelaxation = computed(() => {
    const relaxation = this.result().budget?.relaxation ?? null;
    return relaxation === null || relaxation.moves.length === 0 ? null : relaxationWords(relaxation, this.nameOf());
  });
  protected readonly relaxation = computed(() => {
    const relaxation = this.result().relaxation;
    return relaxation === null ? null : relaxationWords(relaxation, this.nameOf());
  });
}
