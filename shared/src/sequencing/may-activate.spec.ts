import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID, traitsOf } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { RULES } from './data/rule-set.js';
import type { CourseInput, ModalityTraits, PatientInput } from './document.js';
import { evaluate } from './evaluate.js';
import type { Evaluation } from './finding.js';
import { activationVerdict, signaturesNeeded, type GivenSignature } from './may-activate.js';
import { courseOf, documentFor, medicineOf, patientOf, TODAY } from './testing.js';

const real = (id: string): ModalityTraits => {
  const modality = MODALITY_BY_ID.get(id);
  if (modality === undefined) throw new Error(`the catalogue has no ${id}`);
  return traitsOf(modality);
};
const course = (id: string, more: Partial<CourseInput> = {}): CourseInput => courseOf(`c-${id}`, real(id), TODAY, more);
const judged = (courses: readonly CourseInput[], patient: Partial<PatientInput> = {}): Evaluation =>
  evaluate(documentFor(courses, { patient: patientOf(patient) }), RULES);

const PRESCRIBER = { isPrescriber: true, today: TODAY };
const THERAPIST = { isPrescriber: false, today: TODAY };
const LATER = addDays(TODAY, 30);
const signedBy = (decision: GivenSignature['decision'], evaluation: Evaluation): readonly GivenSignature[] =>
  signaturesNeeded(evaluation).map(({ fingerprint }) => ({ fingerprint, decision, expiresOn: LATER }));
const needs = (evaluation: Evaluation, rule: string) => signaturesNeeded(evaluation).find(({ ruleId }) => ruleId === rule);
const KIDNEYS_WELL: PatientInput['facts'] = [
  { code: 'egfr', value: 90, answer: null, takenOn: TODAY },
  { code: 'systolic', value: 120, answer: null, takenOn: TODAY },
  { code: 'diastolic', value: 80, answer: null, takenOn: TODAY },
  { code: 'phq9_item9', value: 0, answer: null, takenOn: TODAY },
];

