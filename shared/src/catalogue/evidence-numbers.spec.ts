import { describe, expect, it } from '@jest/globals';
import { MODALITIES, MODALITY_BY_ID } from './catalogue.js';
import { leavesOf } from './condition-leaves.js';
import type { Condition, DayRange, EffectPrior, Kernel, Modality, Pairing, RepeatLimit } from './modality.js';

/** The numbers and severities of the evidence base, entry by entry; what it leaves empty is `null`. */
const entry = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};

const to = (startFrom: number, startTo: number, windowEnd: number | null, minSessions: number | null): Omit<Pairing, 'partnerTags'> => ({
  startFrom,
  startTo,
  windowEnd,
  minSessions,
});

describe('a relief window is used for rehabilitation', () => {
  it.each([
    ['esi', to(3, 14, 90, 6)],
    ['rfa', to(14, 28, 180, 6)],
    ['nerve_block', to(0, 7, 28, null)],
    ['nerve_block_steroid', to(0, 7, 28, null)],
    ['sympathetic_block', to(0, 7, null, null)],
    ['tpi', to(0, 7, null, null)],
    ['ia_steroid', to(3, 14, 60, null)],
    ['ketamine_iv', to(1, 7, 21, 6)],
    ['lidocaine_iv', to(0, 3, 7, null)],
  ])('after %s the partner starts and ends inside its window', (id, window) => {
    expect(entry(id).pairing.value).toMatchObject(window);
    expect(entry(id).pairing.value?.partnerTags).toContain('rehab');
  });

  it('a diagnostic block needs no partner', () => {
    expect(entry('mbb').pairing.value).toBeNull();
  });
});

const limit = (minGapDays: number | null, count: number | null, perRegion: boolean, relief: readonly [number, number] | null): RepeatLimit => ({
  minGapDays,
  max: count === null ? null : { count, windowDays: 365 },
  perRegion,
  onlyIfRelief: relief === null ? null : { percent: relief[0], minDays: relief[1] },
});

describe('a procedure is repeated only within its limits', () => {
  it.each([
    ['esi', limit(14, 4, true, [50, 90])],
    ['mbb', limit(14, null, true, null)],
    ['rfa', limit(180, 2, true, [50, 180])],
    ['nerve_block', limit(14, null, false, [50, 0])],
    ['nerve_block_steroid', limit(14, 4, false, [50, 0])],
    ['sympathetic_block', limit(null, null, true, [50, 0])],
    ['tpi', limit(null, 3, false, null)],
    ['ia_steroid', limit(90, 4, true, null)],
    ['botox', limit(84, null, false, null)],
    ['ketamine_iv', limit(null, 12, false, [30, 21])],
    ['lidocaine_iv', limit(14, null, false, null)],
    ['capsaicin_8', limit(90, null, false, null)],
  ])('%s keeps its gap, its yearly number and what the last one must have done', (id, expected) => {
    expect(entry(id).repeat.value).toEqual(expected);
  });
});

const start = (lag: number, onset: number, plateau: number | null, offset: number): Kernel => ({ lag, onset, plateau, offset });
const effect = (mean: number, sd: number): EffectPrior => ({ mean, sd });
const SIBLING = [start(7, 28, 56, 60), effect(-0.4, 1)] as const;
const ADVANCED = [start(0, 5, null, 30), null] as const;

