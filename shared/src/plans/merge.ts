import { canonical } from '../sequencing/fingerprint.js';
import { byText } from '../sequencing/situation.js';
import { boardOf, startedIn } from './board.js';
import type { Board, CourseDraft, PlanView, StageDraft } from './plan.js';

export type Side = 'mine' | 'theirs';

/** Something that two people changed since they began, each differently. */
export interface MergeConflict {
  /** Of the plan, a stage or a course, and which part of it: stable, so that an answer can be kept by it. */
  readonly key: string;
  readonly of: 'plan' | 'stage' | 'course';
  /** Of the stage or the course; empty for the plan. */
  readonly id: string;
  /** Fields that belong together; none = one side removed what the other changed. */
  readonly fields: readonly string[];
}

export interface Merge {
  readonly board: Board;
  readonly conflicts: readonly MergeConflict[];
}

/** Two boards that began as the same one. */
export interface Sides {
  readonly before: Board;
  readonly mine: Board;
  readonly theirs: Board;
  /** Courses that have started by now: their first day and treatment are a record, and they cannot be removed. */
  readonly started: ReadonlySet<string>;
}

/** Which side holds where both changed the same. */
export type Choose = (conflict: MergeConflict) => Side;

type Thing = Readonly<Record<string, unknown>>;

/** Both days of a course are one thing: a first day of one side and a last day of the other make a length that nobody chose. */
const TOGETHER: readonly (readonly string[])[] = [['startsOn', 'endsOn']];
/** Not changed any more once a course has started. */
const RECORDED: readonly (keyof CourseDraft)[] = ['startsOn', 'modalityId', 'rotatesFromId', 'changedParameter'];

const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);

const unitsOf = (...things: readonly Thing[]): readonly (readonly string[])[] => {
  const fields = [...new Set(things.flatMap(Object.keys))].filter((field) => field !== 'id');
  const joint = TOGETHER.filter((unit) => unit.some((field) => fields.includes(field)));
  return [...joint, ...fields.filter((field) => !joint.flat().includes(field)).map((field) => [field])];
};

const part = (thing: Thing, fields: readonly string[]): Thing =>
  Object.fromEntries(fields.filter((field) => field in thing).map((field) => [field, thing[field]]));

/** What the merge of one board has found so far. */
class Merging {
  readonly conflicts: MergeConflict[] = [];

  constructor(
    private readonly of: MergeConflict['of'],
    private readonly choose: Choose,
  ) {}

  /** Of two that were once the same, or of which one side has none. `undefined` = it is gone. */
  one<T extends object>(id: string, before: T | undefined, mine: T | undefined, theirs: T | undefined): T | undefined {
    // Both may have what neither began with: a save whose answer was lost.
    if (mine !== undefined && theirs !== undefined) return this.fields(id, before ?? {}, mine as Thing, theirs as Thing) as T;
    const left = mine ?? theirs;
    return before === undefined || left === undefined ? left : this.removed(id, before, left, mine === undefined ? 'mine' : 'theirs');
  }

  /** One side removed it; the other one may have changed it. */
  private removed<T extends object>(id: string, before: T, left: T, by: Side): T | undefined {
    return same(left, before) || this.pick(id, []) === by ? undefined : left;
  }

  private fields(id: string, before: Thing, mine: Thing, theirs: Thing): Thing {
    const parts = unitsOf(before, mine, theirs).map((fields) => {
      const [was, here, there] = [part(before, fields), part(mine, fields), part(theirs, fields)];
      if (same(here, was) || same(here, there)) return there;
      if (same(there, was)) return here;
      return this.pick(id, fields) === 'mine' ? here : there;
    });
    return Object.assign({}, theirs, ...parts);
  }

  private pick(id: string, fields: readonly string[]): Side {
    const conflict = { key: [this.of, id, ...fields].join(' '), of: this.of, id, fields };
    this.conflicts.push(conflict);
    return this.choose(conflict);
  }
}

