import { describe, expect, it } from '@jest/globals';
import { course, judged, medicines, on, real, running, takes, verdictOf } from './cases/case.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, PatientInput } from './document.js';
import type { Finding, Fix } from './finding.js';
import { applyFix, standIn } from './fixes.js';
import { stage } from './stager/stage.js';
import { documentFor } from './testing.js';

const duplicate = (courses: readonly CourseInput[], patient: Partial<PatientInput> = {}): Finding => {
  const found = judged(courses, patient).findings.find(({ ruleId }) => ruleId === 'DUP-01');
  if (found === undefined) throw new Error('nothing is said to be there twice');
  return found;
};

describe('the same thing twice', () => {
  it('is said in both languages, naming both days', () => {
    expect(duplicate([course('duloxetine'), course('duloxetine', 30, { id: 'again' })]).text).toEqual({
      en: 'Duloxetine from March 1, 2027 and Duloxetine from March 31, 2027 are the same medicine twice at one time.',
      es: 'Duloxetina desde el 1 de marzo de 2027 y Duloxetina desde el 31 de marzo de 2027 son el mismo medicamento dos veces a la vez.',
    });
    expect(duplicate([course('duloxetine')], medicines(takes('duloxetine', { label: 'Cymbalta 60 mg' }))).text).toEqual({
      en: 'Duloxetine from March 1, 2027 is the same medicine that the patient already takes: Cymbalta 60 mg.',
      es: 'Duloxetina desde el 1 de marzo de 2027 es el mismo medicamento que el paciente ya toma: Cymbalta 60 mg.',
    });
  });

  it('is one finding, however many rows see it', () => {
    const { findings } = judged([course('duloxetine'), course('duloxetine', 30, { id: 'again' })]);
    expect(findings.filter(({ ruleId }) => ruleId === 'DUP-01')).toHaveLength(1);
  });
});

describe('the ways out', () => {
  const backup = { backup: real('pregabalin') };
  const FIXES: readonly (readonly [when: string, courses: readonly CourseInput[], fixes: readonly Fix[], patient?: Partial<PatientInput>])[] = [
    [
      'the second waits for the end of the first; or one of them goes',
      [course('gabapentin', 0, { endsOn: on(59) }), course('gabapentin', 30, { id: 'again', endsOn: on(89) })],
      [
        { kind: 'move', courseId: 'again', to: on(60) },
        { kind: 'move', courseId: 'gabapentin', to: on(90) },
        { kind: 'remove', courseId: 'gabapentin' },
        { kind: 'remove', courseId: 'again' },
      ],
    ],
    [
      'of a running course and a planned one the planned one goes, or becomes its backup',
      [running('gabapentin', 60), course('gabapentin', 10, { id: 'again', ...backup })],
      [
        { kind: 'swap', courseId: 'again', modalityId: 'pregabalin' },
        { kind: 'remove', courseId: 'again' },
      ],
    ],
    [
      'what is taken stays: the planned course is swapped or goes, or its prescriber is asked',
      [course('gabapentin', 10, backup)],
      [
        { kind: 'swap', courseId: 'gabapentin', modalityId: 'pregabalin' },
        { kind: 'remove', courseId: 'gabapentin' },
        { kind: 'ask-prescriber', about: 'taken-gabapentin' },
      ],
      medicines(takes('gabapentin')),
    ],
  ];

  it.each(FIXES)('%s', (_when, courses, fixes, patient = {}) => {
    const offered = duplicate(courses, patient).fixes;
    expect([...offered].sort(byWords)).toEqual([...fixes].sort(byWords));
    for (const fix of offered.filter(({ kind }) => kind !== 'ask-prescriber')) {
      const after = applyFix({ courses, urgent: false }, fix, standIn).courses;
      expect(verdictOf(['DUP-01', '', 'passed', after, patient])).toBe('passed');
    }
  });
});

const byWords = (a: Fix, b: Fix): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('staged days', () => {
  it('put two courses of one treatment one after the other', () => {
    const courses = [course('cbt', 0, { endsOn: on(27) }), course('cbt', 0, { id: 'again', endsOn: on(27) })];
    const rules = RULES.filter(({ ruleId }) => ruleId === 'DUP-01');
    const result = stage(
      { document: documentFor(courses), freedom: {}, horizon: on(90), closures: [], monthlyBudgetCents: null, aim: 'soonest-relief', baseline: null },
      rules,
    );
    expect([result.optimal, Object.values(result.starts).sort()]).toEqual([true, [on(0), on(28)]]);
  });
});
