import type { Modality } from '../catalogue/modality.js';
import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import { attributedCourse } from '../progress/attribution/chart-question.js';
import type { AttributedCourse, AttributionQuestion } from '../progress/attribution/question.js';
import { priorsFor, scaleOf } from '../progress/attribution/scales.js';
import { catalogueOfCase } from '../sequencing/case-document.js';
import type { CaseFile } from '../sequencing/case-file.js';
import { stageRequestOf } from '../sequencing/case-stage.js';
import type { Shipped } from '../sequencing/case-words.js';
import type { CourseInput, SequencingDocument } from '../sequencing/document.js';
import { withStarts } from '../sequencing/stager/pieces.js';
import { viewOf } from './course-view.js';
import { informationOf, type InformationAsked, type PlanInformation } from './plan-information.js';
import type { CourseView } from './plan.js';

const stateOf = ({ started, over }: CourseInput): CourseView['state'] => (over ? 'completed' : started ? 'active' : 'planned');

/** A course of a document as check-ins are derived from it: only its days matter. */
const viewOfInput = (input: CourseInput): CourseView => {
  const { id, modality, startsOn, endsOn, adequateOn, started, over } = input;
  return {
    ...viewOf(
      {
        ...{ id, modalityId: modality.id, startsOn, endsOn, stageId: '', region: null, sessionsPerWeek: null, target: 'peg' },
        steps: [{ day: daysBetween(startsOn, adequateOn), text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: true }],
        ...{ successCriterion: '', backupModalityId: null, stopRule: '', responsibleId: null, rotatesFromId: null },
        ...{ homePractice: '', changedParameter: '', note: '' },
      },
      null,
    ),
    state: stateOf(input),
    startedOn: started || over ? startsOn : null,
    endedOn: over ? endsOn : null,
  };
};

/** A document counts the check-ins so far, and names the first: they are taken to be evenly apart, up to today. */
const readingDays = ({ patient: { checkIns }, today }: SequencingDocument): readonly CalendarDate[] => {
  const { firstOn, painCount } = checkIns;
  if (firstOn === null || painCount === 0 || firstOn > today) return [];
  const span = daysBetween(firstOn, today);
  return [...new Set(Array.from({ length: painCount }, (_, index) => addDays(firstOn, Math.floor((index * span) / painCount))))];
};

const soFarIn = (document: SequencingDocument, catalogue: ReadonlyMap<string, Modality>): AttributionQuestion => {
  const { plan, today } = document;
  const startedCourse = (course: CourseInput): readonly AttributedCourse[] => {
    const view = viewOfInput(course);
    if (view.startedOn === null || view.startedOn > today) return [];
    const told = attributedCourse({ ...view, startedOn: view.startedOn }, { catalogue, checkIns: [], today, fading: new Map() });
    const percent = course.reported?.adherencePercent ?? null;
    return [{ ...told, adherence: percent === null ? [] : [{ from: view.startedOn, percent }] }];
  };
  return {
    scale: scaleOf('peg'),
    // Only their days matter: how much is told does not depend on the answers.
    readings: readingDays(document).map((on) => ({ on, value: 0 })),
    courses: plan.courses.flatMap(startedCourse),
    events: [],
    enrolledHighOn: null,
    priors: priorsFor('peg'),
  };
};

/** What a document without a chart is worked out from; a plan of which something has started became active with its first start. */
export const informedByDocument = (document: SequencingDocument, catalogue: ReadonlyMap<string, Modality>): InformationAsked => {
  const courses = document.plan.courses.map(viewOfInput);
  const starts = courses.flatMap(({ startedOn }) => startedOn ?? []).toSorted();
  return { courses, catalogue, today: document.today, activatedOn: starts[0] ?? null, soFar: soFarIn(document, catalogue) };
};

/** What the check-ins of a plan will tell on the days that its document gives. */
export const informationIn = (document: SequencingDocument, catalogue: ReadonlyMap<string, Modality>): PlanInformation =>
  informationOf(informedByDocument(document, catalogue));

/** The same of a case that was put on days; `null` = there are none. */
export const informationOfStaged = (file: CaseFile, shipped: Shipped, starts: Readonly<Record<string, CalendarDate>>): PlanInformation | null => {
  if (Object.keys(starts).length === 0) return null;
  const catalogue = catalogueOfCase(file, shipped.catalogue);
  return informationIn(withStarts(stageRequestOf(file, catalogue).document, starts), catalogue);
};
