import { MODALITIES, MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { courseOf, moveCourse } from '@stagewell/shared/plans/board';
import { informedBy } from '@stagewell/shared/plans/chart-information';
import { planImprovements } from '@stagewell/shared/plans/plan-improvements';
import { informationOf, readingsOfPlan } from '@stagewell/shared/plans/plan-information';
import { plannedInformation } from '@stagewell/shared/progress/attribution/information';
import { priorsFor, scaleOf } from '@stagewell/shared/progress/attribution/scales';

const TODAY = '2027-03-01';
const TYPICAL = ['duloxetine', 'pt_exercise', 'cbt', 'esi', 'gabapentin', 'acupuncture'];
const spread = (count) => Array.from({ length: count }, (_, index) => MODALITIES[Math.floor((index * MODALITIES.length) / count)].id);

/** Plans as they are dragged: so many weekly readings made, then a start every so many days. */
const PLANS = [
  { name: 'typical', modalities: TYPICAL, made: 40, gap: 14 },
  { name: 'draft', modalities: TYPICAL, made: 0, gap: 14 },
  { name: 'twelve courses', modalities: spread(12), made: 40, gap: 14 },
  { name: 'forty courses over eighteen months', modalities: spread(40), made: 0, gap: 12 },
  { name: 'six courses after two years', modalities: TYPICAL, made: 104, gap: 14 },
];

const boardOf = ({ modalities, gap }) => ({
  title: '',
  urgentReason: '',
  stages: [],
  courses: modalities.map((id, index) =>
    courseOf(MODALITY_BY_ID.get(id), { id: `c${String(index).padStart(2, '0')}`, stageId: 's', startsOn: addDays(TODAY, 14 + gap * index) }),
  ),
});

const soFarOf = ({ made }) => ({
  scale: scaleOf('peg'),
  readings: Array.from({ length: made }, (_, week) => ({ on: addDays(TODAY, -7 * (made - week)), value: 5 })),
  ...{ courses: [], events: [], enrolledHighOn: null, priors: priorsFor('peg') },
});

const ROUNDS = { warm: 400, measured: 1000 };
const timesOf = (work, { warm, measured } = ROUNDS) => {
  for (let round = 0; round < warm; round++) work(round);
  return Array.from({ length: measured }, (_, round) => {
    const began = performance.now();
    work(round);
    return performance.now() - began;
  });
};

const measure = (plan) => {
  const [board, soFar] = [boardOf(plan), soFarOf(plan)];
  const chart = { plan: { courses: [], activatedOn: plan.made === 0 ? null : addDays(TODAY, -7 * plan.made) }, today: TODAY };
  const dragged = Math.floor(board.courses.length / 2);
  const { id, startsOn } = board.courses[dragged];
  /** The board with one course a little elsewhere, as a drag has it on every frame. */
  const askedOn = (round) => informedBy(chart, moveCourse(board, id, addDays(startsOn, round % 28)), MODALITY_BY_ID, soFar);
  const { readings } = readingsOfPlan(askedOn(0));
  const slow = { warm: 10, measured: plan.modalities.length > 12 ? 20 : 100 };
  return {
    name: plan.name,
    courses: plan.modalities.length,
    checkIns: readings.days.length,
    frame: timesOf((round) => informationOf(askedOn(round))),
    model: timesOf(() => plannedInformation(readings)),
    improvements: timesOf((round) => planImprovements(askedOn(round)), slow),
  };
};

/** Of each plan: a frame of a drag, the model alone, and what would be better (worked out in spare time). */
export const planned = () => PLANS.map(measure);
