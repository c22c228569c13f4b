import type { CalendarDate } from '../dates.js';
import type { SequencingDocument } from '../sequencing/document.js';
import { withStarts } from '../sequencing/stager/pieces.js';
import { informationOf, type InformationAsked, type PlanInformation } from './plan-information.js';

/** What the check-ins of a plan tell on the days that it has, and on new ones. */
export interface StagedInformation {
  readonly now: PlanInformation;
  /** `null` = there are no new days. */
  readonly then: PlanInformation | null;
}

/** The same plan on the days that its courses have in a document. What has started keeps its own. */
export const withDaysOf = (informed: InformationAsked, { plan }: Pick<SequencingDocument, 'plan'>): InformationAsked => {
  const placed = new Map(plan.courses.map((course) => [course.id, course]));
  return {
    ...informed,
    courses: informed.courses.map((course) => {
      const at = placed.get(course.id);
      return at === undefined || course.state !== 'planned' ? course : { ...course, startsOn: at.startsOn, endsOn: at.endsOn };
    }),
  };
};

/** Reported beside what the stager optimises; no aim is served by it. */
export const stagedInformation = (
  informed: InformationAsked,
  document: SequencingDocument,
  starts: Readonly<Record<string, CalendarDate>>,
): StagedInformation => ({
  now: informationOf(informed),
  then: Object.keys(starts).length === 0 ? null : informationOf(withDaysOf(informed, withStarts(document, starts))),
});
