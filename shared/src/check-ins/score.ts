import { answerRange, type Band, type Instrument, type InstrumentId } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import type { QuestionnaireAnswers, ScoredQuestionnaire } from './questionnaire.js';
import { complete, sum } from './short-scores.js';

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