describe('kernels and effect priors are the calibration start values', () => {
  it.each<readonly [string, Kernel | null, EffectPrior | null]>([
    ['ibuprofen', start(0, 3, null, 3), effect(-0.6, 1)],
    ['naproxen', start(0, 3, null, 3), effect(-0.6, 1)],
    ['celecoxib', start(0, 3, null, 3), effect(-0.6, 1)],
    ['meloxicam', start(0, 3, null, 3), effect(-0.6, 1)],
    ['diclofenac_top', start(0, 5, null, 5), effect(-0.6, 1)],
    ['acetaminophen', start(0, 3, null, 3), effect(-0.2, 0.7)],
    ['duloxetine', start(3, 10, null, 14), effect(-0.9, 1.2)],
    ['venlafaxine', start(3, 12, null, 14), effect(-0.8, 1.2)],
    ['milnacipran', start(3, 14, null, 14), effect(-0.7, 1.1)],
    ['amitriptyline', start(5, 14, null, 10), effect(-1, 1.3)],
    ['nortriptyline', start(5, 14, null, 10), effect(-1, 1.3)],
    ['gabapentin', start(5, 12, null, 7), effect(-0.8, 1.2)],
    ['pregabalin', start(3, 8, null, 7), effect(-0.9, 1.2)],
    ['lidocaine_5', start(0, 4, null, 3), effect(-0.6, 1)],
    ['capsaicin_8', start(3, 7, 84, 21), effect(-0.8, 1.2)],
    ['compounded_cream', start(0, 5, null, 5), effect(-0.3, 0.8)],
    ['tramadol', start(0, 3, null, 3), effect(-0.7, 1.2)],
    ['opioid_full', start(0, 3, null, 5), effect(-0.7, 1.3)],
    ['buprenorphine_pain', start(2, 7, null, 5), null],
    ['ldn', start(7, 28, null, 7), effect(-0.4, 1.1)],
    ['cyclobenzaprine', start(0, 3, null, 3), effect(-0.4, 0.9)],
    ['tizanidine', start(0, 3, null, 3), effect(-0.4, 0.9)],
    ['baclofen', null, null],
    ['pt_exercise', start(7, 28, 84, 60), effect(-0.8, 1.2)],
    ['manual_therapy', start(0, 5, 14, 7), effect(-0.4, 0.9)],
    ['ot', start(14, 28, 84, 90), effect(-0.3, 0.9)],
    ['tens', start(0, 2, null, 2), effect(-0.4, 0.9)],
    ['aquatic', null, null],
    ['fn_restoration', null, null],
    ['cbt', start(7, 28, 84, 90), effect(-0.4, 1)],
    ['act', start(7, 28, 84, 90), effect(-0.4, 1)],
    ['mbsr', ...SIBLING],
    ['biofeedback', ...SIBLING],
    ['cbt_i', ...SIBLING],
    ['peer_group', ...SIBLING],
    ['acupuncture', start(0, 14, 180, 120), effect(-0.7, 1.1)],
    ['yoga', start(7, 28, null, 30), effect(-0.5, 1)],
    ['tai_chi', start(7, 28, null, 30), effect(-0.5, 1)],
    ['qigong', start(7, 28, null, 30), effect(-0.5, 1)],
    ['massage', start(0, 2, 10, 7), effect(-0.4, 0.9)],
    ['spinal_manipulation', start(0, 7, 30, 21), effect(-0.5, 1)],
    ['esi', start(2, 4, 90, 30), effect(-0.8, 1.4)],
    ['mbb', start(0, 0.2, 1, 0.3), null],
    ['rfa', start(7, 14, 270, 60), effect(-1.2, 1.5)],
    ['nerve_block', start(0, 2, 28, 14), effect(-0.6, 1.2)],
    ['sympathetic_block', start(0, 2, 14, 10), null],
    ['tpi', start(0, 2, 21, 10), effect(-0.5, 1)],
    ['ia_steroid', start(2, 4, 56, 21), effect(-0.9, 1.3)],
    ['botox', start(7, 10, 84, 21), effect(-0.8, 1.2)],
    ['scs_trial', ...ADVANCED],
    ['scs_implant', ...ADVANCED],
    ['intrathecal', ...ADVANCED],
    ['prp', ...ADVANCED],
    ['ketamine_iv', start(0, 2, 21, 21), effect(-0.5, 1.5)],
    ['lidocaine_iv', start(0, 1, 5, 5), effect(-0.4, 1.2)],
    ['nad_iv', start(0, 5, 14, 14), effect(0, 0.8)],
    ['vitamin_iv', start(0, 7, 28, 14), effect(-0.1, 0.8)],
  ])('%s', (id, kernel, prior) => {
    expect(entry(id).kernel.value).toEqual(kernel);
    expect(entry(id).prior.value).toEqual(prior);
  });
});

const range = (from: number, until: number = from): DayRange => ({ from, to: until });

