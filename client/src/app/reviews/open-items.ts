import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { RED_FLAG_TEXTS } from '@stagewell/shared/check-ins/list-texts';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { openDecisions, planDecisions } from '@stagewell/shared/sequencing/open-decisions';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { dayText } from '../ui/day';

/** Red flags told before the first review are looked back for this long. */
const LOOK_BACK_DAYS = 90;

/** What is open before anything is judged. */
export interface OpenItems {
  readonly tasks: Chart['tasks'];
  /** A sentence a check-in that told of any, newest first. */
  readonly redFlags: readonly string[];
  /** Whether a check-in asked for red flags since then: not asked is not "none". */
  readonly redFlagsAsked: boolean;
  readonly since: CalendarDate;
  /** What the rules ask of the plan and nobody has answered for, as `block` or `warn`. */
  readonly findings: readonly { readonly blocks: boolean; readonly text: string; readonly ruleId: string }[];
}

const findingsOf = (chart: Chart, catalogue: ReadonlyMap<string, CatalogueEntry>, rules: readonly Rule[]): OpenItems['findings'] => {
  const { plan, today } = chart;
  if (plan === null || !RUNNING.includes(plan.state) || plan.courses.some(({ modalityId }) => !catalogue.has(modalityId))) return [];
  return openDecisions(planDecisions(evaluate(documentOf(chart, plan, catalogue, today), rules), plan.signatures, today))
    .map(({ needs, text, ruleId }) => ({ blocks: needs !== 'acknowledge', text: text.en, ruleId }))
    .toSorted((a, b) => Number(b.blocks) - Number(a.blocks));
};

/** Safety tasks, red flags since the last decision (or the last 90 days), and findings of the plan that wait for somebody. */
export const openItems = (chart: Chart, catalogue: ReadonlyMap<string, CatalogueEntry>, rules: readonly Rule[]): OpenItems => {
  const { today, checkIns, tasks, reviewDecisions } = chart;
  const since = reviewDecisions.at(-1)?.on ?? addDays(today, -LOOK_BACK_DAYS);
  const asked = checkIns.filter(({ takenOn, redFlags }) => takenOn >= since && redFlags !== null);
  return {
    tasks: tasks.filter(({ state }) => state === 'open'),
    redFlags: asked
      .filter(({ redFlags }) => (redFlags ?? []).length > 0)
      .toReversed()
      .map(({ takenOn, redFlags }) => `${(redFlags ?? []).map((flag) => RED_FLAG_TEXTS[flag].en).join('; ')} (${dayText(takenOn)})`),
    redFlagsAsked: asked.length > 0,
    since,
    findings: findingsOf(chart, catalogue, rules),
  };
};
