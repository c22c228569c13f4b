import { checkInsOf } from '../check-ins/cadence.js';
import { sumText } from '../coverage/quote-words.js';
import type { Quote } from '../coverage/quote.js';
import { addDays, dayInWords, weekdayOf, type CalendarDate } from '../dates.js';
import type { SafetyContact } from '../people/safety-contact.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { reviewsOf } from '../reviews/derive.js';
import { say, type LocalText } from '../text.js';
import type { Modality } from '../catalogue/modality.js';
import type { Rule } from '../sequencing/rules.js';
import type { Chart } from './chart.js';
import { costOf, monthsOf, type PatientCost, type PatientMonth } from './patient-costs.js';
import { questionsOf, type PatientQuestion } from './patient-questions.js';
import { LOOKED_AT, PLAN_PAGE } from './patient-plan-words.data.js';
import type { CourseView, PlanView } from './plan.js';
import type { Catalogue } from './sequencing-document.js';

/** What the page is made from. `quote` is the one that is frozen with the plan; `null` = nothing was quoted. */
export interface PatientPlanAsked {
  readonly chart: Pick<Chart, 'patient' | 'goals' | 'conditions' | 'questions'>;
  readonly plan: PlanView;
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly contact: Pick<SafetyContact, 'clinicPhone' | 'onCallPhone' | 'crisisEn' | 'crisisEs'>;
  readonly clinicName: string;
  readonly quote: Quote | null;
  /** The day on which the plan was last saved. */
  readonly changedOn: CalendarDate;
  readonly today: CalendarDate;
}

/** One treatment, in plain words. `written` is free text of the clinic in the language in which it was written. */
export interface PatientCourse {
  readonly id: string;
  readonly name: LocalText;
  readonly what: LocalText;
  readonly whyNow: LocalText;
  readonly when: readonly LocalText[];
  readonly expect: readonly LocalText[];
  readonly know: LocalText;
  readonly ifNot: LocalText;
  readonly sideEffects: readonly LocalText[];
  readonly practice: string;
  readonly cost: PatientCost | null;
}
export interface PatientWeek {
  readonly from: CalendarDate;
  readonly starts: LocalText;
  readonly items: readonly LocalText[];
}

/** One page for the patient, in both languages; goals stay in the patient's own words. */
export interface PatientPlan {
  readonly givenName: string;
  readonly clinicName: string;
  readonly madeOn: CalendarDate;
  readonly changedOn: CalendarDate;
  readonly planVersion: number;
  /** What is said of a plan that does not run; `null` = it runs. */
  readonly standing: LocalText | null;
  readonly goals: readonly { readonly text: string; readonly why: string }[];
  /** Open ones first, then the last that were answered. */
  readonly questions: readonly PatientQuestion[];
  readonly courses: readonly PatientCourse[];
  readonly checkIns: LocalText;
  readonly weeks: readonly PatientWeek[];
  readonly call: readonly { readonly who: LocalText; readonly number: string }[];
  readonly crisis: LocalText;
  readonly total: LocalText | null;
  /** Month by month from this one on; empty = nothing was quoted. */
  readonly months: readonly PatientMonth[];
}

const WEEKS = 6;
const WEEKDAYS = [
  say('Monday', 'lunes'),
  say('Tuesday', 'martes'),
  say('Wednesday', 'miércoles'),
  say('Thursday', 'jueves'),
  say('Friday', 'viernes'),
  say('Saturday', 'sábado'),
  say('Sunday', 'domingo'),
] as const;

/** "Monday, March 1, 2027" / "lunes 1 de marzo de 2027". */
export const fullDay = (day: CalendarDate): LocalText => {
  const [weekday, words] = [WEEKDAYS[weekdayOf(day) - 1] ?? say('', ''), dayInWords(day)];
  return say(`${weekday.en}, ${words.en}`, `${weekday.es} ${words.es}`);
};