describe('a treatment is judged when its trial is over', () => {
  it.each<readonly [string, DayRange | null, readonly number[], number | null]>([
    ['pt_exercise', range(56, 84), [56], 6],
    ['ot', range(56, 84), [56], null],
    ['manual_therapy', range(28), [28], null],
    ['tens', range(14, 28), [14], null],
    ['aquatic', range(28, 84), [28], null],
    ['cbt', range(56, 84), [56], 6],
    ['act', range(56, 84), [56], null],
    ['mbsr', range(56), [56], null],
    ['acupuncture', range(42, 56), [42], 6],
    ['yoga', range(56, 84), [56], null],
    ['massage', range(28, 42), [28], null],
    ['spinal_manipulation', range(28), [28], null],
    ['esi', range(14, 42), [14, 42], null],
    ['mbb', range(0), [0], 2],
    ['rfa', range(42, 90), [42, 90], null],
    ['nerve_block', range(7, 28), [7, 28], null],
    ['tpi', range(14), [14], null],
    ['ia_steroid', range(14, 42), [14, 42], null],
    ['botox', range(168), [168], 2],
    ['scs_trial', range(3, 10), [10], null],
    ['scs_implant', null, [], null],
    ['ketamine_iv', range(21, 42), [21, 42], null],
    ['lidocaine_iv', range(7, 14), [7, 14], null],
    ['nad_iv', range(14), [14], 2],
    ['vitamin_iv', range(56), [56], null],
  ])('%s', (id, trial, assessments, sessions) => {
    expect(entry(id).trialDays.value).toEqual(trial);
    expect(entry(id).assessmentDays).toEqual(assessments);
    expect(entry(id).minSessions).toBe(sessions);
  });

  it.each([
    ['esi', range(90, 180)],
    ['rfa', range(180, 365)],
    ['tpi', range(14, 42)],
    ['ia_steroid', range(28, 84)],
    ['botox', range(84)],
    ['massage', range(14, 28)],
    ['nad_iv', null],
    ['scs_implant', null],
  ])('relief after %s lasts as long as a source says', (id, window) => {
    expect(entry(id).effectWindowDays.value).toEqual(window);
  });

  it.each([
    ['pt_exercise', range(0, 21)],
    ['rfa', range(0, 21)],
    ['esi', range(1, 7)],
    ['ia_steroid', range(1, 7)],
    ['yoga', null],
  ])('early worsening after %s is expected only in its own days', (id, flare) => {
    expect(entry(id).flareDays.value).toEqual(flare);
  });

  it.each(['pt_exercise', 'ot', 'cbt', 'act', 'mbsr'])('%s has boosters 1, 3, 6 and 12 months after its end', (id) => {
    expect(entry(id).boosterDays).toEqual([30, 90, 180, 365]);
  });
});

describe('evidence grades', () => {
  it.each([
    ['pt_exercise', 'B'],
    ['ot', 'C'],
    ['tens', 'C'],
    ['ultrasound', 'N'],
    ['traction', 'N'],
    ['aquatic', null],
    ['cbt', 'A'],
    ['act', 'C'],
    ['mbsr', 'B'],
    ['acupuncture', 'A'],
    ['yoga', 'B'],
    ['massage', 'C'],
    ['esi', 'B'],
    ['mbb', null],
    ['rfa', 'B'],
    ['tpi', 'C'],
    ['ketamine_iv', 'C'],
    ['lidocaine_iv', 'C'],
    ['prp', 'C'],
    ['nad_iv', 'D'],
    ['vitamin_iv', 'N'],
  ])('%s has grade %s', (id, grade) => {
    expect(entry(id).grade.value).toBe(grade);
  });

  it('whatever has grade D or N is experimental, has a stop rule or no default course, and is never a foundation', () => {
    const poor = MODALITIES.filter(({ grade }) => grade.value === 'D' || grade.value === 'N');
    expect(poor.filter(({ tags, category }) => category !== 'medication' && !tags.includes('experimental'))).toEqual([]);
    expect(poor.filter(({ tags }) => tags.includes('foundation'))).toEqual([]);
    expect(poor.filter(({ tags, defaultSteps }) => tags.includes('infusion') && defaultSteps.every(({ holdRule }) => holdRule === null))).toEqual([]);
  });

  it('what is experimental is graded D or N', () => {
    expect(MODALITIES.filter(({ tags, grade }) => tags.includes('experimental') && grade.value !== 'D' && grade.value !== 'N').map(({ id }) => id)).toEqual([]);
  });

  it('exercise and behavioral therapy both serve as foundations', () => {
    for (const id of ['pt_exercise', 'cbt', 'act', 'self_management', 'yoga']) expect(entry(id).tags).toContain('foundation');
    for (const id of ['esi', 'massage', 'tens', 'nad_iv']) expect(entry(id).tags).not.toContain('foundation');
  });
});

const severities = (id: string, test: (leaf: Condition) => boolean): readonly string[] =>
  entry(id)
    .cautions.filter(({ when }) => leavesOf(when).some(test))
    .map(({ severity }) => severity);
const flag =
  (word: string) =>
  (leaf: Condition): boolean =>
    'condition' in leaf && leaf.condition === word;
const drug =
  (word: string) =>
  (leaf: Condition): boolean =>
    'medicine' in leaf && leaf.medicine === word;
const measured =
  (word: string, value: number | string) =>
  (leaf: Condition): boolean =>
    'fact' in leaf && leaf.fact === word && leaf.value === value;
const implanted =
  (word: string) =>
  (leaf: Condition): boolean =>
    'device' in leaf && leaf.device === word;

