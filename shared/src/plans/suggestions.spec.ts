import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { Caution, Modality } from '../catalogue/modality.js';
import type { StatementTopic } from '../patients/patient.js';
import { RULES } from '../sequencing/data/rule-set.js';
import { evaluate } from '../sequencing/evaluate.js';
import { addCourse, courseOf, moveCourse } from './board.js';
import type { Chart } from './chart.js';
import type { Board, CourseDraft, TargetMeasure } from './plan.js';
import { blockedForPatient, servesSame, suggestedBackup } from './suggested-backup.js';
import { previewFix } from './fix-preview.js';
import { documentOf } from './sequencing-document.js';
import { hasTaper, suggestedCriterion, suggestedStopRule, withCriterion, withTaper } from './suggestions.js';

const TODAY = '2027-03-01';
const modality = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};
const course = (modalityId: string): CourseDraft => courseOf(modality(modalityId), { id: 'c', stageId: 's1', startsOn: TODAY });
const EMPTY: Board = { title: 'Plan', urgentReason: '', stages: [], courses: [] };
const TOPICS: readonly StatementTopic[] = ['allergies', 'medicines', 'conditions', 'anticoagulants', 'devices', 'pregnancy'];

/** A healthy man of 47 who was asked about everything. */
const chart = (more: Partial<Chart> = {}): Chart =>
  ({
    today: TODAY,
    patient: { birthDate: '1980-01-15', sex: 'male' },
    events: [],
    reviewDecisions: [],
    statements: TOPICS.map((topic) => ({ id: topic, topic, answer: 'none', askedOn: TODAY })),
    preferences: { refusals: [], visitsPerWeek: 3 },
    facts: (['egfr', 'systolic', 'diastolic'] as const).map((code) => ({ id: code, code, value: 90, answer: null, takenOn: TODAY })),
    ...{ conditions: [], allergies: [], medicines: [], goals: [], history: [], checkIns: [], coverages: [], plan: null, baseline: null },
    ...{ scopeLift: null, careTeam: [], tasks: [] },
    ...more,
  }) as unknown as Chart;
const backupOf = (modalityId: string, about: Chart = chart(), board: Board = EMPTY): string | null =>
  suggestedBackup(course(modalityId), { chart: about, board: addCourse(board, course(modalityId)), catalogue: MODALITY_BY_ID, rules: RULES });

/** Long enough, taken as prescribed, and of no use. */
const ADEQUATE = {
  ...{ category: 'behavioral', doseText: '', dailyMg: null, region: null, startedOn: '2026-01-01', endedOn: '2026-04-01', reliefDays: null },
  ...{ functionOutcome: 'same', adherence: 'as-prescribed', reachedAdequateDose: 'yes', sideEffects: '', intolerable: false },
  ...{ stopReason: 'no-benefit', toBeCompleted: false, note: '' },
};

describe('the success criterion of a new course', () => {
  it.each<[string, string, TargetMeasure, string]>([
    ['says by how much and when', 'pt_exercise', 'peg', 'PEG down by 30 % on day 56'],
    ['behavioural therapy is judged on mood', 'cbt', 'phq4', 'PHQ-4 down by 3 points on day 56'],
    ['a goal of the patient', 'pt_exercise', 'goal', 'The goal is reached as expected on day 56'],
  ])('%s', (_what, id, target, words) => {
    expect(suggestedCriterion({ ...course(id), target }, modality(id))).toBe(words);
  });

  it('waits for the trial at the adequate dose, which the dose steps put off', () => {
    const late = { ...course('pt_exercise'), steps: [{ day: 28, text: 'full', dailyMg: null, perWeek: 1, holdRule: null, adequate: true }] };
    expect(suggestedCriterion(late, modality('pt_exercise'))).toBe('PEG down by 30 % on day 84');
  });

  it('says nothing where the catalogue does not say when it may be judged', () => {
    expect(
      suggestedCriterion(course('pt_exercise'), {
        ...modality('pt_exercise'),
        assessmentDays: [],
        trialDays: { ...modality('pt_exercise').trialDays, value: null },
      }),
    ).toBe('');
  });

  it('stays when the course is moved', () => {
    const board = addCourse(EMPTY, course('pt_exercise'));
    expect(moveCourse(board, 'c', '2027-05-01').courses[0]?.successCriterion).toBe('PEG down by 30 % on day 56');
  });

  it('goes along with the measure as long as nobody touched it, and never over what was written', () => {
    expect(withCriterion(course('pt_exercise'), { target: 'sleep' }, modality('pt_exercise')).successCriterion).toBe('Sleep down by 2 points on day 56');
    expect(withCriterion({ ...course('pt_exercise'), successCriterion: 'Kneels alone' }, { target: 'sleep' }, modality('pt_exercise'))).toEqual({
      target: 'sleep',
    });
    expect(withCriterion(course('pt_exercise'), { successCriterion: '' }, modality('pt_exercise'))).toEqual({ successCriterion: '' });
  });
});

describe('the home practice of a new course', () => {
  it('is the catalogue’s where it states one, else empty', () => {
    expect(course('pt_exercise').homePractice).toBe('Home exercise 3–5 times a week');
    expect(course('duloxetine').homePractice).toBe('');
  });
});

