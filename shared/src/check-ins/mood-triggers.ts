import { followUps } from './branching.js';
import { PHQ9_ITEM_9, type QuestionnaireAnswers } from './questionnaire.js';
import { moodScore, score } from './short-scores.js';
import { fire, NOTHING, type Case, type Found } from './trigger-case.js';

/** PHQ-9 of 20 or more is severe; 5 points are its minimal important difference; GAD-7 of 15 or more is severe. */
const LIMITS = { phq9: 20, phq9Rise: 5, gad7: 15 } as const;

const itemNine = (questionnaires: readonly QuestionnaireAnswers[]): number =>
  questionnaires.find(({ instrument }) => instrument === 'phq9')?.answers[PHQ9_ITEM_9] ?? 0;

/**
 * SAF-01: thoughts of being better off dead are looked at the same day; on more than half the days, or with thoughts of
 * ending one's life said outright, at once.
 */
export const suicidal = (about: Case): readonly Found[] => {
  const answer = itemNine(about.input.questionnaires);
  if (about.flags.has('thoughts-of-suicide')) return fire(about, 'SAF-01', 'stat', 'thoughts of ending their life or of hurting themselves.');
  if (answer === 0) return NOTHING;
  return fire(about, 'SAF-01', answer >= 2 ? 'stat' : 'same-day', `PHQ-9 item 9 answered ${answer} of 3.`);
};

/** The newest earlier PHQ-9 that has a score. */
const earlierPhq9 = ({ input, context }: Case): number | null =>
  context.checkIns
    .filter(({ takenOn }) => takenOn < input.takenOn)
    .toSorted((a, b) => b.takenOn.localeCompare(a.takenOn))
    .map(({ questionnaires }) => moodScore(questionnaires, 'phq9'))
    .find((value) => value !== null) ?? null;

const depression = (about: Case): string | null => {
  const phq9 = moodScore(about.input.questionnaires, 'phq9');
  const before = earlierPhq9(about);
  if (phq9 === null) return null;
  if (phq9 >= LIMITS.phq9) return `PHQ-9 ${phq9} of 27.`;
  return before !== null && phq9 - before >= LIMITS.phq9Rise ? `PHQ-9 ${phq9} of 27, ${before} before.` : null;
};
const anxiety = ({ input }: Case): string | null => {
  const gad7 = moodScore(input.questionnaires, 'gad7');
  return gad7 !== null && gad7 >= LIMITS.gad7 ? `GAD-7 ${gad7} of 21.` : null;
};

const ADVICE = { phq9: { id: 'ADV-PHQ9', screen: 'phq2' }, gad7: { id: 'ADV-GAD7', screen: 'gad2' } } as const;

/** The fuller questionnaire that a positive screen calls for, where it was not completed with it. */
const advice = (about: Case): readonly Found[] => {
  const scores = score(about.input);
  return followUps(about.input)
    .filter((then) => moodScore(about.input.questionnaires, then) === null)
    .flatMap((then) => fire(about, ADVICE[then].id, 'within-3d', `score ${scores[ADVICE[then].screen]} of 6.`));
};

/** SAF-11, and advice to complete a PHQ-9 or GAD-7. */
export const mood = (about: Case): readonly Found[] => {
  const severe = [depression(about), anxiety(about)].filter((detail) => detail !== null);
  return [...(severe.length === 0 ? NOTHING : fire(about, 'SAF-11', 'within-3d', severe.join(' '))), ...advice(about)];
};
