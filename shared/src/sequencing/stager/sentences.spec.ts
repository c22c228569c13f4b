import { describe, expect, it } from '@jest/globals';
import { course, on } from '../cases/case.js';
import { RULES } from '../data/rule-set.js';
import { documentFor, patientOf } from '../testing.js';
import type { StageRequest, StageResult } from './request.js';
import { stage } from './stage.js';

const TWO = [course('esi', 0, { region: 'lumbar' }), course('esi', 0, { id: 'second', region: 'lumbar' })];
const REPEATS = RULES.filter(({ ruleId }) => ruleId === 'SEQ-20' || ruleId === 'SCOPE');
const staged = (freedom: StageRequest['freedom'], patient = {}): StageResult =>
  stage(
    {
      ...{ document: documentFor(TWO, { patient: patientOf(patient) }), freedom, horizon: on(10), closures: [] },
      ...{ monthlyBudgetCents: null, aim: 'soonest-relief', baseline: null },
    },
    REPEATS,
  );

describe('what cannot hold together', () => {
  it('is numbered, each part said by what it is for', () => {
    expect(staged({ esi: { fixed: true } }).conflict?.text).toEqual({
      en: 'These cannot hold together: (1) the last day for a start is March 11, 2027; (2) Epidural steroid injection: it is kept on March 1, 2027; (3) Epidural steroid injection and Epidural steroid injection: Repeat limits protect the patient, and coverage depends on them (SEQ-20).',
      es: 'Esto no puede cumplirse a la vez: (1) el último día para empezar es el 11 de marzo de 2027; (2) Inyección epidural de corticoide: se mantiene el 1 de marzo de 2027; (3) Inyección epidural de corticoide y Inyección epidural de corticoide: Los límites de repetición protegen al paciente, y de ellos depende la cobertura (SEQ-20).',
    });
  });

  it('says the last day for a start once, for all courses', () => {
    expect(staged({}).conflict?.text.en).toMatch(/^These cannot hold together: \(1\) the last day for a start is March 11, 2027; \(2\) [^(]*\(SEQ-20\)\.$/u);
  });

  it('for the whole patient is the reason, not a number', () => {
    expect(staged({}, { birthDate: '2015-01-01' }).conflict?.text.en).toMatch(/^Staging by these rules was not made for .*\(SCOPE\)$/u);
  });
});
