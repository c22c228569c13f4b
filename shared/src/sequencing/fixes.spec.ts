import { describe, expect, it } from '@jest/globals';
import { MODALITIES, MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { classesAndTagsOf } from '../catalogue/ingredients.js';
import { addDays } from '../dates.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, HistoryInput, ModalityTraits, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import { describeFix } from './explain-fix.js';
import type { Fix } from './finding.js';
import { applyFix, partnerId, standIn } from './fixes.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY, verdictOn } from './testing.js';

const real = (id: string): ModalityTraits => {
  const modality = MODALITY_BY_ID.get(id);
  if (modality === undefined) throw new Error(`the catalogue has no ${id}`);
  return traitsOf(modality);
};
const on = (day: number): string => addDays(TODAY, day);
const course = (id: string, day: number, more: Partial<CourseInput> = {}): CourseInput => courseOf(id, real(id), on(day), more);
const takes = (ingredient: string, more = {}) => ({ ...medicineOf(ingredient, classesAndTagsOf([ingredient]) ?? [], more), id: `taken-${ingredient}` });
const fixesFor = (rule: string, courses: readonly CourseInput[], patient: Partial<PatientInput> = {}, history: readonly HistoryInput[] = []): readonly Fix[] =>
  evaluate(documentFor(courses, { patient: patientOf(patient), history }), RULES).findings.find(({ ruleId }) => ruleId === rule)?.fixes ?? [];

const ESI = { region: 'lumbar' } as const;
const earlierEsi = (day: number): HistoryInput =>
  pastOf(`esi${day}`, real('esi'), { region: 'lumbar', startedOn: on(day), endedOn: on(day), outcome: 'success', reliefPercent: 60, reliefDays: 100 });

describe('the first fix is what a clinician would do', () => {
  const CASES: readonly (readonly [
    when: string,
    rule: string,
    courses: readonly CourseInput[],
    fix: Fix,
    patient?: Partial<PatientInput>,
    history?: readonly HistoryInput[],
  ])[] = [
    ['the second start moves to day 14', 'SEQ-03', [course('duloxetine', 0), course('pt_exercise', 3)], { kind: 'move', courseId: 'pt_exercise', to: on(14) }],
    [
      'a short trial is extended to its end',
      'SEQ-05',
      [course('pt_exercise', 0, { endsOn: on(30) })],
      { kind: 'extend', courseId: 'pt_exercise', endsOn: on(56) },
    ],
    [
      'a start before the baseline waits for it',
      'SEQ-01',
      [course('cbt', 0)],
      { kind: 'move', courseId: 'cbt', to: on(9) },
      { checkIns: { firstOn: on(-5), painCount: 4, otherCount: 1 } },
    ],
    [
      'an injection without rehabilitation gets it from day 3',
      'SEQ-07',
      [course('esi', 0, ESI)],
      { kind: 'add-partner', courseId: 'esi', tags: ['rehab'], startsOn: on(3), endsOn: on(90) },
    ],
    [
      'exercise planned too late moves into the window',
      'SEQ-07',
      [course('esi', 0, ESI), course('pt_exercise', 40)],
      { kind: 'move', courseId: 'pt_exercise', to: on(3) },
    ],
    [
      'an injection too soon moves to the first day allowed',
      'SEQ-20',
      [course('esi', 0, ESI)],
      { kind: 'move', courseId: 'esi', to: on(4) },
      {},
      [earlierEsi(-10)],
    ],
    [
      'a foundation comes first: the massage waits',
      'SEQ-02',
      [course('duloxetine', 0), course('pt_exercise', 0), course('massage', 7)],
      { kind: 'move', courseId: 'massage', to: on(28) },
    ],
    [
      'a medicine within a wash-out waits for its end',
      'DDI-06',
      [course('duloxetine', 0)],
      { kind: 'move', courseId: 'duloxetine', to: on(4) },
      { medicines: [takes('phenelzine', { stoppedOn: on(-10) })] },
    ],
    [
      'a failed medicine is replaced by its backup',
      'SEQ-09',
      [course('duloxetine', 0, { backup: real('pregabalin') })],
      { kind: 'swap', courseId: 'duloxetine', modalityId: 'pregabalin' },
      { facts: [{ code: 'egfr', value: 90, answer: null, takenOn: TODAY }] },
      [pastOf('h1', real('duloxetine'))],
    ],
    ['a day that has passed becomes today', 'DAY-01', [course('cbt', -3)], { kind: 'move', courseId: 'cbt', to: TODAY }],
    ['a missing goal is recorded', 'SEQ-30', [course('cbt', 0)], { kind: 'record', what: 'goal', id: null }, { goals: 0 }],
    [
      'psychological treatment alone gets a partner',
      'SEQ-12',
      [course('cbt', 0)],
      { kind: 'add-partner', courseId: 'cbt', tags: ['exercise', 'medication-optimisation'], startsOn: TODAY, endsOn: null },
      { baselinePain: 6 },
    ],
  ];
  it.each(CASES.map((one): readonly [string, (typeof CASES)[number]] => [one[0], one]))('%s', (_when, [, rule, courses, fix, patient, history]) => {
    expect(fixesFor(rule, courses, patient, history)[0]).toEqual(fix);
  });

  it('a backup that would bring a block of its own is not offered', () => {
    const backup = { backup: real('venlafaxine') };
    const sertraline = { medicines: [takes('sertraline')] };
    expect(fixesFor('DDI-07', [course('duloxetine', 0, backup)], sertraline).map(({ kind }) => kind)).toEqual(['remove', 'ask-prescriber']);
  });

  it('what has started is neither moved nor removed', () => {
    const kinds = fixesFor('DDI-01', [course('tramadol', -5, { started: true })], { medicines: [takes('lorazepam')] }).map(({ kind }) => kind);
    expect(kinds).toEqual(['ask-prescriber']);
  });

  it('a blood thinner is never stopped by the program: its prescriber is asked', () => {
    const fixes = fixesFor('DDI-30', [course('esi', 0, ESI)], { medicines: [takes('warfarin')] });
    expect(fixes.at(-1)).toEqual({ kind: 'ask-prescriber', about: 'taken-warfarin' });
  });
});

describe('applying a fix', () => {
  const plan = { courses: [course('duloxetine', 0, { adequateOn: on(7), endsOn: on(60) }), course('cbt', -5, { started: true })], urgent: false };

  it('moves the start, the adequate dose and the end together', () => {
    const [moved] = applyFix(plan, { kind: 'move', courseId: 'duloxetine', to: on(10) }, standIn).courses;
    expect(moved).toMatchObject({ startsOn: on(10), adequateOn: on(17), endsOn: on(70) });
  });

  it('leaves a started course where it is', () => {
    expect(applyFix(plan, { kind: 'move', courseId: 'cbt', to: on(10) }, standIn).courses[1]?.startsOn).toBe(on(-5));
    expect(applyFix(plan, { kind: 'remove', courseId: 'cbt' }, standIn).courses).toHaveLength(2);
  });

  it('adds a partner that the rule accepts', () => {
    const courses = [course('esi', 0, ESI)];
    const [fix] = fixesFor('SEQ-07', courses);
    const choose = (tags: readonly string[]) => {
      const modality = MODALITIES.find((one) => tags.some((tag) => one.tags.includes(tag)));
      return modality === undefined ? null : traitsOf(modality);
    };
    const after = applyFix({ courses, urgent: false }, fix ?? { kind: 'remove', courseId: 'esi' }, choose);
    expect(after.courses.map(({ id }) => id)).toEqual(['esi', partnerId('esi')]);
    expect(verdictOn(evaluate(documentFor(after.courses), RULES), 'SEQ-07')).toBe('passed');
  });

  it.each<readonly [Fix]>([
    [{ kind: 'record-fact', datum: 'fact:egfr' }],
    [{ kind: 'record', what: 'goal', id: null }],
    [{ kind: 'ask-prescriber', about: 'x' }],
  ])('%j leaves the plan as it is', (fix) => {
    expect(applyFix(plan, fix, standIn)).toBe(plan);
  });
});

describe('what a fix is called', () => {
  const names: Readonly<Record<string, string>> = { c1: 'Naproxen', backup: 'Duloxetine' };
  const name = (id: string) => ({ en: names[id] ?? id, es: names[id] ?? id });
  it.each<readonly [Fix, string, string]>([
    [{ kind: 'move', courseId: 'c1', to: '2027-03-15' }, 'Move Naproxen to March 15, 2027', 'Mover Naproxen al 15 de marzo de 2027'],
    [{ kind: 'extend', courseId: 'c1', endsOn: '2027-03-15' }, 'Extend Naproxen to March 15, 2027', 'Prolongar Naproxen hasta el 15 de marzo de 2027'],
    [{ kind: 'swap', courseId: 'c1', modalityId: 'backup' }, 'Replace Naproxen by its backup Duloxetine', 'Sustituir Naproxen por su alternativa Duloxetine'],
    [
      { kind: 'add-partner', courseId: 'c1', tags: ['rehab'], startsOn: '2027-03-04', endsOn: null },
      'Add rehabilitation to Naproxen from March 4, 2027',
      'Añadir rehabilitación a Naproxen desde el 4 de marzo de 2027',
    ],
  ])('%j', (fix, en, es) => {
    expect(describeFix(fix, name)).toEqual({ en, es });
  });
});

it('what is bought without a prescription has no prescriber to ask', () => {
  const fix = { kind: 'ask-prescriber', about: 'm1' } as const;
  const name = () => ({ en: 'Ibuprofen', es: 'Ibuprofeno' });
  expect(describeFix(fix, name, (id) => id === 'm1')).toEqual({
    en: 'Ask the patient about Ibuprofen (over the counter); decide with whoever recommended it',
    es: 'Preguntar al paciente por Ibuprofeno (sin receta); decidir con quien lo recomendó',
  });
  expect(describeFix(fix, name, () => false).en).toBe('Ask the prescriber about Ibuprofen');
});
