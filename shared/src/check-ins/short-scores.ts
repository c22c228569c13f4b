import { CHECK_IN, type RecordCheckIn, type Scores } from './check-in.js';
import type { QuestionnaireAnswers } from './questionnaire.js';

/** The answers that scores are made of. */
export type ScoredAnswers = Pick<RecordCheckIn, 'pegPain' | 'pegEnjoyment' | 'pegActivity' | 'phq4Items'>;

/** PHQ-2 and GAD-2 are positive from here, out of 6 (Kroenke 2009). */
export const POSITIVE_FROM = 3;

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The answers when every one is there and in range; else `null`: a score is never prorated, never guessed. */
export const complete = (answers: readonly (number | null)[], range: Range): readonly number[] | null => {
  const given = answers.filter((answer): answer is number => answer !== null && answer >= range.min && answer <= range.max);
  return given.length === answers.length ? given : null;
};

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Sum of all PHQ-type items, each 0–3; `null` when one is missing. */
const total = (answers: readonly (number | null)[]): number | null => {
  const given = complete(answers, CHECK_IN.phq);
  return given === null ? null : sum(given);
};

/**
 * Scores of one check-in. PEG is the mean of its three items, 0–10, unrounded (Krebs 2009; prorating is not validated).
 * PHQ-2 and GAD-2 are sums 0–6, PHQ-4 their sum 0–12 (Kroenke 2009). A missing or impossible item means no score; zero is one.
 */
export const score = (answers: ScoredAnswers): Scores => {
  const peg = complete([answers.pegPain, answers.pegEnjoyment, answers.pegActivity], CHECK_IN.score);
  const [interest, lowMood, nervous, worrying] = answers.phq4Items;
  return {
    peg: peg === null ? null : sum(peg) / peg.length,
    phq2: total([interest, lowMood]),
    gad2: total([nervous, worrying]),
    phq4: total([interest, lowMood, nervous, worrying]),
  };
};

/** The first items of PHQ-9 and GAD-7 are their score; what follows (how difficult it all was) is asked and not scored. */
const SCORED = { phq9: 9, gad7: 7 } as const;

/** PHQ-9 (0–27) or GAD-7 (0–21) of a check-in, as `questionnaireScore` has it; `null` = not given, or not complete. */
export const moodScore = (questionnaires: readonly QuestionnaireAnswers[], instrument: keyof typeof SCORED): number | null => {
  const given = questionnaires.find((one) => one.instrument === instrument);
  return given === undefined ? null : total(Array.from({ length: SCORED[instrument] }, (_, at) => given.answers[at] ?? null));
};
