import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { attainmentOn, ATTAINMENT_SOURCE, lastRating } from '@stagewell/shared/goals/attainment';
import type { GoalRatingView } from '@stagewell/shared/goals/goal-rating';
import { LEVEL_WORDS, levelText, signed } from '@stagewell/shared/goals/goal-scale';
import { type GoalView, RECORD } from '@stagewell/shared/patients/patient';
import { ChartStore } from '../chart/chart-store';
import { GOALS } from '../chart/sections/goals';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { askReason } from '../ui/reason-dialog';
import { askGoal } from './goal-dialog';
import { LEVEL_FIELDS } from './goal-draft';
import { attainmentWords, RATED_BY_WORDS } from './goal-words';
import { GoalsApi } from './goals-api';
import { askRating } from './rate-dialog';

/** What the patient wants, in their words, and how far it is reached: beside the board, because the plan is for it. */
@Component({
  selector: 'app-goals-card',
  imports: [DayPipe, Icon, MatButton],
  templateUrl: './goals-card.html',
  styleUrl: './goals-card.scss',
})
export class GoalsCard {
  private readonly store = inject(ChartStore);
  private readonly api = inject(GoalsApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  protected readonly source = ATTAINMENT_SOURCE;
  protected readonly mayWrite = computed(() => this.session.may('chart.write'));
  protected readonly spoken = computed(() => (this.store.chart()?.patient.language === 'es' ? 'es' : 'en'));
  private readonly today = computed(() => this.store.chart()?.today ?? '');
  private readonly ratings = computed(() => this.store.chart()?.goalRatings ?? []);
  private readonly kept = computed(() => (this.store.chart()?.goals ?? []).filter(({ status }) => status !== 'dropped').toSorted(GOALS.order));
  protected readonly rows = computed(() => this.kept().map((goal) => this.rowOf(goal)));
  private readonly attainment = computed(() => attainmentOn(this.kept(), this.ratings(), this.today()));
  protected readonly scored = computed(() => this.attainment().kind === 'score');
  protected readonly together = computed(() => attainmentWords(this.attainment(), (id) => this.kept().find((goal) => goal.id === id)?.text ?? ''));

  protected async add(): Promise<void> {
    if (await askGoal(this.dialog, { ...this.asking(), goal: null, rated: false })) this.done('The goal is on the chart.');
  }

  protected async edit(goal: GoalView): Promise<void> {
    if (await askGoal(this.dialog, { ...this.asking(), goal, rated: this.isRated(goal) })) this.done('The goal is saved.');
  }

  protected async rate(goal: GoalView): Promise<void> {
    if (goal.scale === null) return;
    const key = newKey();
    const rated = await askRating(this.dialog, {
      words: goal.text,
      scale: goal.scale,
      spoken: this.spoken(),
      today: this.today(),
      act: async (rating) => void (await this.api.rate(this.store.patientId(), goal.id, rating, key)),
    });
    if (rated) this.done('The rating is saved.');
  }

  protected async takeBack(rating: GoalRatingView): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: 'The rating leaves the chart and the score; it is kept in the record with your reason.',
      label: 'Reason',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.enteredInError(this.store.patientId(), rating, reason),
    });
    if (done) this.done('The rating is marked as entered in error.');
  }

  private rowOf(goal: GoalView) {
    const last = lastRating(goal.id, this.ratings(), this.today());
    const { scale } = goal;
    const spoken = this.spoken();
    return {
      goal,
      last,
      by: last === null ? '' : RATED_BY_WORDS[last.ratedBy],
      standing: last === null || scale === null ? '' : last.level === null ? 'Nobody could tell' : levelText(scale, last.level),
      levels:
        scale === null
          ? []
          : LEVEL_FIELDS.map(({ level }) => ({
              level,
              sign: signed(level),
              text: levelText(scale, level),
              word: LEVEL_WORDS[level][spoken],
              isStart: scale.baseline === level,
              isNow: last?.level === level,
            })),
    };
  }

  private isRated({ id }: GoalView): boolean {
    return this.ratings().some(({ goalId }) => goalId === id);
  }

  private asking() {
    return { patientId: this.store.patientId(), spoken: this.spoken() } as const;
  }

  private done(what: string): void {
    this.announce.politely(what);
    this.store.reload();
  }
}
