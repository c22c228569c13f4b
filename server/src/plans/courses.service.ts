import { Injectable } from '@nestjs/common';
import { TERMINAL } from '@stagewell/shared/plans/lifecycle';
import type { CourseStart, CourseStop, CourseView, PlanView } from '@stagewell/shared/plans/plan';
import { baselineOf } from '@stagewell/shared/progress/baseline';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { changeRunning } from './change-plan.js';
import { loadPlan, type Judged } from './load-plan.js';
import { BASELINE, COURSE_TABLE, PLAN_TABLE } from './plan.entity.js';

/** A course becomes active only by a recorded start, and ends only by a recorded stop: never by the calendar. */
@Injectable()
export class CoursesService {
  constructor(private readonly uow: UnitOfWork) {}

  start(planId: string, courseId: string, { startedOn, accepted }: CourseStart, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, planId);
      const course = courseIn(plan, courseId);
      if (plan.state !== 'active') throw illegal('The plan is not active, so no course can start. Activate it first. Nothing was stored.');
      if (course.state !== 'planned') throw illegal(`This course is ${course.state} already. Nothing was stored.`);
      refuseFuture(startedOn, tx, 'startedOn');
      return changeRunning(tx, plan, { change: 'course-start', what: 'Course started', fields: ['courses'], accepted }, async (before) => {
        await updateVersioned(tx, PLAN_TABLE, { id: planId }, {});
        await tx.manager.update(COURSE_TABLE.entity, { clinicId: tx.clinicId, planId, id: courseId }, { state: 'active', startedOn });
        if (plan.courses.every(({ state }) => state === 'planned')) await lockBaseline(tx, before, startedOn);
      });
    });
  }

  stop(planId: string, courseId: string, { endedOn, reason, learned, completed, accepted }: CourseStop, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, planId);
      const course = courseIn(plan, courseId);
      if (TERMINAL.includes(plan.state)) throw illegal(`The plan is ${plan.state} and locked. Nothing was stored; write an addendum to it.`);
      if (course.state !== 'active') throw illegal(`This course is ${course.state}, so it cannot be stopped. Nothing was stored.`);
      refuseFuture(endedOn, tx, 'endedOn');
      if (course.startedOn !== null && endedOn < course.startedOn)
        throw badRequest('fields-refused', 'The last day lies before the first. Nothing was stored.', [
          { path: 'endedOn', message: `Not before ${course.startedOn}` },
        ]);
      const state = completed ? 'completed' : 'stopped';
      return changeRunning(tx, plan, { change: 'course-stop', what: `Course ${state}`, fields: ['courses'], accepted }, async () => {
        await updateVersioned(tx, PLAN_TABLE, { id: planId }, {});
        await tx.manager.update(COURSE_TABLE.entity, { clinicId: tx.clinicId, planId, id: courseId }, { state, endedOn, stopReason: reason, learned });
      });
    });
  }
}

const courseIn = (plan: PlanView, id: string): CourseView => {
  const course = plan.courses.find((one) => one.id === id);
  if (!course) throw notFound();
  return course;
};

const illegal = (detail: string): Refusal => new Refusal(409, 'illegal-transition', detail);

const refuseFuture = (day: string, tx: Tx, path: string): void => {
  if (day > tx.today)
    throw badRequest('fields-refused', 'That day is still to come; record it when it has happened. Nothing was stored.', [
      { path, message: `Not after ${tx.today}` },
    ]);
};

/** The comparison point of every later judgement, kept as it was on the day the first course started. */
const lockBaseline = async (tx: Tx, { chart, plan }: Judged, startedOn: string): Promise<void> => {
  const { from, to, figures, quality, qualityReasons } = baselineOf(chart.checkIns, { firstCourseStart: startedOn, today: tx.today });
  await tx.manager.insert(BASELINE.entity, {
    clinicId: tx.clinicId,
    planId: plan.id,
    patientId: plan.patientId,
    firstOn: from,
    lastOn: to,
    lockedOn: tx.today,
    figures,
    quality,
    qualityReasons,
  });
  tx.record({ object: 'baseline', objectId: plan.id, patientId: plan.patientId, fields: Object.keys(figures) });
};