describe('the backup that is offered', () => {
  it.each([
    ['exercise', 'pt_exercise', 'fn_restoration'],
    ['another medicine for nerve pain', 'duloxetine', 'milnacipran'],
    ['an anti-inflammatory medicine', 'ibuprofen', 'celecoxib'],
    ['a movement practice', 'yoga', 'qigong'],
    ['nothing where the catalogue has nothing for the same purpose', 'acupuncture', null],
    ['never an implant', 'scs_trial', null],
  ])('serves the same purpose: %s', (_what, id, backup) => {
    expect(backupOf(id)).toBe(backup);
  });

  it('is the best graded', () => {
    expect(backupOf('act')).toBe('cbt');
  });

  it('is not what is on the board already, nor what the patient refuses', () => {
    expect(backupOf('act', chart(), addCourse(EMPTY, { ...course('cbt'), id: 'other' }))).not.toBe('cbt');
    expect(backupOf('act', chart({ preferences: { refusals: ['cbt'], visitsPerWeek: 3 } as unknown as Chart['preferences'] }))).not.toBe('cbt');
  });

  it.each<[string, Caution['when']]>([
    ['is contraindicated', { age: { from: 18 } }],
    ['cannot be judged yet', { fact: 'alt', op: '>', value: 100 }],
  ])('is not what %s', (_what, when) => {
    const caution: Caution = { severity: 'block', when, text: { en: 'No.', es: 'No.' }, source: { citation: 'A case', verification: 'guide' } };
    const catalogue = new Map(MODALITY_BY_ID).set('cbt', { ...modality('cbt'), cautions: [caution] });
    const about = { chart: chart(), board: addCourse(EMPTY, course('act')), catalogue, rules: RULES };
    expect(suggestedBackup(course('act'), about)).not.toBe('cbt');
  });

  it('is not what failed before', () => {
    const failed = { id: 'h', modalityId: 'cbt', label: 'CBT', ingredients: [], ongoing: false, lengthDays: 84, sessions: 12, reliefPercent: 0 };
    const about = chart({ history: [{ ...failed, ...ADEQUATE }] as unknown as Chart['history'] });
    expect(backupOf('act', about)).not.toBe('cbt');
  });

  it('is nothing for a treatment that the catalogue does not have', () => {
    const lost = { ...course('cbt'), modalityId: 'gone' };
    expect(suggestedBackup(lost, { chart: chart(), board: addCourse(EMPTY, lost), catalogue: MODALITY_BY_ID, rules: RULES })).toBeNull();
  });
});

describe('what may be chosen as a backup', () => {
  const liver = chart({ conditions: [{ id: 'k', label: 'Cirrhosis', flags: ['liver-disease'], status: 'active' }] as unknown as Chart['conditions'] });
  it('is blocked for this patient, whatever is on the board', () => {
    const catalogue = new Map(['duloxetine', 'cbt'].map((id) => [id, modality(id)]));
    expect([...blockedForPatient({ chart: liver, catalogue, rules: RULES })]).toEqual(['duloxetine']);
    expect([...blockedForPatient({ chart: chart(), catalogue, rules: RULES })]).toEqual([]);
  });
  it('serves the same purpose or another', () => {
    expect([servesSame(modality('cbt'), modality('act')), servesSame(modality('cbt'), modality('naproxen'))]).toEqual([true, false]);
  });
});

describe('the taper of a course', () => {
  const duloxetine = (more: Partial<CourseDraft> = {}): CourseDraft => ({ ...course('duloxetine'), ...more });
  const tail = (of: CourseDraft) => withTaper(of, modality('duloxetine')).slice(-2);

  it('is over on the planned last day', () => {
    expect(tail(duloxetine({ endsOn: '2027-05-30' })).map(({ day, dailyMg }) => [day, dailyMg])).toEqual([
      [76, 30],
      [90, 0],
    ]);
  });

  it('of an ongoing course begins when it has been judged', () => {
    expect(suggestedStopRule(duloxetine({ endsOn: null }), modality('duloxetine'))).toContain(`on day ${tail(duloxetine({ endsOn: null }))[0]?.day},`);
  });

  it('comes after the last step, however short the course', () => {
    const short = duloxetine({ endsOn: TODAY });
    expect(tail(short)[0]?.day).toBe((short.steps.at(-1)?.day ?? 0) + 1);
  });

  it('never becomes the dose to judge by, and is not there twice', () => {
    const small = duloxetine({ steps: duloxetine().steps.map((step) => ({ ...step, adequate: false })) });
    expect(withTaper(small, modality('duloxetine'))).toBe(small.steps);
    expect(hasTaper(duloxetine(), modality('duloxetine'))).toBe(false);
    expect(hasTaper({ steps: withTaper(duloxetine(), modality('duloxetine')) }, modality('duloxetine'))).toBe(true);
    expect(withTaper(course('cbt'), modality('cbt'))).toEqual(course('cbt').steps);
  });
});

describe('what a fix would change', () => {
  const board = addCourse(addCourse(EMPTY, course('ibuprofen')), { ...courseOf(modality('naproxen'), { id: 'd', stageId: 's1', startsOn: TODAY }) });
  const around = { chart: chart(), board, catalogue: MODALITY_BY_ID, rules: RULES };
  const now = evaluate(documentOf(chart(), board, MODALITY_BY_ID, TODAY), RULES);

  it('what it settles is gone, what stays is neither gone nor new', () => {
    const { gone, fresh, left } = previewFix({ kind: 'remove', courseId: 'd' }, around, now);
    expect(gone.map(({ ruleId }) => ruleId)).toContain('DDI-18');
    expect(gone.every(({ courseIds }) => courseIds.includes('d'))).toBe(true);
    expect(left).toBe(now.findings.length - gone.length + fresh.length);
  });

  it('a finding that only falls on another day is the same finding', () => {
    const { gone, fresh } = previewFix({ kind: 'move', courseId: 'd', to: '2027-03-03' }, around, now);
    expect([...gone, ...fresh].map(({ ruleId }) => ruleId)).not.toContain('DDI-18');
  });

  it('a fix that only asks somebody changes nothing', () => {
    expect(previewFix({ kind: 'ask-prescriber', about: 'd' }, around, now)).toEqual({ gone: [], fresh: [], left: now.findings.length });
  });
});
