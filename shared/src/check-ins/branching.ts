import type { RecordCheckIn } from './check-in.js';
import type { QuestionnaireAnswers } from './questionnaire.js';
import { POSITIVE_FROM, score } from './short-scores.js';

/** Each short screen, the fuller questionnaire that follows when it is positive, and where its answers stand in PHQ-4. */
const BRANCHES = [
  { screen: 'phq2', then: 'phq9', from: 0 },
  { screen: 'gad2', then: 'gad7', from: 2 },
] as const;

/** The fuller questionnaires that the answers so far call for: PHQ-9 after a positive PHQ-2, GAD-7 after a positive GAD-2. */
export const followUps = (answers: Parameters<typeof score>[0]): readonly ('phq9' | 'gad7')[] => {
  const scores = score(answers);
  return BRANCHES.filter(({ screen }) => (scores[screen] ?? 0) >= POSITIVE_FROM).map(({ then }) => then);
};

/**
 * The questionnaires with the answers that PHQ-4 has already given put in: nobody is asked the same question twice in one
 * check-in. The two first answers of PHQ-9 and of GAD-7 are always those of PHQ-4 where it was answered.
 */
export const withShared = (questionnaires: readonly QuestionnaireAnswers[], phq4Items: RecordCheckIn['phq4Items']): readonly QuestionnaireAnswers[] =>
  questionnaires.map((one) => {
    const branch = BRANCHES.find(({ then }) => then === one.instrument);
    if (branch === undefined) return one;
    return { ...one, answers: one.answers.map((answer, at) => (at < 2 ? (phq4Items[branch.from + at] ?? answer) : answer)) };
  });