const isOver = ({ state }: CourseView): boolean => state === 'completed' || state === 'stopped';
const startOf = ({ startedOn, startsOn }: CourseView): CalendarDate => startedOn ?? startsOn;
const byStart = (a: CourseView, b: CourseView): number => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0);

const nameOf = ({ catalogue }: PatientPlanAsked, modalityId: string): LocalText => catalogue.get(modalityId)?.name ?? say(modalityId, modalityId);

const times = (perWeek: number): LocalText => {
  if (perWeek === 1) return say('Once a week.', 'Una vez por semana.');
  if (perWeek < 1) return say('Every other week, or as we agree.', 'Cada dos semanas, o como acordemos.');
  return say(`${perWeek} times a week.`, `${perWeek} veces por semana.`);
};

/** The dose that is taken today and those to come; what was taken before would only be followed by mistake. */
const doses = ({ steps }: CourseView, start: CalendarDate, today: CalendarDate): readonly LocalText[] => {
  const dosed = steps.flatMap(({ day, dailyMg }) => (dailyMg === null ? [] : [{ on: addDays(start, day), dailyMg }]));
  const now = dosed.findLastIndex(({ on }) => on <= today);
  return dosed.slice(Math.max(now, 0)).map(({ on, dailyMg }) => {
    const day = dayInWords(on);
    return say(`From ${day.en}: ${dailyMg} mg a day.`, `Desde el ${day.es}: ${dailyMg} mg al día.`);
  });
};

const GOES_ON = say('It goes on until we look at it together.', 'Sigue hasta que lo veamos juntos.');

/** A procedure of which nobody said more takes place once. */
const lastWords = ({ endsOn, sessionsPerWeek }: CourseView, start: CalendarDate, modality: Modality | undefined): readonly LocalText[] => {
  const isOnce = endsOn === null && sessionsPerWeek === null && modality?.category === 'interventional';
  return [isOnce ? untilOf(start, start) : endsOn === null ? GOES_ON : untilOf(start, endsOn)];
};

const whenOf = (course: CourseView, { catalogue, today }: PatientPlanAsked): readonly LocalText[] => {
  const start = startOf(course);
  const on = fullDay(start);
  const first =
    course.state === 'planned' ? say(`It starts on ${on.en}.`, `Empieza el ${on.es}.`) : say(`You started on ${on.en}.`, `Usted empezó el ${on.es}.`);
  const often = course.sessionsPerWeek === null ? [] : [times(course.sessionsPerWeek)];
  return [first, ...often, ...doses(course, start, today), ...lastWords(course, start, catalogue.get(course.modalityId))];
};

const untilOf = (start: CalendarDate, end: CalendarDate): LocalText => {
  if (end === start) return say('It is done on one day.', 'Se hace en un solo día.');
  const on = dayInWords(end);
  return say(`It is planned until ${on.en}.`, `Está previsto hasta el ${on.es}.`);
};

/** Why it stands where it does: first, in the days after a procedure, or later so that effects can be told apart. */
const whyNowOf = (course: CourseView, courses: readonly CourseView[], asked: PatientPlanAsked): LocalText => {
  const before = courses.filter((one) => one.id !== course.id && startOf(one) <= startOf(course)).toSorted(byStart);
  const procedure = before.find((one) => {
    const pairing = asked.catalogue.get(one.modalityId)?.pairing.value ?? null;
    const tags = asked.catalogue.get(course.modalityId)?.tags ?? [];
    return pairing !== null && pairing.partnerTags.some((tag) => tags.includes(tag)) && startOf(course) <= addDays(startOf(one), pairing.startTo);
  });
  if (procedure !== undefined) {
    const name = nameOf(asked, procedure.modalityId);
    return say(
      `It comes soon after this treatment: ${name.en}. The easier days after it are the best time to move more.`,
      `Viene poco después de este tratamiento: ${name.es}. Los días más fáciles son el mejor momento para moverse más.`,
    );
  }
  if (before.length === 0) return say('It comes first: the rest of the plan builds on it.', 'Va primero: el resto del plan se apoya en esto.');
  return say(
    'It comes later on purpose. With some time between two starts, we can see which one helps.',
    'Viene después a propósito. Con un tiempo entre un comienzo y otro, podemos ver cuál ayuda.',
  );
};

