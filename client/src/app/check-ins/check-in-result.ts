import { Component, computed, input } from '@angular/core';
import type { CheckInRecorded, CheckInView, Trigger } from '@stagewell/shared/check-ins/check-in';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { bandOf } from '@stagewell/shared/check-ins/score';
import { adviceFor } from '@stagewell/shared/check-ins/trigger-texts';
import { numberText } from '@stagewell/shared/patients/quantity';
import type { LocalText } from '@stagewell/shared/text';
import { Icon } from '../ui/icon';
import { type ChipSeverity, SeverityChip } from '../ui/severity-chip';

export const PRIORITY_LOOKS: Readonly<Record<Trigger['priority'], { readonly severity: ChipSeverity; readonly word: string }>> = {
  stat: { severity: 'block', word: 'Now' },
  'same-day': { severity: 'warn', word: 'Today' },
  'within-24h': { severity: 'warn', word: 'Within 24 hours' },
  'within-2d': { severity: 'inform', word: 'Within 2 days' },
  'within-3d': { severity: 'inform', word: 'Within 3 days' },
};

const SCORED = ['peg', 'phq2', 'gad2', 'phq4'] as const;

const scoredLine = (id: InstrumentId, value: number | null) => ({
  name: INSTRUMENTS[id].name.en,
  value: value === null ? 'no score' : `${numberText(value, 1)} of ${INSTRUMENTS[id].range?.max}`,
  band: value === null ? INSTRUMENTS[id].missing.en : (bandOf(id, value)?.label.en ?? ''),
});

/** What became of a check-in: what needs doing now, what was scored, what happens next. Never a dead end. */
@Component({
  selector: 'app-check-in-result',
  imports: [Icon, SeverityChip],
  templateUrl: './check-in-result.html',
  styleUrl: './check-in-result.scss',
})
export class CheckInResult {
  readonly recorded = input.required<CheckInRecorded>();
  readonly language = input.required<keyof LocalText>();
  readonly patientName = input.required<string>();

  protected readonly urgent = computed(() => this.recorded().triggers.filter(({ priority }) => priority === 'stat' || priority === 'same-day'));
  protected readonly stat = computed(() => this.recorded().triggers.some(({ priority }) => priority === 'stat'));
  protected readonly others = computed(() => this.recorded().triggers.filter((trigger) => !this.urgent().includes(trigger)));
  protected readonly scores = computed(() => {
    const checkIn: CheckInView | null = this.recorded().checkIn;
    if (checkIn === null) return [];
    return [...SCORED.map((id) => scoredLine(id, checkIn[id])), ...checkIn.questionnaires.map(({ instrument, score }) => scoredLine(instrument, score))];
  });
  protected readonly tellPatient = computed(() => [...new Set(this.recorded().triggers.flatMap(({ id }) => adviceFor(id)?.[this.language()] ?? []))]);
  protected readonly next = computed(() => {
    const count = this.recorded().triggers.length;
    if (count === 0) return 'Nothing in it needs acting on. It is in the chart and in the progress lines.';
    return `${count === 1 ? '1 safety task was' : `${count} safety tasks were`} opened for the care team, each with a deadline; they stand on Today until someone writes down what was done.`;
  });

  protected lookOf(trigger: Trigger) {
    return PRIORITY_LOOKS[trigger.priority];
  }
}