describe('what stands between a plan and its activation', () => {
  it('nothing, when nothing is found', () => {
    expect(activationVerdict(judged([course('cbt')]), [], THERAPIST)).toEqual({ allowed: true, missing: [] });
  });

  it('an inform finding asks for nothing', () => {
    const evaluation = judged([course('cbt'), course('pt_exercise', { startsOn: '2027-03-15', adequateOn: '2027-03-15' })]);
    expect(evaluation.findings.map(({ severity }) => severity)).toEqual(['inform']);
    expect(activationVerdict(evaluation, [], THERAPIST).allowed).toBe(true);
  });

  it('a warning needs an acknowledgement, by anybody who may sign', () => {
    const evaluation = judged([course('cbt')], { goals: 0 });
    expect(activationVerdict(evaluation, [], PRESCRIBER).missing).toMatchObject([{ ruleId: 'SEQ-30', needs: 'acknowledge', byPrescriber: false }]);
    expect(activationVerdict(evaluation, signedBy('acknowledge', evaluation), THERAPIST).allowed).toBe(true);
  });

  describe('a block', () => {
    const evaluation = judged([course('duloxetine')], { medicines: [medicineOf('sertraline', ['ssri', 'serotonergic'])], facts: KIDNEYS_WELL });
    const block = needs(evaluation, 'DDI-07');
    const all = (decision: GivenSignature['decision']): readonly GivenSignature[] =>
      signaturesNeeded(evaluation).map(({ fingerprint, needs: what }) => ({
        fingerprint,
        decision: what === 'override' ? decision : 'acknowledge',
        expiresOn: LATER,
      }));

    it('needs an override', () => expect(block).toMatchObject({ needs: 'override', byPrescriber: true, severity: 'block' }));
    it('is not lifted by an acknowledgement', () => expect(activationVerdict(evaluation, all('acknowledge'), PRESCRIBER).allowed).toBe(false));
    it('is not lifted by somebody who may not prescribe', () =>
      expect(activationVerdict(evaluation, all('override'), THERAPIST).missing).toMatchObject([{ ruleId: 'DDI-07' }]));
    it('is lifted by a prescriber', () => expect(activationVerdict(evaluation, all('override'), PRESCRIBER).allowed).toBe(true));
    it('is lifted by a prescriber who signed before', () =>
      expect(
        activationVerdict(
          evaluation,
          all('override').map((one) => ({ ...one, byPrescriber: true })),
          THERAPIST,
        ).allowed,
      ).toBe(true));

    it.each([
      ['on its last day it counts', { expiresOn: TODAY }, true],
      ['on the day after it does not', { expiresOn: addDays(TODAY, -1) }, false],
      ['withdrawn it does not', { expiresOn: LATER, withdrawn: { at: '2027-03-01T10:00:00Z' } }, false],
    ])('a signature ends: %s', (_, life, allowed) =>
      expect(
        activationVerdict(
          evaluation,
          all('override').map((one) => ({ ...one, ...life })),
          PRESCRIBER,
        ).allowed,
      ).toBe(allowed),
    );

    it('comes back when the facts change: the old signature does not count', () => {
      const other = judged([course('duloxetine')], { medicines: [medicineOf('fluoxetine', ['ssri', 'serotonergic'])], facts: KIDNEYS_WELL });
      expect(activationVerdict(other, all('override'), PRESCRIBER).missing.map(({ ruleId }) => ruleId)).toContain('DDI-07');
    });
  });

  describe('a block that cannot be judged', () => {
    const evaluation = judged([course('naproxen')]);
    const unknown = signaturesNeeded(evaluation).filter(({ needs: what }) => what === 'accept-unknown');

    it('names the datum', () => expect(unknown.map(({ datum }) => datum)).toContain('fact:egfr'));
    it('stops activation until a prescriber accepts it', () => {
      const given = signaturesNeeded(evaluation).map(({ fingerprint, needs: what }): GivenSignature => ({
        fingerprint,
        decision: what === 'accept-unknown' ? 'accept-unknown' : 'acknowledge',
        expiresOn: LATER,
      }));
      expect(activationVerdict(evaluation, [], PRESCRIBER).allowed).toBe(false);
      expect(activationVerdict(evaluation, given, THERAPIST).allowed).toBe(false);
      expect(activationVerdict(evaluation, given, PRESCRIBER).allowed).toBe(true);
    });
    it('an override of the finding does not stand for it', () =>
      expect(activationVerdict(evaluation, signedBy('override', evaluation), PRESCRIBER).allowed).toBe(false));
  });

  it('a block that hides behind a warning of the same rule still has to be accepted', () => {
    const evaluation = judged([course('gabapentin')], { medicines: [medicineOf('oxycodone', ['opioid', 'cns-depressant'], { dailyMg: 20 })] });
    const open = signaturesNeeded(evaluation).filter(({ ruleId }) => ruleId === 'DDI-02');
    expect(open.map(({ needs: what, datum }) => [what, datum])).toEqual([
      ['acknowledge', null],
      ['accept-unknown', 'fact:egfr'],
    ]);
  });

  it('the scope gate is lifted by the decision for the patient, by no signature on a plan', () => {
    const patient: Partial<PatientInput> = { conditions: [{ id: 'k1', label: 'Sickle cell disease', flags: ['sickle-cell'], active: true }] };
    const evaluation = judged([course('cbt')], patient);
    const everything = (['override', 'acknowledge', 'accept-unknown'] as const).flatMap((decision) => signedBy(decision, evaluation));
    expect(activationVerdict(evaluation, everything, PRESCRIBER).missing).toMatchObject([{ ruleId: 'SCOPE', needs: 'scope-decision' }]);
    expect(activationVerdict(judged([course('cbt')], { ...patient, scopeLifted: true }), [], THERAPIST).allowed).toBe(true);
  });

  it('an urgent start needs a prescriber', () => {
    const evaluation = judged([course('cbt')]);
    expect(activationVerdict(evaluation, [], { ...THERAPIST, urgent: true }).missing).toMatchObject([{ ruleId: 'SEQ-01', byPrescriber: true }]);
    expect(activationVerdict(evaluation, [], { ...PRESCRIBER, urgent: true }).allowed).toBe(true);
  });
});
