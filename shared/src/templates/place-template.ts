import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import { PLAN, type Board, type CourseDraft, type StageDraft } from '../plans/plan.js';
import { byText } from '../sequencing/situation.js';
import type { TemplateCourse, TemplateDocument } from './template.js';

/** How a template is put on a board. */
export interface Placing {
  /** The day on which it begins. */
  readonly startsOn: CalendarDate;
  /** Keys of the courses that are taken. */
  readonly chosen: ReadonlySet<string>;
  /** A new id for a stage or a course of the template; the same for the same name. */
  readonly newId: (name: string) => string;
}

const courseIdOf = (key: string, { newId }: Placing): string => newId(`course ${key}`);
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const placed = ({ key, stage: _, startDay, lengthDays, rotatesFrom, ...rest }: TemplateCourse, stageId: string, placing: Placing): CourseDraft => {
  const startsOn = addDays(placing.startsOn, startDay);
  return {
    ...rest,
    id: courseIdOf(key, placing),
    stageId,
    startsOn,
    endsOn: lengthDays === null ? null : addDays(startsOn, Math.max(0, lengthDays - 1)),
    region: null,
    responsibleId: null,
    rotatesFromId: rotatesFrom !== null && placing.chosen.has(rotatesFrom) ? courseIdOf(rotatesFrom, placing) : null,
    changedParameter: '',
    note: '',
  };
};

/** The board with the chosen courses of a template. They go into the stage of the same name; a stage that is missing is added. */
export const placeTemplate = (board: Board, { stages, courses }: TemplateDocument, placing: Placing): Board => {
  const taken = courses.filter(({ key }) => placing.chosen.has(key));
  const there = stages.map(({ name }) => board.stages.find((stage) => sameName(stage.name, name))?.id ?? null);
  const needed = stages.flatMap((stage, at) => (there[at] === null && taken.some((course) => course.stage === at) ? [{ stage, at }] : []));
  const stageId = (at: number): string => there[at] ?? placing.newId(`stage ${at}`);
  const added = needed.map(({ stage, at }, index): StageDraft => ({ ...stage, id: stageId(at), position: board.stages.length + index }));
  return {
    ...board,
    stages: [...board.stages, ...added],
    courses: [...board.courses, ...taken.map((course) => placed(course, stageId(course.stage), placing))],
  };
};

/** Whether a board may hold that much; a template never pushes it over what can be saved. */
export const fitsBoard = ({ stages, courses }: Board): boolean => stages.length <= PLAN.stages.maxItems && courses.length <= PLAN.courses.maxItems;

/**
 * A board as a template: day 0 is its first course's. What belongs to one patient stays behind: body regions, people, notes and
 * what differs from an earlier trial. Stages without a course are left out.
 */
export const templateOf = (board: Board): TemplateDocument => {
  const courses = board.courses.toSorted((a, b) => byText(a.startsOn, b.startsOn) || byText(a.id, b.id));
  const first = courses[0]?.startsOn ?? '';
  const keys = new Map(courses.map(({ id, modalityId }, at) => [id, `${modalityId}-${at + 1}`]));
  const stages = board.stages.filter(({ id }) => courses.some(({ stageId }) => stageId === id)).toSorted((a, b) => a.position - b.position);
  return {
    stages: stages.map(({ name, purpose }) => ({ name, purpose })),
    courses: courses.map((course) => ({
      key: keys.get(course.id) ?? '',
      stage: stages.findIndex(({ id }) => id === course.stageId),
      modalityId: course.modalityId,
      startDay: daysBetween(first, course.startsOn),
      lengthDays: course.endsOn === null ? null : daysBetween(course.startsOn, course.endsOn) + 1,
      steps: course.steps,
      sessionsPerWeek: course.sessionsPerWeek,
      target: course.target,
      successCriterion: course.successCriterion,
      backupModalityId: course.backupModalityId,
      stopRule: course.stopRule,
      homePractice: course.homePractice,
      rotatesFrom: course.rotatesFromId === null ? null : (keys.get(course.rotatesFromId) ?? null),
    })),
  };
};

/** What is wrong with a template beyond its fields: it must be possible to put it on a board. `knows` = the catalogue has that treatment. */
export const templateProblems = ({ stages, courses }: TemplateDocument, knows: (modalityId: string) => boolean): readonly FieldProblem[] => {
  const keys = courses.map(({ key }) => key);
  return courses.flatMap(({ key, stage, modalityId, rotatesFrom }, at) => {
    const path = `document.courses.${at}`;
    return [
      ...(keys.indexOf(key) === at ? [] : [{ path: `${path}.key`, message: 'Two courses have this key' }]),
      ...(stage < stages.length ? [] : [{ path: `${path}.stage`, message: 'The template has no such stage' }]),
      ...(knows(modalityId) ? [] : [{ path: `${path}.modalityId`, message: 'This treatment is not in the catalogue' }]),
      ...(rotatesFrom === null || keys.includes(rotatesFrom) ? [] : [{ path: `${path}.rotatesFrom`, message: 'The course it takes over from is not in it' }]),
    ];
  });
};
