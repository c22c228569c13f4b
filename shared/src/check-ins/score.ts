import { CHECK_IN, type RecordCheckIn, type Scores } from './check-in.js';
import type { Band, Instrument, InstrumentId } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import type { QuestionnaireAnswers, ScoredQuestionnaire } from './questionnaire.js';

/** The answers that scores are made of. */
export type ScoredAnswers = Pick<RecordCheckIn, 'pegPain' | 'pegEnjoyment' | 'pegActivity' | 'phq4Items'>;

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The answers when every one is there and in range; else `null`: a score is never prorated, never guessed. */
const complete = (answers: readonly (number | null)[], range: Range): readonly number[] | null => {
  const given = answers.filter((answer): answer is number => answer !== null && answer >= range.min && answer <= range.max);
  return given.length === answers.length ? given : null;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

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

/** Values that an answer to an item may have: those that are named, or every whole number between two named ends. */
export const answerRange = ({ items, anchors }: Instrument, at: number): Range => {
  const values = (items[at]?.anchors ?? anchors).map(({ value }) => Number(value));
  return { min: Math.min(...values), max: Math.max(...values) };
};

/**
 * One score of a questionnaire by its own rule: the sum, the mean (unrounded) or the only answer, of all its scored items;
 * one missing or impossible answer gives no score, except to an item that is not part of it. Where only the total may be
 * kept it is the total, when it lies in the instrument's range. Zero is a score.
 */
export const questionnaireScore = ({ instrument: id, answers, total: entered }: QuestionnaireAnswers): number | null => {
  const instrument = INSTRUMENTS[id];
  if (instrument.scoring === 'total-entered') return inRange(instrument, entered);
  const scored = instrument.items.flatMap((item, at) => (item.unscored ? [] : [{ answer: answers[at] ?? null, range: answerRange(instrument, at) }]));
  const given = scored.flatMap(({ answer, range }) => complete([answer], range) ?? []);
  if (given.length < scored.length) return null;
  return instrument.scoring === 'mean-of-all' ? sum(given) / given.length : sum(given);
};

const inRange = ({ range }: Instrument, value: number | null): number | null =>
  value === null || range === null || value < range.min || value > range.max ? null : value;

/** The questionnaires with their scores and the versions they were answered in. */
export const scoredQuestionnaires = (given: readonly QuestionnaireAnswers[]): readonly ScoredQuestionnaire[] =>
  given.map((one) => ({ ...one, version: INSTRUMENTS[one.instrument].version, score: questionnaireScore(one) }));

/** The score of one questionnaire of a check-in; `null` = not given, or it cannot be scored. */
export const scoreIn = (questionnaires: readonly QuestionnaireAnswers[], instrument: QuestionnaireAnswers['instrument']): number | null => {
  const given = questionnaires.find((one) => one.instrument === instrument);
  return given === undefined ? null : questionnaireScore(given);
};

const reaches = (band: Band, value: number): boolean => ('from' in band ? value >= band.from : value > band.above);

/** The severity band of a score, or `null` when there is no score, no band, or the score is outside the instrument's range. */
export const bandOf = (instrument: InstrumentId, value: number | null): Band | null => {
  const { range, bands } = INSTRUMENTS[instrument];
  if (value === null || range === null || value < range.min || value > range.max) return null;
  return bands.findLast((band) => reaches(band, value)) ?? null;
};

/** Whether a subscale is positive: advises the fuller questionnaire. `null` when it cannot be scored or has no cut-off. */
export const isPositive = (instrument: InstrumentId, value: number | null): boolean | null => {
  const cutOff = INSTRUMENTS[instrument].positiveFrom;
  return value === null || cutOff === null ? null : value >= cutOff;
};
