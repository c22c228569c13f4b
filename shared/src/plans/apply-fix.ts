import type { Modality } from '../catalogue/modality.js';
import type { Fix } from '../sequencing/finding.js';
import { changesPlan, type PlanFix } from '../sequencing/fixes.js';
import { addCourse, changeCourse, courseOf, moveCourse, removeCourse } from './board.js';
import type { Board, CourseDraft } from './plan.js';
import type { Catalogue } from './sequencing-document.js';

const GRADE_ORDER = ['A', 'B', 'C'];
/** 0 = the best evidence; what has no grade of A to C comes last. */
export const gradeRank = ({ grade }: Modality): number => {
  const at = GRADE_ORDER.indexOf(grade.value ?? '');
  return at < 0 ? GRADE_ORDER.length : at;
};

/** What may be added for an `add-partner` fix: best evidence first, nothing experimental. */
export const partnerChoices = (catalogue: Catalogue, tags: readonly string[]): readonly Modality[] =>
  [...catalogue.values()]
    .filter((modality) => tags.some((tag) => modality.tags.includes(tag)) && !modality.tags.includes('experimental'))
    .sort((a, b) => gradeRank(a) - gradeRank(b) || (a.id < b.id ? -1 : 1));

interface With {
  readonly catalogue: Catalogue;
  /** Id for a course that is added. */
  readonly newId: string;
  /** What to add for a partner; the first of `partnerChoices` when left out. */
  readonly partner?: Modality;
}

type FixOf<Kind extends PlanFix['kind']> = Extract<PlanFix, { readonly kind: Kind }>;
type Applier<Kind extends PlanFix['kind']> = (board: Board, fix: FixOf<Kind>, how: With) => Board;

/** The backup with its own usual steps and length, in the place of the course. */
const swapped = (course: CourseDraft, modality: Modality): CourseDraft => ({
  ...courseOf(modality, { id: course.id, stageId: course.stageId, startsOn: course.startsOn }),
  region: course.region,
  responsibleId: course.responsibleId,
  note: course.note,
});

const withPartner: Applier<'add-partner'> = (board, fix, { catalogue, newId, partner }) => {
  const modality = partner ?? partnerChoices(catalogue, fix.tags)[0];
  const stageId = board.courses.find(({ id }) => id === fix.courseId)?.stageId;
  if (modality === undefined || stageId === undefined) return board;
  const course = courseOf(modality, { id: newId, stageId, startsOn: fix.startsOn });
  const lastDay = course.endsOn !== null && fix.endsOn !== null && fix.endsOn > course.endsOn ? fix.endsOn : course.endsOn;
  return addCourse(board, { ...course, endsOn: lastDay });
};

const APPLY: { readonly [Kind in PlanFix['kind']]: Applier<Kind> } = {
  move: (board, { courseId, to }) => moveCourse(board, courseId, to),
  extend: (board, { courseId, endsOn }) => changeCourse(board, courseId, (course) => ({ ...course, endsOn })),
  swap: (board, { courseId, modalityId }, { catalogue }) => {
    const modality = catalogue.get(modalityId);
    return modality === undefined ? board : changeCourse(board, courseId, (course) => swapped(course, modality));
  },
  remove: (board, { courseId }) => removeCourse(board, courseId),
  'add-partner': withPartner,
};

/** The board after a fix; a fix that records or asks leaves it as it is. Fixes are offered for planned courses only. */
export const applyFixToBoard = (board: Board, fix: Fix, how: With): Board =>
  changesPlan(fix) ? (APPLY[fix.kind] as Applier<PlanFix['kind']>)(board, fix, how) : board;
