import { Component, computed, input } from '@angular/core';
import { PLAN_PAGE } from '@stagewell/shared/plans/patient-plan-words.data';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import { dayInWords } from '@stagewell/shared/dates';
import type { LocalText } from '@stagewell/shared/text';

/** The patient's plan as it is read: on the phone, on the clinic's screen and on paper. It shows what it is given and asks for nothing. */
@Component({
  selector: 'app-patient-plan-sheet',
  templateUrl: './patient-plan-sheet.html',
  styleUrl: './patient-plan-sheet.scss',
  host: { '[class.large]': 'large()', '[attr.lang]': 'language()' },
})
export class PatientPlanSheet {
  readonly plan = input.required<PatientPlan>();
  readonly language = input.required<keyof LocalText>();
  readonly large = input(false);

  protected readonly words = PLAN_PAGE;
  protected readonly changed = computed(() => this.say(dayInWords(this.plan().changedOn)));
  protected readonly made = computed(() => this.say(dayInWords(this.plan().madeOn)));

  protected say(text: LocalText): string {
    return text[this.language()];
  }
}
