/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITIES, traitsOf } from '../catalogue/catalogue.js';
import { classesAndTagsOf } from '../catalogue/ingredients.js';
import { addDays } from '../dates.js';
import type { ConditionFlag } from '../patients/condition-flags.js';
import { RULES } from './data/rule-set.js';
import { course as courseParty, apart, OURS, rule, text } from './data/row.js';
import type { CourseInput, HistoryInput, MedicineInput, PatientInput, SequencingDocument } from './document.js';
import { evaluate } from './evaluate.js';
import { SEVERITIES, type Evaluation } from './finding.js';
import { applyFix, changesPlan, standIn } from './fixes.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY, traitsFor, verdictOn } from './testing.js';
import type { Rule } from './rules.js';

const TRAITS = MODALITIES.map(traitsOf);
const INGREDIENT_POOL = [
  'sertraline',
  'oxycodone',
  'lorazepam',
  'warfarin',
  'ibuprofen',
  'lisinopril',
  'hydrochlorothiazide',
  'phenelzine',
  'amlodipine',
  'gabapentin',
  'fluoxetine',
  'famotidine',
  'lithium',
  'methotrexate',
  'acetaminophen',
  'morphine',
  'ritonavir',
];
const REGIONS = [null, 'lumbar', 'left-knee'];

/** A dose that is halved so many days after the start. */
const lowering = (start: number, dailyMg: number | null, after: number | null): Partial<CourseInput> =>
  after === null || dailyMg === null
    ? {}
    : {
        doses: [
          { on: addDays(TODAY, start), dailyMg },
          { on: addDays(TODAY, start + after), dailyMg: dailyMg / 2 },
        ],
      };
const isOver = (start: number, length: number | null): boolean => length !== null && start + length <= 0;

const courseArb = (id: string): fc.Arbitrary<CourseInput> =>
  fc
    .record({
      modality: fc.constantFrom(...TRAITS),
      start: fc.integer({ min: -60, max: 200 }),
      length: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
      perWeek: fc.constantFrom(null, 1, 2),
      region: fc.constantFrom(...REGIONS),
      started: fc.boolean(),
      backup: fc.option(fc.constantFrom(...TRAITS), { nil: null }),
      dailyMg: fc.constantFrom(null, 60, 1800),
      lowered: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
      adherence: fc.constantFrom(null, 60, 95),
      grave: fc.boolean(),
      over: fc.boolean(),
    })
    .map(({ modality, start, length, perWeek, region, started, backup, dailyMg, lowered, adherence, grave, over }) =>
      courseOf(id, modality, addDays(TODAY, start), {
        endsOn: length === null ? null : addDays(TODAY, start + length),
        sessionsPerWeek: perWeek,
        region,
        started: started && start <= 0,
        over: over && started && isOver(start, length),
        backup,
        dailyMg,
        ...lowering(start, dailyMg, lowered),
        reported: { adherencePercent: adherence, intolerableOn: grave ? addDays(TODAY, -1) : null, fadingSince: grave ? addDays(TODAY, -20) : null },
      }),
    );

const medicineArb = (id: string): fc.Arbitrary<MedicineInput> =>
  fc
    .record({ ingredient: fc.constantFrom(...INGREDIENT_POOL), mapped: fc.boolean(), stopped: fc.option(fc.integer({ min: -30, max: 0 }), { nil: null }) })
    .map(({ ingredient, mapped, stopped }) => ({
      ...medicineOf(ingredient, mapped ? (classesAndTagsOf([ingredient]) ?? []) : [], { stoppedOn: stopped === null ? null : addDays(TODAY, stopped) }),
      id,
      ingredients: mapped ? [ingredient] : null,
    }));

const pastArb = (id: string): fc.Arbitrary<HistoryInput> =>
  fc
    .record({
      modality: fc.option(fc.constantFrom(...TRAITS), { nil: null }),
      day: fc.option(fc.integer({ min: -800, max: -10 }), { nil: null }),
      region: fc.constantFrom(...REGIONS),
      adequacy: fc.constantFrom('adequate', 'inadequate', 'unknown'),
      outcome: fc.constantFrom('success', 'partial', 'failure', 'intolerance', 'unknown'),
      relief: fc.constantFrom(null, 0, 49, 50, 85),
    })
    .map(({ modality, day, region, adequacy, outcome, relief }) => {
      const on = day === null ? null : addDays(TODAY, day);
      return pastOf(id, modality, { startedOn: on, endedOn: on, region, adequacy, outcome, reliefPercent: relief, reliefDays: relief === null ? null : 100 });
    });