const flareOf = (modality: Modality): LocalText | null => {
  const days = modality.flareDays.value?.to ?? 0;
  if (days === 0) return null;
  return say(
    `In the first ${days} days it may hurt more. That can happen and does not mean harm.`,
    `En los primeros ${days} días puede doler más. Puede pasar y no significa que le haga daño.`,
  );
};

const expectOf = (modality: Modality | undefined): readonly LocalText[] => {
  if (modality === undefined) return [];
  const flare = flareOf(modality);
  return [modality.plain.expect, ...(flare === null ? [] : [flare]), modality.plain.wont];
};

/** The next day of judging; once all have passed, the reviews judge. */
const knowOf = (course: CourseView, { catalogue, today }: PatientPlanAsked): LocalText => {
  const looked = LOOKED_AT[course.target];
  const modality = catalogue.get(course.modalityId);
  const days = modality === undefined ? [] : assessmentDaysOf({ ...course, startedOn: startOf(course) }, modality);
  const next = days.find((day) => day >= today);
  if (next === undefined) return say(`At each visit we look together at ${looked.en}.`, `En cada visita veremos juntos ${looked.es}.`);
  const on = dayInWords(next);
  const [en, es] = [`Around ${on.en} we look together at ${looked.en}.`, `Alrededor del ${on.es} veremos juntos ${looked.es}.`];
  return next === days[0] ? say(`${en} Before that day nobody can tell yet.`, `${es} Antes de ese día todavía no se puede saber.`) : say(en, es);
};

const ifNotOf = ({ backupModalityId }: CourseView, asked: PatientPlanAsked): LocalText => {
  if (backupModalityId === null)
    return say('Then we talk about other ways. There are more to try.', 'Entonces hablaremos de otras opciones. Hay más cosas que probar.');
  const name = nameOf(asked, backupModalityId);
  return say(`Then we talk about another way: ${name.en}.`, `Entonces hablaremos de otra opción: ${name.es}.`);
};

const courseOf = (course: CourseView, courses: readonly CourseView[], asked: PatientPlanAsked): PatientCourse => {
  const modality = asked.catalogue.get(course.modalityId);
  return {
    id: course.id,
    name: nameOf(asked, course.modalityId),
    what: modality?.plain.involves ?? say('Ask us what it involves.', 'Pregúntenos en qué consiste.'),
    whyNow: whyNowOf(course, courses, asked),
    when: whenOf(course, asked),
    expect: expectOf(modality),
    know: knowOf(course, asked),
    ifNot: ifNotOf(course, asked),
    sideEffects: (modality?.sideEffects ?? []).flatMap(({ value }) => value ?? []),
    practice: course.homePractice.trim(),
    cost: costOf(course.id, asked.quote),
  };
};

interface Dated {
  readonly on: CalendarDate;
  readonly text: LocalText;
}

const started = (course: CourseView, asked: PatientPlanAsked): Dated => {
  const [name, day] = [nameOf(asked, course.modalityId), WEEKDAYS[weekdayOf(course.startsOn) - 1] ?? say('', '')];
  return { on: course.startsOn, text: say(`${day.en}: you start ${name.en}`, `${day.es}: empieza ${name.es}`) };
};

const askedDays = ({ plan, catalogue, chart, today }: PatientPlanAsked): readonly CalendarDate[] => {
  const backPain = chart.conditions.some(({ status, flags }) => status === 'active' && flags !== null && flags.includes('low-back-pain'));
  return checkInsOf({ courses: plan.courses, catalogue, activatedOn: plan.activatedOn ?? today, today, backPain }).map(({ dueOn }) => dueOn);
};

