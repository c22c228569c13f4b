import { GOAL_LEVELS, type GoalLevel, type GoalScale, type GoalWeight, levelText } from '@stagewell/shared/goals/goal-scale';
import { offerScale } from '@stagewell/shared/goals/offer-scale';
import type { GoalView, NewGoal } from '@stagewell/shared/patients/patient';

/** A goal while it is typed. */
export interface GoalDraft {
  readonly text: string;
  readonly value: string;
  readonly targetOn: string;
  readonly status: string;
  /** What the patient can do now, and what they hope for: a scale is offered from both. */
  readonly now: string;
  readonly hoped: string;
  readonly level0: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly level4: string;
  readonly importance: GoalWeight | null;
  readonly difficulty: GoalWeight | null;
  readonly baseline: string;
}
export type LevelKey = 'level0' | 'level1' | 'level2' | 'level3' | 'level4';

/** The levels in their order, with the field that holds each. */
export const LEVEL_FIELDS: readonly { readonly level: GoalLevel; readonly key: LevelKey }[] = GOAL_LEVELS.map((level, at) => ({
  level,
  key: `level${at}` as LevelKey,
}));

const STATUSES: readonly NewGoal['status'][] = ['active', 'achieved', 'dropped'];

const withScale = (draft: GoalDraft, scale: GoalScale): GoalDraft => ({
  ...draft,
  ...Object.fromEntries(LEVEL_FIELDS.map(({ level, key }) => [key, levelText(scale, level)])),
  importance: scale.importance,
  difficulty: scale.difficulty,
  baseline: String(scale.baseline),
});

const EMPTY: GoalDraft = {
  text: '',
  value: '',
  targetOn: '',
  status: 'active',
  now: '',
  hoped: '',
  level0: '',
  level1: '',
  level2: '',
  level3: '',
  level4: '',
  importance: 2,
  difficulty: 2,
  baseline: '-1',
};

export const draftOf = (goal: GoalView | null): GoalDraft => {
  if (goal === null) return EMPTY;
  const { text, value, targetOn, status, scale } = goal;
  const draft = { ...EMPTY, text, value, targetOn: targetOn ?? '', status };
  return scale === null ? draft : withScale(draft, scale);
};

/** The draft with the levels that follow from now and hoped; what was weighed already stays. */
export const withOffer = (draft: GoalDraft, spoken: 'en' | 'es'): GoalDraft => {
  const { levels } = offerScale(draft.now, draft.hoped, spoken);
  return { ...draft, ...Object.fromEntries(LEVEL_FIELDS.map(({ key }, at) => [key, levels[at] ?? ''])), baseline: '-1' };
};

export const isDescribed = (draft: GoalDraft): boolean => LEVEL_FIELDS.some(({ key }) => draft[key].trim() !== '');

/** What is sent. Without any level the goal has no scale yet. */
export const inputOf = (draft: GoalDraft): NewGoal => ({
  text: draft.text.trim(),
  value: draft.value.trim(),
  targetOn: draft.targetOn || null,
  status: STATUSES.find((one) => one === draft.status) ?? 'active',
  scale: !isDescribed(draft)
    ? null
    : {
        levels: LEVEL_FIELDS.map(({ key }) => draft[key].trim()),
        importance: draft.importance ?? 2,
        difficulty: draft.difficulty ?? 2,
        baseline: GOAL_LEVELS.find((level) => String(level) === draft.baseline) ?? -1,
      },
});
