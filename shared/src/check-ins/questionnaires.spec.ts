import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { followUps, withShared } from './branching.js';
import type { Phq4Items } from './check-in.js';
import { answerRange } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import { PHQ9_ITEM_9, QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS, type QuestionnaireAnswers, type QuestionnaireId, type TotalOnlyId } from './questionnaire.js';
import { blankQuestionnaire } from './questions.js';
import { bandOf, isPositive, questionnaireScore } from './score.js';
import { moodScore } from './short-scores.js';

const given = (instrument: QuestionnaireId, ...answers: readonly (number | null)[]): QuestionnaireAnswers => ({ instrument, answers, total: null });
const all = (instrument: QuestionnaireId, answer: number): QuestionnaireAnswers => given(instrument, ...INSTRUMENTS[instrument].items.map(() => answer));
const entered = (instrument: TotalOnlyId, total: number | null): QuestionnaireAnswers => ({ instrument, answers: [], total });

describe('every instrument scores by its own rule', () => {
  it.each<[string, QuestionnaireAnswers, number | null, string | null]>([
    ['PHQ-9, nothing at all, is zero and not missing', given('phq9', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0, 'Minimal'],
    ['PHQ-9 of four is minimal', given('phq9', 1, 1, 1, 1, 0, 0, 0, 0, 0, 0), 4, 'Minimal'],
    ['PHQ-9 of five is mild', given('phq9', 1, 1, 1, 1, 1, 0, 0, 0, 0, 0), 5, 'Mild'],
    ['PHQ-9 of nine is mild', given('phq9', 1, 1, 1, 1, 1, 1, 1, 1, 1, 0), 9, 'Mild'],
    ['PHQ-9 of ten is moderate', given('phq9', 2, 1, 1, 1, 1, 1, 1, 1, 1, 0), 10, 'Moderate'],
    ['PHQ-9 of fifteen is moderately severe', given('phq9', 3, 3, 3, 3, 3, 0, 0, 0, 0, 0), 15, 'Moderately severe'],
    ['PHQ-9 of nineteen is moderately severe', given('phq9', 3, 3, 3, 3, 3, 3, 1, 0, 0, 0), 19, 'Moderately severe'],
    ['PHQ-9 of twenty is severe', given('phq9', 3, 3, 3, 3, 3, 3, 2, 0, 0, 0), 20, 'Severe'],
    ['PHQ-9 ends at 27; how difficult it makes life is no part of it', all('phq9', 3), 27, 'Severe'],
    ['PHQ-9 without the difficulty still has a score', given('phq9', 1, 1, 1, 1, 1, 1, 1, 1, 1, null), 9, 'Mild'],
    ['PHQ-9 without its last item has none', given('phq9', 1, 1, 1, 1, 1, 1, 1, 1, null, 0), null, null],
    ['GAD-7 of nothing is zero', all('gad7', 0), 0, 'Minimal'],
    ['GAD-7 of four is minimal', given('gad7', 1, 1, 1, 1, 0, 0, 0), 4, 'Minimal'],
    ['GAD-7 of five is mild', given('gad7', 1, 1, 1, 1, 1, 0, 0), 5, 'Mild'],
    ['GAD-7 of ten is moderate', given('gad7', 2, 2, 2, 2, 2, 0, 0), 10, 'Moderate'],
    ['GAD-7 of fourteen is moderate', all('gad7', 2), 14, 'Moderate'],
    ['GAD-7 of fifteen is severe', given('gad7', 3, 2, 2, 2, 2, 2, 2), 15, 'Severe'],
    ['GAD-7 ends at 21', all('gad7', 3), 21, 'Severe'],
    ['GAD-7 with an impossible answer has none', given('gad7', 4, 0, 0, 0, 0, 0, 0), null, null],
    ['Roland-Morris counts what is true: nothing', all('rmdq', 0), 0, null],
    ['Roland-Morris counts what is true: everything', all('rmdq', 1), 24, null],
    ['Roland-Morris with one statement skipped has no score', { ...all('rmdq', 1), answers: [null, ...all('rmdq', 1).answers.slice(1)] }, null, null],
    ['overall change: very much better', given('pgic', 1), 1, 'Very much better'],
    ['overall change: no change', given('pgic', 4), 4, 'No change'],
    ['overall change: very much worse', given('pgic', 7), 7, 'Very much worse'],
    ['overall change has no zero', given('pgic', 0), null, null],
    ['least pain of zero is none, and a score', given('pain_least', 0), 0, 'None'],
    ['least pain of three is mild', given('pain_least', 3), 3, 'Mild'],
    ['least pain of four is moderate', given('pain_least', 4), 4, 'Moderate'],
    ['least pain of seven is severe', given('pain_least', 7), 7, 'Severe'],
    ['interference is the answer', given('interference', 6), 6, null],
    ['mood is the answer', given('mood', 10), 10, null],
    ['tiredness is the answer', given('fatigue', 0), 0, null],
    ['tiredness above ten is none', given('fatigue', 11), null, null],
    ['the three sleep questions give their mean, unrounded', given('sleep_items', 1, 1, 2), 4 / 3, null],
    ['two of three sleep questions give none', given('sleep_items', 1, null, 2), null, null],
    ['quality of life is the answer', given('quality_of_life', 8), 8, null],
    ['feeling overwhelmed is the answer', given('catastrophizing', 2), 2, null],
    ['fear of movement is the answer', given('fear_of_movement', 9), 9, null],
    ['PROMIS pain interference keeps its T-score', entered('promis_pain_interference', 60), 60, 'Moderate'],
    ['PROMIS sleep disturbance below 55 is within limits', entered('promis_sleep_disturbance', 54.9), 54.9, 'Within normal limits'],
    ['PROMIS physical function has no symptom bands', entered('promis_physical_function', 35), 35, null],
    ['ISI of fourteen is subthreshold', entered('isi', 14), 14, 'Subthreshold'],
    ['ISI of fifteen is moderate', entered('isi', 15), 15, 'Moderate'],
    ['ISI above 28 cannot be', entered('isi', 29), null, null],
    ['ODI of twenty is minimal', entered('odi', 20), 20, 'Minimal'],
    ['ODI of twenty-one is moderate', entered('odi', 21), 21, 'Moderate'],
    ['a total that was not entered is not zero', entered('pcs', null), null, null],
  ])('%s', (_case, answers, score, band) => {
    expect(questionnaireScore(answers)).toBe(score);
    expect(bandOf(answers.instrument, score)?.label.en ?? null).toBe(band);
  });

  it.each<[TotalOnlyId, number, boolean]>([
    ['pcs', 29, false],
    ['pcs', 30, true],
    ['audit_c', 2, false],
    ['audit_c', 3, true],
    ['ort_oud', 3, true],
    ['comm', 8, false],
    ['comm', 9, true],
  ])('%s of %s is positive: %s', (id, score, positive) => expect(isPositive(id, score)).toBe(positive));

  it.each(QUESTIONNAIRE_IDS.map((id) => [id]))('%s: complete answers always give a score in its range, one missing never does', (id) => {
    const instrument = INSTRUMENTS[id];
    const answers = fc.tuple(...instrument.items.map((_item, at) => fc.integer(answerRange(instrument, at))));
    fc.assert(
      fc.property(answers, fc.nat({ max: instrument.items.length - 1 }), (complete, missing) => {
        const score = questionnaireScore(given(id, ...complete));
        expect(score).toBeGreaterThanOrEqual(instrument.range?.min ?? Number.NaN);
        expect(score).toBeLessThanOrEqual(instrument.range?.max ?? Number.NaN);
        const without = given(id, ...complete.map((answer, at) => (at === missing ? null : answer)));
        expect(questionnaireScore(without) === null).toBe(instrument.items[missing]?.unscored !== true);
      }),
    );
  });
});

it.each(['phq9', 'gad7'] as const)('%s counts for the triggers as its definition scores it, whatever was answered', (id) => {
  const answers = fc.tuple(...INSTRUMENTS[id].items.map(() => fc.option(fc.integer({ min: -1, max: 4 }), { freq: 20 })));
  fc.assert(fc.property(answers, (some) => expect(moodScore([given(id, ...some)], id)).toBe(questionnaireScore(given(id, ...some)))));
  expect(moodScore([given('pgic', 1)], id)).toBeNull();
});

describe('as data', () => {
  it('shows no wording of an instrument whose licence does not allow it', () => {
    for (const id of TOTAL_ONLY_IDS) {
      expect(INSTRUMENTS[id].licence.decision).toBe('total-only');
      expect(INSTRUMENTS[id].items).toEqual([]);
    }
  });

  it('PHQ-9 and GAD-7 begin with the questions of PHQ-4, and item 9 is the one about being better off dead', () => {
    const wording = (id: 'phq9' | 'gad7' | 'phq4') => INSTRUMENTS[id].items.map(({ text, loinc }) => [text.en, loinc?.code]);
    expect([...wording('phq9').slice(0, 2), ...wording('gad7').slice(0, 2)]).toEqual(wording('phq4'));
    expect(INSTRUMENTS.phq9.items[PHQ9_ITEM_9]?.loinc?.code).toBe('44260-8');
  });

  it('has the items of the published forms', () => {
    expect(INSTRUMENTS.rmdq.items).toHaveLength(24);
    expect(INSTRUMENTS.phq9.items.filter(({ unscored }) => unscored !== true)).toHaveLength(9);
    expect(INSTRUMENTS.gad7.items).toHaveLength(7);
  });
});

describe('after PHQ-4', () => {
  it.each<[string, Phq4Items, readonly string[]]>([
    ['nothing when both halves are below three', [1, 1, 1, 1], []],
    ['PHQ-9 at three of mood', [2, 1, 0, 0], ['phq9']],
    ['GAD-7 at three of worry', [0, 0, 0, 3], ['gad7']],
    ['both', [3, 3, 3, 3], ['phq9', 'gad7']],
    ['nothing while an answer is missing', [3, null, 1, 1], []],
  ])('%s', (_case, phq4Items, expected) => expect(followUps({ pegPain: null, pegEnjoyment: null, pegActivity: null, phq4Items })).toEqual(expected));

  it('puts in what PHQ-4 has asked, and leaves the rest as it was answered', () => {
    const [phq9, gad7, mood] = withShared([{ ...blankQuestionnaire('phq9') }, given('gad7', 0, 0, 1, 1, 1, 1, 1), given('mood', 5)], [3, 2, 1, 0]);
    expect(phq9?.answers).toEqual([3, 2, null, null, null, null, null, null, null, null]);
    expect(gad7?.answers).toEqual([1, 0, 1, 1, 1, 1, 1]);
    expect(mood?.answers).toEqual([5]);
  });

  it('takes the questionnaire’s own answers where PHQ-4 was not asked', () => {
    expect(withShared([all('phq9', 1)], [null, null, null, null])[0]?.answers).toEqual(all('phq9', 1).answers);
  });
});