interface Identified {
  readonly id: string;
}

/** Theirs in their order, then what only mine has. */
const merged = <T extends Identified>(merging: Merging, before: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] => {
  const [was, here, there] = [before, mine, theirs].map((list) => new Map(list.map((one) => [one.id, one])));
  return [...new Set([...theirs, ...before, ...mine].map(({ id }) => id))].flatMap((id) => merging.one(id, was?.get(id), here?.get(id), there?.get(id)) ?? []);
};

/** As recorded, where a course has started; it is there even if one side had removed it. */
const withRecord = (courses: readonly CourseDraft[], { theirs, started }: Sides): readonly CourseDraft[] => {
  const record = new Map(theirs.courses.filter(({ id }) => started.has(id)).map((course) => [course.id, course]));
  const gone = [...record.values()].filter(({ id }) => !courses.some((course) => course.id === id));
  return [...courses, ...gone].map((course) => {
    const recorded = record.get(course.id);
    if (recorded === undefined) return course;
    const kept = { ...course, ...Object.fromEntries(RECORDED.map((field) => [field, recorded[field]])) };
    return kept.endsOn !== null && kept.endsOn < kept.startsOn ? { ...kept, endsOn: recorded.endsOn } : kept;
  });
};

/** Stages that are kept, and those that a kept course is still in; numbered anew. */
const stagesFor = (stages: readonly StageDraft[], courses: readonly CourseDraft[], { mine, theirs }: Sides): readonly StageDraft[] => {
  const needed = [...theirs.stages, ...mine.stages].filter(({ id }) => courses.some(({ stageId }) => stageId === id));
  const all = [...stages, ...needed].filter(({ id }, index, list) => list.findIndex((one) => one.id === id) === index);
  return all.toSorted((a, b) => a.position - b.position || byText(a.id, b.id)).map((stage, position) => ({ ...stage, position }));
};

const withoutBroken = (courses: readonly CourseDraft[]): readonly CourseDraft[] =>
  courses.map((course) => (courses.some(({ id }) => id === course.rotatesFromId) ? course : { ...course, rotatesFromId: null }));

/**
 * Both boards in one. What only one side changed is taken from it, part by part; where both changed the same part
 * differently, `choose` decides and the conflict is listed. The answer is a board that can be stored if both could.
 */
export const mergeBoards = (sides: Sides, choose: Choose): Merge => {
  const { before, mine, theirs } = sides;
  const [plan, stages, courses] = [new Merging('plan', choose), new Merging('stage', choose), new Merging('course', choose)];
  const words = plan.one<Words>('', wordsOf(before), wordsOf(mine), wordsOf(theirs)) ?? wordsOf(theirs);
  const kept = withoutBroken(withRecord(merged(courses, before.courses, mine.courses, theirs.courses), sides));
  return {
    board: { ...words, courses: kept, stages: stagesFor(merged(stages, before.stages, mine.stages, theirs.stages), kept, sides) },
    conflicts: [...plan.conflicts, ...stages.conflicts, ...courses.conflicts.filter(({ id, fields }) => !isSettled(id, fields, sides))],
  };
};

/** An edit put onto the plan as it is saved now: what has started there is a record. */
export const mergeOnto = (plan: PlanView, { before, mine }: Pick<Sides, 'before' | 'mine'>, choose: Choose): Merge =>
  mergeBoards({ before, mine, theirs: boardOf(plan), started: startedIn(plan) }, choose);

type Words = Omit<Board, 'stages' | 'courses'>;
const wordsOf = ({ stages: _, courses: __, ...words }: Board): Words => words;

/** The record has decided it already. */
const isSettled = (id: string, fields: readonly string[], { started }: Sides): boolean =>
  started.has(id) && (fields.length === 0 || fields.every((field) => RECORDED.includes(field as keyof CourseDraft)));
