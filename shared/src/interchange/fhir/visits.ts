import type { AppointmentView } from '../../calendar/appointment.js';
import type { VisitState } from '../../calendar/visit-steps.js';
import type { TaskView } from '../../check-ins/check-in.js';
import type { AuthorisationState, AuthorisationView } from '../../coverage/authorisation.js';
import type { ReviewView } from '../../reviews/review.js';
import { peopleNamed } from './people.js';
import { courseReference } from './plan-resources.js';
import type { PatientRecord } from './record.js';
import { coding, concept, ownSystem, present, reference, toPatient, type Element, type Resource } from './resource.js';

const VISIT_STATUS: Readonly<Record<VisitState, string>> = {
  scheduled: 'booked',
  arrived: 'arrived',
  roomed: 'checked-in',
  done: 'fulfilled',
  'no-show': 'noshow',
  cancelled: 'cancelled',
};

const visitOf = (visit: AppointmentView, practitioners: ReadonlySet<string>): Resource => {
  const actors = [
    toPatient(visit.patientId),
    reference('Location', visit.siteId, visit.siteName),
    ...(visit.accountId !== null && practitioners.has(visit.accountId) ? [reference('Practitioner', visit.accountId)] : []),
  ];
  return present({
    resourceType: 'Appointment',
    id: visit.id,
    status: VISIT_STATUS[visit.state],
    serviceType: [concept([], visit.visitType)],
    start: visit.startsAt,
    end: visit.endsAt,
    minutesDuration: visit.lengthMinutes,
    comment: visit.note,
    ...(visit.state === 'cancelled' ? { cancelationReason: concept([], visit.reason) } : {}),
    participant: actors.map((actor) => ({ actor, status: visit.state === 'cancelled' ? 'declined' : 'accepted' })),
  });
};

const reviewOf = (review: ReviewView, { chart, plans, catalogue }: PatientRecord): Resource => {
  const courses = plans.flatMap((plan) => plan.courses).filter(({ id }) => review.courseIds.includes(id));
  const names = courses.map(({ modalityId }) => catalogue.get(modalityId)?.name.en ?? modalityId);
  const [plan] = plans.filter(({ id }) => id === chart.plan?.id);
  return present({
    resourceType: 'Task',
    id: review.id,
    status: 'requested',
    intent: 'plan',
    code: concept([coding(ownSystem('review'), review.moment)]),
    description: names.length === 0 ? 'Review of the plan' : `Review of ${names.join(', ')}`,
    focus: courses[0] && courses.length === 1 ? courseReference(courses[0], catalogue) : plan ? reference('CarePlan', plan.id) : {},
    for: toPatient(chart.patient.id),
    restriction: { period: { start: review.earliest, end: review.latest } },
    input: [{ type: concept([coding(ownSystem('review'), 'target')], 'Best day'), valueDate: review.target }],
  });
};

/** How soon somebody has to act, in FHIR's words. */
const PRIORITY: Readonly<Record<TaskView['priority'], string>> = {
  stat: 'stat',
  'same-day': 'asap',
  'within-24h': 'urgent',
  'within-2d': 'urgent',
  'within-3d': 'routine',
};

const safetyTaskOf = (task: TaskView): Resource =>
  present({
    resourceType: 'Task',
    id: task.id,
    status: task.state === 'done' ? 'completed' : 'requested',
    intent: 'order',
    priority: PRIORITY[task.priority],
    code: concept([coding(ownSystem('trigger'), task.triggerId)], task.what),
    description: task.action,
    for: toPatient(task.patientId),
    authoredOn: task.openedAt,
    restriction: { period: { end: task.dueAt } },
    ...(task.outcome === '' ? {} : { output: [{ type: concept([], 'Outcome'), valueString: task.outcome }] }),
  });

const ASKED: Readonly<Record<AuthorisationState, string>> = {
  needed: 'draft',
  requested: 'requested',
  granted: 'accepted',
  denied: 'rejected',
  withdrawn: 'cancelled',
};

/** What a payer is asked: of which treatment, by which coverage, and what was answered. */
const authorisationOf = (asked: AuthorisationView, { chart, plans, catalogue }: PatientRecord): Resource => {
  const course = plans.flatMap(({ courses }) => courses).find(({ id }) => id === asked.courseId);
  const coverage = chart.coverages.find(({ id }) => id === asked.coverageId);
  const type = (what: string): Element => concept([coding(ownSystem('authorisation'), what)]);
  return present({
    resourceType: 'Task',
    id: asked.id,
    identifier: asked.number === '' ? [] : [{ system: 'urn:stagewell:authorisation', value: asked.number }],
    status: ASKED[asked.state],
    intent: 'order',
    code: concept([coding(ownSystem('authorisation'), 'authorisation')], 'Authorisation by the payer'),
    description: catalogue.get(asked.modalityId)?.name.en ?? asked.modalityId,
    focus: course ? courseReference(course, catalogue) : {},
    for: toPatient(chart.patient.id),
    authoredOn: asked.neededOn,
    restriction: { period: { start: asked.startsOn, end: asked.expiresOn } },
    note: [{ text: asked.note }],
    input: coverage ? [{ type: type('coverage'), valueReference: reference('Coverage', coverage.id) }] : [],
    output: asked.decidedOn === null ? [] : [{ type: type('decided'), valueDate: asked.decidedOn }],
  });
};

/** Booked visits, reviews that are due, safety tasks, and what payers are asked. */
export const visitResources = (record: PatientRecord): readonly Resource[] => {
  const practitioners = peopleNamed(record);
  return [
    ...record.appointments.map((visit) => visitOf(visit, practitioners)),
    ...record.chart.dueReviews.map((review) => reviewOf(review, record)),
    ...record.chart.tasks.map(safetyTaskOf),
    ...record.chart.authorisations.map((asked) => authorisationOf(asked, record)),
  ];
};