const patientArb: fc.Arbitrary<PatientInput> = fc
  .record({
    medicines: fc.tuple(medicineArb('m1'), medicineArb('m2'), medicineArb('m3')).chain((all) => fc.subarray(all)),
    egfr: fc.constantFrom(null, 25, 45, 90),
    answers: fc.constantFrom('yes' as const, 'no' as const, null),
    asked: fc.boolean(),
    firstOn: fc.constantFrom(null, -20, -3),
    goals: fc.constantFrom(0, 1),
    pain: fc.constantFrom(null, 2, 6),
    strict: fc.constantFrom(0, 3),
    flags: fc.constantFrom([], ['diabetes'] as const, ['sleep-apnoea'] as const, ['pregnancy'] as const),
  })
  .map(({ medicines, egfr, answers, asked, firstOn, goals, pain, strict, flags }) =>
    patientOf({
      birthDate: '1980-06-15',
      medicines,
      facts: [
        ...(egfr === null ? [] : [{ code: 'egfr' as const, value: egfr, answer: null, takenOn: addDays(TODAY, -5) }]),
        ...(answers === null
          ? []
          : (['pdmp_checked', 'infection_excluded', 'escort', 'perturbation'] as const).map((code) => ({
              code,
              value: null,
              answer: answers,
              takenOn: addDays(TODAY, -1),
            }))),
      ],
      conditions: [{ id: 'k1', label: 'as charted', flags, active: true }],
      checkIns: { firstOn: firstOn === null ? null : addDays(TODAY, firstOn), painCount: 3, otherCount: 1 },
      goals,
      baselinePain: pain,
      treatmentResistant: { strict, lenient: strict },
      ...(asked ? {} : { statements: [] }),
    }),
  );

