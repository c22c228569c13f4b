import type { Modality } from '../catalogue/modality.js';
import { traitsOf } from '../catalogue/traits.js';
import type { CalendarDate } from '../dates.js';
import { matches, wordsOf } from '../sequencing/situation.js';
import type { Board, CourseDraft, StageDraft } from './plan.js';
import { STAGE_PURPOSES } from './stage-purposes.data.js';

const isNamed = ({ name }: StageDraft, words: readonly string[]): boolean => words.some((word) => name.toLowerCase().includes(word));

const covers = ({ startsOn, endsOn }: CourseDraft, day: CalendarDate): boolean => startsOn <= day && (endsOn === null || day <= endsOn);

/** The stage during which a day lies: one of its courses has begun by then, and one has not ended; the last of several. */
const stageOn = ({ stages, courses }: Pick<Board, 'stages' | 'courses'>, day: CalendarDate): StageDraft | undefined =>
  stages.findLast(({ id }) => courses.some((course) => course.stageId === id && covers(course, day)));

/**
 * The stage in which a new course of a modality begins its life, by what the stage is for (`STAGE_PURPOSES`). Where no
 * stage of the plan says so, the one during which its first day lies, else the first. A start to choose from: any other
 * may be chosen, and nothing depends on it. `null` = the plan has no stage.
 */
export const defaultStage = (board: Pick<Board, 'stages' | 'courses'>, modality: Modality, startsOn: CalendarDate): string | null => {
  const words = wordsOf(traitsOf(modality));
  const fitting = STAGE_PURPOSES.filter(({ takes }) => matches(words, takes)).flatMap(({ named }) => board.stages.find((stage) => isNamed(stage, named)) ?? []);
  return (fitting[0] ?? stageOn(board, startsOn) ?? board.stages[0])?.id ?? null;
};
