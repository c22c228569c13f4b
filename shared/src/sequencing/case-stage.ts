import type { Modality } from '../catalogue/modality.js';
import { addDays, type CalendarDate } from '../dates.js';
import { documentOfCase } from './case-document.js';
import type { CaseCourse, CaseFile, CaseStage } from './case-file.js';
import type { CourseInput } from './document.js';
import type { CourseFreedom, StageRequest } from './stager/request.js';

/** How far ahead a case is staged when it does not say. */
const HORIZON_DAYS = 365;

/** Only what is given. */
const given = <T extends object>(all: T): Partial<T> => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;

const freedomOf = ({ fixed, notBefore, notAfter, payerLeadDays, costCents, priority }: CaseCourse): CourseFreedom =>
  given({ fixed, notBefore, notAfter, payerLeadDays, costCents, priority });

/** A course with the row of the file that it was made from. */
interface Placed {
  readonly course: CourseInput;
  readonly row: CaseCourse;
}

const daysToKeep = (courses: readonly Placed[]): Readonly<Record<string, CalendarDate>> =>
  Object.fromEntries(courses.flatMap(({ course, row }) => (row.startsOn === undefined ? [] : [[course.id, row.startsOn]])));

const termsOf = ({ aim = 'soonest-relief', closures = [], visitsPerWeek, monthlyBudgetCents }: CaseStage) => ({
  aim,
  closures: closures.map((closure) => ({ what: 'everything' as const, ...closure })),
  ...given({ visitsPerWeek, monthlyBudgetCents }),
});

/** What is to be staged, made from a case file. */
export const stageRequestOf = (file: CaseFile, catalogue: ReadonlyMap<string, Modality>): StageRequest => {
  const document = documentOfCase(file, catalogue);
  const { horizonDays = HORIZON_DAYS, stayClose = false } = file.stage ?? {};
  // The document keeps the order of the file.
  const courses = file.plan.courses.flatMap((row, at): readonly Placed[] => {
    const course = document.plan.courses[at];
    return course === undefined ? [] : [{ course, row }];
  });
  return {
    document,
    freedom: Object.fromEntries(courses.map(({ course, row }) => [course.id, freedomOf(row)])),
    horizon: addDays(file.today, horizonDays),
    ...termsOf(file.stage ?? {}),
    baseline: stayClose ? daysToKeep(courses) : null,
  };
};
