import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { payerPacket, type PacketTrial } from '@stagewell/shared/coverage/payer-packet';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import type { ConditionView } from '@stagewell/shared/patients/patient';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { counted } from '@stagewell/shared/text';
import { ClinicsApi } from '../clinics/clinics-api';
import { doseText, looksOf, periodText, STOP_WORDS } from '../history/history-words';
import { PlanEditor } from '../plans/plan-editor';
import { stepWords } from '../plans/plan-words';
import { PrintHead } from '../plans/print-head';
import { DayPipe, dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { SectionHeading } from '../ui/section-heading';

/** On one page what a payer asks for before it allows a treatment: what for, what was tried and when, how it was, how it is. */
@Component({
  selector: 'app-payer-packet-page',
  imports: [DayPipe, EmptyState, MatButton, PrintHead, RouterLink, SectionHeading],
  templateUrl: './payer-packet-page.html',
  styleUrl: './payer-packet-page.scss',
  host: { class: 'stack' },
})
export class PayerPacketPage {
  protected readonly editor = inject(PlanEditor);
  private readonly clinics = inject(ClinicsApi);

  readonly authorisationId = input.required<string>();

  protected readonly clinic = computed(() => (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().name : ''));
  private readonly authorisation = computed(() => this.editor.chart()?.authorisations.find(({ id }) => id === this.authorisationId()) ?? null);
  protected readonly shown = computed(() => {
    const [chart, asked] = [this.editor.chart(), this.authorisation()];
    if (chart === null || asked === null) return null;
    const { conditions, tried, before, running, baseline, latest, ...packet } = payerPacket(chart, asked, this.editor.catalogue());
    return {
      ...packet,
      asked,
      patient: chart.patient,
      today: chart.today,
      name: this.nameOf(asked.modalityId),
      days: packet.course === null ? '' : daysOf(packet.course, this.editor.catalogue().get(packet.course.modalityId)?.category === 'interventional'),
      steps: packet.course === null ? '' : stepWords(packet.course.steps),
      conditions: conditions.map(conditionWords),
      rows: tried.map((trial) => this.rowOf(trial)),
      before: before.map((trial) => this.rowOf(trial)),
      running: running.map((course) => ({
        id: course.id,
        name: this.nameOf(course.modalityId),
        when: course.endedOn === null ? `since ${dayText(course.startedOn)}` : `${dayText(course.startedOn)} to ${dayText(course.endedOn)}`,
        dose: stepWords(takenSteps(course, chart.today)),
        ended: course.endedOn === null ? 'still going on' : 'ended',
      })),
      baseline: baseline === null ? null : { ...baseline, peg: baseline.figures['peg'] ?? null },
      latest,
    };
  });

  protected print(): void {
    window.print();
  }

  private nameOf(modalityId: string): string {
    return this.editor.catalogue().get(modalityId)?.name.en ?? modalityId;
  }

  private rowOf({ treatment, verdict }: PacketTrial) {
    return {
      id: treatment.id,
      name: treatment.modalityId === null ? treatment.label : this.nameOf(treatment.modalityId),
      when: periodText(treatment),
      dose: doseText(treatment),
      result: looksOf(verdict)
        .map(({ word }) => word)
        .join(', '),
      relief: reliefWords(treatment.reliefPercent, treatment.reliefDays),
      ended: treatment.stopReason === null ? (treatment.ongoing ? 'still going on' : 'not known') : STOP_WORDS[treatment.stopReason],
    };
  }
}

/** Zero percent is an answer. */
const reliefWords = (percent: number | null, days: number | null): string => {
  if (percent === null) return days === null ? 'relief not known' : `some relief for ${counted(days, 'day')}, how much is not known`;
  return `${percent} % relief${days === null ? '' : ` for ${counted(days, 'day')}`}`;
};

/** A procedure of which nobody said more takes place once, as on the patient's own page. */
const daysOf = ({ startsOn, endsOn, sessionsPerWeek }: CourseView, isProcedure: boolean): string => {
  const isOnce = endsOn === null && sessionsPerWeek === null && isProcedure;
  if (isOnce || endsOn === startsOn) return `on ${dayText(startsOn)} (one day)`;
  return endsOn === null ? `from ${dayText(startsOn)} on, with no planned last day` : `from ${dayText(startsOn)} to ${dayText(endsOn)}`;
};

/** What was taken so far, not what was planned for later. */
const takenSteps = ({ steps, startedOn, endedOn }: CourseView, today: CalendarDate): CourseView['steps'] => {
  const until = endedOn ?? today;
  return steps.filter(({ day }) => startedOn !== null && addDays(startedOn, day) <= until);
};

const conditionWords = ({ id, label, codings, onsetOn }: ConditionView) => ({
  id,
  label,
  code: codings.find(({ system }) => system === 'icd-10-cm')?.code ?? 'no code',
  onset: onsetOn === null ? '' : `since ${dayText(onsetOn)}`,
});
