import { Injectable } from '@nestjs/common';
import { attributable, beyondScope } from '@stagewell/shared/plans/beyond-scope';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import type { PlanChange } from '@stagewell/shared/plans/co-sign';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { nameOf } from '@stagewell/shared/progress/courses';
import { progressOf } from '@stagewell/shared/progress/summary';
import { decisionProblems, type DecidedCourse, type NewReviewDecision } from '@stagewell/shared/reviews/decision';
import { evidenceOf, leadMeasure } from '@stagewell/shared/reviews/evidence';
import { v7 } from 'uuid';
import { changeRunning } from './change-plan.js';
import { loadPlan, type Judged } from './load-plan.js';
import { putBoard } from './put-board.js';
import type { Me } from '../platform/me.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { ERRAND } from '../tasks/tasks.sql.js';
import { REVIEW_DECISION_TABLE } from '../reviews/decision.entity.js';
import { COURSES_END, REVIEWS_DONE } from '../reviews/decision.sql.js';

/** A review with its decisions: the plan that follows, the reviews that took place, and what was known, stored together or not at all. */
@Injectable()
export class DecisionsService {
  constructor(private readonly uow: UnitOfWork) {}

  decide(planId: string, input: NewReviewDecision, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, planId);
      refuse(plan, input, tx);
      return changeRunning(tx, plan, { change: changeOf(input), what: whatOf(input), fields: fieldsOf(input), accepted: input.accepted }, async (before) => {
        await putBoard(tx, plan, input.board);
        await endCourses(tx, plan, input);
        await settleReviews(tx, plan, input);
        await keep(tx, before, input);
      });
    });
  }
}

const refuse = (plan: PlanView, input: NewReviewDecision, tx: Tx): void => {
  if (!RUNNING.includes(plan.state))
    throw new Refusal(409, 'plan-not-running', `The plan is ${plan.state}: nothing of it runs that could be reviewed. Nothing was stored.`);
  const errors = decisionProblems(input, plan, tx.today);
  if (errors.length > 0)
    throw new Refusal(422, 'decision-refused', 'The review cannot be stored as it is. Nothing was stored; your decisions are still on the screen.', { errors });
};

const changeOf = ({ board, endings }: NewReviewDecision): PlanChange => (board !== null ? 'board' : endings.length > 0 ? 'course-stop' : 'review');
const whatOf = ({ decisions }: NewReviewDecision): string => `Reviewed: ${[...new Set(decisions.map(({ kind }) => kind))].join(', ')}`;
const fieldsOf = ({ board, endings }: NewReviewDecision): readonly string[] => [
  'reviewDecisions',
  ...(board === null ? [] : ['stages']),
  ...(board === null && endings.length === 0 ? [] : ['courses']),
];

const endCourses = async (tx: Tx, plan: PlanView, { endings, decisions }: NewReviewDecision): Promise<void> => {
  if (endings.length === 0) return;
  const reasons = new Map(decisions.map(({ courseId, rationale }) => [courseId, rationale.trim()]));
  const ends = endings.map(({ courseId, learned }) => ({ id: courseId, learned, reason: reasons.get(courseId) ?? '' }));
  await tx.rows(COURSES_END, [tx.clinicId, plan.id, JSON.stringify(ends), tx.today]);
};

const settleReviews = async (tx: Tx, plan: PlanView, { reviewIds, decisions }: NewReviewDecision): Promise<void> => {
  if (reviewIds.length === 0) return;
  const outcome = decisions.map(({ kind }) => kind).join(', ');
  const settled = await tx.rows(REVIEWS_DONE, [tx.clinicId, plan.id, reviewIds, tx.today, tx.me.accountId, tx.now, outcome]);
  if (settled.length < reviewIds.length)
    throw new Refusal(
      409,
      'review-settled',
      'One of these reviews is settled already, or the plan no longer calls for it. Nothing was stored; load the review again, your decisions stay on the screen.',
    );
  for (const objectId of reviewIds) tx.record({ object: 'review', objectId, patientId: plan.patientId, fields: ['state', 'outcome', 'doneOn'] });
};

/** What was known is worked out here, on the chart as it was before: nobody sends their own evidence. */
const decided = ({ chart, catalogue, rules, plan }: Judged, { decisions }: NewReviewDecision): readonly DecidedCourse[] => {
  const progress = progressOf(chart, catalogue);
  const attributed = attributionFor(attributable(chart, beyondScope(chart, catalogue, rules.rules)), catalogue, leadMeasure(progress));
  return decisions.map((decision) => {
    const course = plan.courses.find(({ id }) => id === decision.courseId);
    return {
      ...decision,
      rationale: decision.rationale.trim(),
      name: course === undefined ? '' : nameOf(course, catalogue),
      evidence: course === undefined ? null : evidenceOf(progress, attributed, course.id),
    };
  });
};

const keep = async (tx: Tx, before: Judged, input: NewReviewDecision): Promise<void> => {
  const { plan } = before;
  const { nextOn, words, reviewIds } = input;
  const id = v7();
  await tx.manager.insert(REVIEW_DECISION_TABLE.entity, {
    clinicId: tx.clinicId,
    id,
    planId: plan.id,
    patientId: plan.patientId,
    decidedOn: tx.today,
    decidedAt: tx.now,
    decidedBy: tx.me.accountId,
    versionBefore: plan.version,
    versionAfter: plan.version + 1,
    reviewIds,
    decisions: decided(before, input),
    nextOn,
    wordsEn: words.en.trim(),
    wordsEs: words.es.trim(),
  });
  tx.record({ object: 'review-decision', objectId: id, patientId: plan.patientId, fields: Object.keys(input) });
  if (nextOn !== null) await askForAnotherLook(tx, plan, nextOn);
};

/** The plan calls for its own reviews; another one that somebody wants besides is booked by the front desk. */
const askForAnotherLook = async (tx: Tx, { patientId }: PlanView, by: string): Promise<void> => {
  const id = v7();
  await tx.rows(ERRAND, [tx.clinicId, id, patientId, 'Book the next review, as agreed at the last one', tx.now, by, tx.me.zone]);
  tx.record({ object: 'errand', objectId: id, patientId, fields: ['what', 'dueOn'] });
};
