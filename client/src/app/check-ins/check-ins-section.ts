import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { isLate } from '@stagewell/shared/check-ins/answered';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { RED_FLAG_TEXTS } from '@stagewell/shared/check-ins/list-texts';
import { CHART_CHECK_INS } from '@stagewell/shared/plans/chart';
import { RECORD } from '@stagewell/shared/patients/patient';
import { numberText } from '@stagewell/shared/patients/quantity';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { DayPipe, MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { AskedCard } from './asked-card';
import { scoreText } from './questionnaire-list';
import { CheckInsApi } from './check-ins-api';
import { SOURCE_WORDS } from './check-in-words';

const COLUMNS = ['PEG', 'Now', 'Worst', 'Sleep', 'Function', 'PHQ-4'] as const;

/** Zero is a score; missing is a dash. Means are shown to one decimal. */
const shown = (value: number | null): string => (value === null ? '—' : numberText(value, 1));

const redFlagText = ({ redFlags }: CheckInView): string => {
  if (redFlags === null) return 'Not asked';
  return redFlags.length === 0 ? 'None' : redFlags.map((flag) => RED_FLAG_TEXTS[flag].en).join('; ');
};

/** Every check-in of the patient, newest first. */
@Component({
  selector: 'app-check-ins-section',
  imports: [AskedCard, DayPipe, EmptyState, Icon, MatButton, MomentPipe, ProblemCard, RouterLink, SectionHeading, SeverityChip],
  templateUrl: './check-ins-section.html',
  styleUrl: './check-ins-section.scss',
  host: { class: 'stack' },
})
export class CheckInsSection {
  private readonly api = inject(CheckInsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly store = inject(ChartStore);

  protected readonly columns = COLUMNS;
  protected readonly sources = SOURCE_WORDS;
  /** Those before the ones that the chart brings; forgotten when the chart is read anew. */
  private readonly older = linkedSignal<unknown, readonly CheckInView[]>({ source: () => this.store.chart()?.checkIns, computation: () => [] });
  protected readonly fetching = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly exhausted = signal(false);
  protected readonly mayHaveOlder = computed(() => (this.store.chart()?.checkIns.length ?? 0) >= CHART_CHECK_INS && !this.exhausted());
  protected readonly rows = computed(() =>
    [...(this.store.chart()?.checkIns ?? []), ...this.older()]
      .sort((a, b) => b.takenOn.localeCompare(a.takenOn) || b.recordedAt.localeCompare(a.recordedAt))
      .map((checkIn) => ({
        checkIn,
        scores: this.scoresOf(checkIn),
        flags: redFlagText(checkIn),
        flagged: (checkIn.redFlags ?? []).length > 0,
        late: isLate(checkIn),
        more: this.moreOf(checkIn),
      })),
  );

  protected async fetchOlder(): Promise<void> {
    const oldest = this.rows().at(-1)?.checkIn;
    if (oldest === undefined) return;
    this.fetching.set(true);
    this.refusal.set(null);
    try {
      const more = await this.api.older(this.store.patientId(), oldest.id);
      this.older.update((known) => [...known, ...more]);
      if (more.length === 0) this.exhausted.set(true);
      this.announce.politely(`${more.length} older check-ins`);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.fetching.set(false);
    }
  }

  protected async enteredInError(checkIn: CheckInView): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: 'The check-in disappears from the chart and from progress; the trail keeps it, with your reason.',
      label: 'What is wrong with it',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.enteredInError(this.store.patientId(), checkIn.id, reason),
    });
    if (!done) return;
    this.announce.politely('Marked as entered in error');
    this.store.reload();
  }

  private scoresOf({ peg, painNow, painWorst, sleep, function: functional, phq4 }: CheckInView): readonly string[] {
    return [peg, painNow, painWorst, sleep, functional, phq4].map(shown);
  }

  /** Everything else that was answered, one line per topic. */
  private moreOf(checkIn: CheckInView): readonly string[] {
    const nameOf = (courseId: string | null): string => {
      const course = this.store.chart()?.plan?.courses.find(({ id }) => id === courseId);
      return course === undefined ? 'an earlier course' : (this.store.catalogue().get(course.modalityId)?.name.en ?? course.modalityId);
    };
    return [
      `PEG answers: pain ${shown(checkIn.pegPain)}, enjoyment ${shown(checkIn.pegEnjoyment)}, activity ${shown(checkIn.pegActivity)}`,
      `PHQ-2 ${shown(checkIn.phq2)}, GAD-2 ${shown(checkIn.gad2)} (answers ${checkIn.phq4Items.map(shown).join(', ')})`,
      ...checkIn.questionnaires.map((one) => `${INSTRUMENTS[one.instrument].name.en}: ${scoreText(one, 'en')}`),
      ...checkIn.adherence.map(({ courseId, percent }) => `${nameOf(courseId)}: ${percent === null ? 'adherence not answered' : `${percent} % done`}`),
      ...checkIn.sideEffects.map(
        ({ courseId, what, severity, wantsToStop }) =>
          `Side effect: ${what}, ${severity}${courseId === null ? '' : ` (${nameOf(courseId)})`}${wantsToStop ? '; wants to stop' : ''}`,
      ),
      ...(checkIn.note === '' ? [] : [`Note: ${checkIn.note}`]),
    ];
  }
}