describe('cautions keep the severity of the evidence base', () => {
  it.each<readonly [string, string, (leaf: Condition) => boolean, string]>([
    ['esi', 'an anticoagulant that still acts', drug('apixaban'), 'block'],
    ['esi', 'platelets below 100', measured('platelets', 100), 'block'],
    ['esi', 'INR above 1.4', measured('inr', 1.4), 'block'],
    ['esi', 'active infection', flag('infection-active'), 'block'],
    ['esi', 'diabetes', flag('diabetes'), 'warn'],
    ['esi', 'HbA1c above 9', measured('hba1c', 9), 'warn'],
    ['esi', 'pregnancy under X-ray', flag('pregnancy'), 'block'],
    ['esi', 'ritonavir', drug('ritonavir'), 'block'],
    ['mbb', 'an anticoagulant, low bleeding class', drug('apixaban'), 'warn'],
    ['rfa', 'a pacemaker', implanted('pacemaker'), 'warn'],
    ['sympathetic_block', 'warfarin', drug('warfarin'), 'block'],
    ['tpi', 'warfarin', drug('warfarin'), 'warn'],
    ['ia_steroid', 'an artificial joint', flag('joint-prosthesis'), 'block'],
    ['botox', 'myasthenia', flag('nmj-disease'), 'block'],
    ['botox', 'an aminoglycoside', drug('aminoglycoside'), 'warn'],
    ['scs_trial', 'clopidogrel', drug('clopidogrel'), 'block'],
    ['scs_trial', 'aspirin', drug('nsaid'), 'warn'],
    ['ketamine_iv', 'systolic 160', measured('systolic', 160), 'block'],
    ['ketamine_iv', 'diastolic 100', measured('diastolic', 100), 'block'],
    ['ketamine_iv', 'psychosis', flag('psychosis'), 'block'],
    ['ketamine_iv', 'substance use disorder', flag('substance-use-disorder'), 'block'],
    ['ketamine_iv', 'moderate liver disease', flag('liver-disease'), 'warn'],
    ['ketamine_iv', '50 MME a day', measured('mme', 50), 'warn'],
    ['lidocaine_iv', 'conduction disease', flag('conduction-disease'), 'block'],
    ['lidocaine_iv', 'a class I antiarrhythmic', drug('antiarrhythmic-class-i'), 'block'],
    ['lidocaine_iv', 'seizures', flag('seizure-disorder'), 'block'],
    ['vitamin_iv', 'eGFR below 30', measured('egfr', 30), 'block'],
    ['vitamin_iv', 'G6PD deficiency', flag('g6pd-deficiency'), 'block'],
    ['vitamin_iv', 'digoxin', drug('digoxin'), 'warn'],
    ['nad_iv', 'pregnancy', flag('pregnancy'), 'block'],
    ['tens', 'a pacemaker', implanted('pacemaker'), 'block'],
    ['acupuncture', 'platelets below 50', measured('platelets', 50), 'warn'],
    ['acupuncture', 'neutropenia', flag('neutropenia'), 'block'],
    ['massage', 'a blood clot', flag('dvt'), 'block'],
    ['massage', 'a blood thinner', drug('anticoagulant'), 'warn'],
    ['spinal_manipulation', 'cord pressure', flag('myelopathy'), 'block'],
    ['spinal_manipulation', 'a blood thinner', drug('anticoagulant'), 'block'],
    ['pt_exercise', 'cauda equina signs', flag('cauda-equina'), 'block'],
    ['pt_exercise', 'unstable heart disease', flag('unstable-cardiac'), 'warn'],
    ['cbt', 'suicidal thoughts', flag('suicidality'), 'warn'],
  ])('%s with %s', (id, _, test, severity) => {
    expect(severities(id, test)).toContain(severity);
  });

  it.each([
    ['warfarin', 5],
    ['apixaban', 3],
    ['rivaroxaban', 3],
    ['edoxaban', 3],
    ['dabigatran', 4],
    ['clopidogrel', 7],
    ['prasugrel', 10],
    ['ticagrelor', 5],
    ['enoxaparin', 1],
    ['heparin', 1],
  ])('before an epidural injection %s counts for %i days after its last dose', (medicine, days) => {
    const holds = entry('esi')
      .cautions.flatMap(({ when }) => leavesOf(when))
      .flatMap((leaf) => ('medicine' in leaf && leaf.medicine === medicine ? [leaf.washoutDays] : []));
    expect(holds).toContain(days);
  });

  it('every needle that gives medicine looks for infection, and every X-ray for pregnancy', () => {
    const without = (tag: string, word: string): readonly string[] =>
      MODALITIES.filter(({ tags }) => tags.includes(tag))
        .filter(({ id }) => severities(id, flag(word)).length === 0)
        .map(({ id }) => id);
    expect(without('injection', 'infection-active')).toEqual([]);
    expect(without('fluoroscopy', 'pregnancy')).toEqual([]);
    expect(without('steroid', 'diabetes')).toEqual([]);
  });

  it.each(['bleed-risk-high', 'bleed-risk-intermediate'])('a procedure of class %s is blocked while a blood thinner acts', (tag) => {
    const listed = MODALITIES.filter(({ tags }) => tags.includes(tag));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter(({ id }) => !severities(id, drug('anticoagulant')).includes('block')).map(({ id }) => id)).toEqual([]);
  });
});