const documentArb: fc.Arbitrary<SequencingDocument> = fc
  .record({
    courses: fc.tuple(...['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map(courseArb)).chain((all) => fc.subarray(all)),
    history: fc.tuple(pastArb('h1'), pastArb('h2'), pastArb('h3')).chain((all) => fc.subarray(all)),
    patient: patientArb,
  })
  .map(({ courses, history, patient }) => documentFor(courses, { history, patient }));

/** Reads everything, proved fixes included. */
const plain = (evaluation: Evaluation): unknown => JSON.parse(JSON.stringify(evaluation));

const reversed = <T>(list: readonly T[]): readonly T[] => [...list].reverse();

describe('the engine is a function of the document and the rules', () => {
  it('neither the order of courses, medicines, history and facts nor that of the rows matters', () => {
    fc.assert(
      fc.property(documentArb, (document) => {
        const other: SequencingDocument = {
          ...document,
          history: reversed(document.history),
          plan: { ...document.plan, courses: reversed(document.plan.courses) },
          patient: {
            ...document.patient,
            medicines: reversed(document.patient.medicines),
            facts: reversed(document.patient.facts),
            statements: reversed(document.patient.statements),
          },
        };
        expect(plain(evaluate(other, reversed(RULES)))).toEqual(plain(evaluate(document, RULES)));
      }),
      { numRuns: 60 },
    );
  });

  it('shifting every day by k gives the same findings k days later', () => {
    const shiftIn = (value: unknown, k: number): unknown =>
      JSON.parse(JSON.stringify(value).replace(/"(\d{4}-\d{2}-\d{2})"/g, (_, day: string) => `"${day === '1980-06-15' ? day : addDays(day, k)}"`)) as unknown;
    const shape = ({ findings, notEvaluable, passed }: Evaluation, k: number) => ({
      findings: findings.map(({ ruleId, severity, fingerprint, courseIds, days }) => ({
        ruleId,
        severity,
        fingerprint,
        courseIds,
        days: days.map((day) => addDays(day, k)),
      })),
      notEvaluable: notEvaluable.map(({ ruleId, severity, datum, courseIds }) => ({ ruleId, severity, datum, courseIds })),
      passed,
    });
    fc.assert(
      fc.property(documentArb, fc.integer({ min: -90, max: 90 }), (document, k) => {
        const shifted = shiftIn(document, k) as SequencingDocument;
        expect(shape(evaluate(shifted, RULES), 0)).toEqual(shape(evaluate(document, RULES), k));
      }),
      { numRuns: 60 },
    );
  });

  it('every rule id is in exactly one of the three lists', () => {
    fc.assert(
      fc.property(documentArb, (document) => {
        const { findings, notEvaluable, passed } = evaluate(document, RULES);
        const found = new Set(findings.flatMap(({ ruleId, covers }) => [ruleId, ...covers]));
        const open = new Set(notEvaluable.map(({ ruleId }) => ruleId));
        const fine = passed.map(({ ruleId }) => ruleId);
        const all = [...found, ...open, ...fine];
        expect(all.length).toBe(new Set(all).size);
        expect(RULES.flatMap(({ ruleId, covers }) => [ruleId, ...covers]).filter((id) => !all.includes(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes nothing from the document and changes nothing in it', () => {
    fc.assert(
      fc.property(documentArb, (document) => {
        const before = JSON.stringify(document);
        plain(evaluate(document, RULES));
        expect(JSON.stringify(document)).toBe(before);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a fix that changes the plan', () => {
  const kindOf = new Map(RULES.map(({ ruleId, kind }): readonly [string, Rule['kind']] => [ruleId, kind]));
  const fixable = fc
    .sample(documentArb, { numRuns: 60, seed: 7 })
    .flatMap((document) =>
      evaluate(document, RULES).findings.flatMap((finding) => finding.fixes.filter(changesPlan).map((fix) => ({ document, finding, fix }))),
    );

  it('is offered often enough to be worth a property', () => {
    expect(new Set(fixable.map(({ fix }) => fix.kind))).toEqual(new Set(['move', 'extend', 'add-partner', 'swap', 'remove']));
    expect(fixable.length).toBeGreaterThan(100);
  });

  it('removes its finding and brings no new block', () => {
    for (const { document, finding, fix } of fixable) {
      const before = evaluate(document, RULES);
      const after = evaluate({ ...document, plan: applyFix(document.plan, fix, standIn) }, RULES);
      const same = after.findings.filter(({ ruleId, courseIds }) => ruleId === finding.ruleId && finding.courseIds.every((id) => courseIds.includes(id)));
      // Of two rows of one rule the lesser may be left: starts 14 days apart instead of 3.
      expect(
        same.filter(({ fingerprint, severity }) => fingerprint === finding.fingerprint || SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(finding.severity)),
      ).toEqual([]);
      const blocks = (evaluation: Evaluation) =>
        evaluation.findings.filter(({ severity }) => severity === 'block').map(({ ruleId, courseIds }) => `${ruleId} ${courseIds.join(' ')}`);
      expect(blocks(after).filter((block) => !blocks(before).includes(block))).toEqual([]);
    }
  });

  it('keeps the course unless the finding is an exclusion, and never touches what has started or is taken', () => {
    for (const { document, finding, fix } of fixable) {
      const plan = applyFix(document.plan, fix, standIn);
      const kept = plan.courses.map(({ id }) => id);
      const lost = document.plan.courses.filter(({ id }) => !kept.includes(id));
      if (lost.length > 0) expect(finding.ruleId.startsWith('CAUTION:') ? 'caution' : kindOf.get(finding.ruleId)).toMatch(/exclusion|caution/);
      for (const course of document.plan.courses.filter(({ started }) => started)) {
        expect(plan.courses.find(({ id }) => id === course.id)).toMatchObject({ modality: course.modality, startsOn: course.startsOn });
      }
    }
  });
});

describe('rules are data', () => {
  const unnamed = traitsFor('snail-slime-infusion', { tags: ['slimy'], category: 'interventional' });
  const document = documentFor([courseOf('c1', unnamed, TODAY)], {
    patient: patientOf({ conditions: [{ id: 'k1', label: 'Shellfish asthma', flags: ['asthma'], active: true }] }),
  });
  const row = rule('OWN-1', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([courseParty('snail-slime-infusion')], { when: { condition: 'asthma' } }),
    rationale: text('Slime and asthma do not go together.', 'La baba y el asma no van juntas.'),
    source: OURS,
  });

  it('a row for a modality that nobody has named fires', () => {
    expect(verdictOn(evaluate(document, RULES), 'OWN-1')).toBe('absent');
    const [finding] = evaluate(document, [...RULES, row]).findings.filter(({ ruleId }) => ruleId === 'OWN-1');
    expect(finding).toMatchObject({
      severity: 'block',
      courseIds: ['c1'],
      days: [TODAY],
      text: { en: 'snail-slime-infusion from March 1, 2027: Slime and asthma do not go together. Recorded: Shellfish asthma.' },
    });
  });

  it('a row that is switched off, not yet in force or no longer in force is not asked', () => {
    const off: readonly Partial<Rule>[] = [{ enabled: false }, { effectiveFrom: addDays(TODAY, 1) }, { effectiveTo: addDays(TODAY, -1) }];
    expect(off.map((change) => verdictOn(evaluate(document, [{ ...row, ...change } as Rule]), 'OWN-1'))).toEqual(['absent', 'absent', 'absent']);
    expect(verdictOn(evaluate(document, [{ ...row, effectiveFrom: TODAY, effectiveTo: TODAY }]), 'OWN-1')).toBe('block');
  });

  it('a caution that a catalogue entry carries fires without a row of its own', () => {
    const careful = {
      ...unnamed,
      cautions: [{ severity: 'warn' as const, when: { condition: 'asthma' }, text: { en: 'Mind the asthma.', es: 'Cuidado con el asma.' }, source: OURS }],
    };
    const { findings } = evaluate({ ...document, plan: { courses: [courseOf('c1', careful, TODAY)], urgent: false } }, RULES);
    expect(findings.find(({ ruleId }) => ruleId === 'CAUTION:snail-slime-infusion:asthma')).toMatchObject({
      severity: 'warn',
      rationale: { en: 'Mind the asthma.' },
    });
  });

  it('a caution is silent only when a rule has said all of its causes', () => {
    const both = { any: [{ condition: 'asthma' }, { condition: 'diabetes' }] };
    const careful = { ...unnamed, cautions: [{ severity: 'warn' as const, when: both, text: { en: 'Mind both.', es: 'Cuidado con ambos.' }, source: OURS }] };
    const cautions = (flags: readonly ConditionFlag[]) => {
      const patient = patientOf({ conditions: [{ id: 'k1', label: 'as charted', flags, active: true }] });
      const { findings } = evaluate(documentFor([courseOf('c1', careful, TODAY)], { patient }), [...RULES, row]);
      return findings.filter(({ ruleId }) => ruleId.startsWith('CAUTION:')).length;
    };
    expect([cautions(['asthma']), cautions(['asthma', 'diabetes']), cautions(['diabetes'])]).toEqual([0, 1, 1]);
  });

  it('no modality is named in the code, only in data', () => {
    const folder = join(import.meta.dirname);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.data.ts'),
    );
    expect(files.length).toBeGreaterThan(20);
    const named = files.flatMap((name) => {
      const words = new Set([...readFileSync(join(folder, name), 'utf8').matchAll(/'([^'\n]+)'|"([^"\n]+)"/g)].map(([, single, double]) => single ?? double));
      return MODALITIES.filter(({ id }) => words.has(id)).map(({ id }) => `${name}: ${id}`);
    });
    expect(named).toEqual([]);
  });
});

describe('what a signature is bound to', () => {
  const print = (document: SequencingDocument, rules: readonly Rule[] = RULES): string | undefined =>
    evaluate(document, rules).findings.find(({ ruleId }) => ruleId === 'DDI-07')?.fingerprint;
  const traits = (id: string) => TRAITS.find((one) => one.id === id) ?? traitsFor(id);
  const base = documentFor([courseOf('c1', traits('duloxetine'), TODAY)], {
    patient: patientOf({ medicines: [medicineOf('sertraline', ['ssri', 'serotonergic'])] }),
  });

  it('moving the course or recording something else leaves it', () => {
    const moved = documentFor([courseOf('c1', traits('duloxetine'), addDays(TODAY, 9))], { patient: { ...base.patient, goals: 5 } });
    expect(print(moved)).toBe(print(base));
  });

  it('another modality, another medicine or another parameter changes it', () => {
    const swapped = documentFor([courseOf('c1', traits('venlafaxine'), TODAY)], { patient: base.patient });
    const other = documentFor(base.plan.courses, { patient: patientOf({ medicines: [medicineOf('fluoxetine', ['ssri', 'serotonergic'])] }) });
    const stricter = RULES.map((one) =>
      one.id === 'DDI-07/duplicate' && one.kind === 'exclusion' ? { ...one, parameters: { ...one.parameters, rotation: null } } : one,
    );
    const prints = [print(base), print(swapped), print(other), print(base, stricter)];
    expect(new Set(prints).size).toBe(4);
  });

  it('the order in which a database returns the keys of the parameters does not', () => {
    const reordered = RULES.map((one) => ({ ...one, parameters: Object.fromEntries(Object.entries(one.parameters).reverse()) }) as Rule);
    expect(print(base, reordered)).toBe(print(base));
  });
});
