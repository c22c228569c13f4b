import { attributableOf } from '../progress/attribution/chart-attribution.js';
import { chartQuestion } from '../progress/attribution/chart-question.js';
import type { AttributionQuestion } from '../progress/attribution/question.js';
import type { Chart } from './chart.js';
import { viewOf } from './course-view.js';
import type { Board, PlanView } from './plan.js';
import type { InformationAsked } from './plan-information.js';
import type { Catalogue } from './sequencing-document.js';

/** What a chart tells so far of pain and interference, by which plans are judged. The same whatever stands on a board. */
export const soFarOf = (chart: Chart, catalogue: Catalogue): AttributionQuestion => chartQuestion(attributableOf(chart, catalogue), 'peg');

/** What the check-ins of a board, or of the plan as it is recorded, will tell is worked out from this. */
export const informedBy = (
  { plan, today }: Pick<Chart, 'plan' | 'today'>,
  board: Pick<Board | PlanView, 'courses'>,
  catalogue: Catalogue,
  soFar: AttributionQuestion,
): InformationAsked => ({
  courses: board.courses.map((course) => viewOf(course, plan?.courses.find(({ id }) => id === course.id) ?? null)),
  catalogue,
  today,
  activatedOn: plan?.activatedOn ?? null,
  soFar,
});