const dated = (asked: PatientPlanAsked, courses: readonly CourseView[]): readonly Dated[] => {
  const { plan, catalogue, rules, today } = asked;
  const reviews = reviewsOf({ courses: plan.courses, catalogue, activatedOn: plan.activatedOn ?? today, today, rules });
  const weekday = (day: CalendarDate): LocalText => WEEKDAYS[weekdayOf(day) - 1] ?? say('', '');
  return [
    ...courses.filter(({ state }) => state === 'planned').map((course) => started(course, asked)),
    ...askedDays(asked).map((on) => ({ on, text: say(`${weekday(on).en}: check-in`, `${weekday(on).es}: cuestionario`) })),
    ...[...new Set(reviews.map(({ target }) => target))].map((on) => ({ on, text: say('A visit or a call with us', 'Una visita o una llamada con nosotros') })),
  ];
};

/** What runs in a week, as far as it has sessions. */
const running = (course: CourseView, from: CalendarDate, asked: PatientPlanAsked): readonly LocalText[] => {
  const perWeek = course.sessionsPerWeek ?? 0;
  const isOn = startOf(course) <= addDays(from, 6) && (course.endsOn === null || course.endsOn >= from);
  if (!isOn || perWeek < 1) return [];
  const name = nameOf(asked, course.modalityId);
  return [say(`${perWeek} × ${name.en}`, `${perWeek} × ${name.es}`)];
};

const weeksOf = (asked: PatientPlanAsked, courses: readonly CourseView[]): readonly PatientWeek[] => {
  const monday = addDays(asked.today, 1 - weekdayOf(asked.today));
  const all = dated(asked, courses).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return Array.from({ length: WEEKS }, (_, at) => {
    const from = addDays(monday, 7 * at);
    const inWeek = all.filter(({ on }) => on >= from && on <= addDays(from, 6) && on >= asked.today).map(({ text }) => text);
    const items = [...inWeek, ...courses.flatMap((course) => running(course, from, asked))];
    return { from, starts: dayInWords(from), items: [...new Map(items.map((text) => [text.en, text])).values()] };
  });
};

const checkInWords = (asked: PatientPlanAsked): LocalText => {
  const next = askedDays(asked)
    .filter((day) => day >= asked.today)
    .toSorted()[0];
  if (next === undefined) return PLAN_PAGE.answer;
  const day = fullDay(next);
  return say(`The next one is on ${day.en}. ${PLAN_PAGE.answer.en}`, `El próximo es el ${day.es}. ${PLAN_PAGE.answer.es}`);
};

const STANDING: Readonly<Record<PlanView['state'], LocalText | null>> = {
  draft: PLAN_PAGE.draft,
  proposed: PLAN_PAGE.draft,
  active: null,
  'on-hold': PLAN_PAGE.hold,
  completed: PLAN_PAGE.ended,
  revoked: PLAN_PAGE.ended,
};

/** The patient's plan. Treatments that are over are left out. Pure; every text is there in both languages. */
export const patientPlanOf = (asked: PatientPlanAsked): PatientPlan => {
  const { chart, plan, contact, quote } = asked;
  const courses = plan.courses.filter((course) => !isOver(course)).toSorted(byStart);
  return {
    ...{ givenName: chart.patient.givenName, clinicName: asked.clinicName },
    ...{ madeOn: asked.today, changedOn: asked.changedOn, planVersion: plan.version },
    standing: STANDING[plan.state],
    goals: chart.goals.filter(({ status }) => status === 'active').map(({ text, value }) => ({ text, why: value })),
    questions: questionsOf(chart.questions),
    courses: courses.map((course) => courseOf(course, courses, asked)),
    checkIns: checkInWords(asked),
    weeks: weeksOf(asked, courses),
    call: contact.clinicPhone.trim() === '' ? [] : [{ who: PLAN_PAGE.clinic, number: contact.clinicPhone }],
    crisis: say(contact.crisisEn, contact.crisisEs),
    total: quote === null ? null : sumText(quote.total),
    months: monthsOf(quote, asked.today),
  };
};
