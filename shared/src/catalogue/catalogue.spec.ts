import { describe, expect, it } from '@jest/globals';
import { CONDITION_FLAGS } from '../patients/condition-flags.js';
import { FACTS } from '../patients/facts.js';
import { MODALITIES, MODALITY_BY_ID, searchCatalogue, traitsOf } from './catalogue.js';
import { GUIDE_REFERENCES } from './guide-references.js';
import { INGREDIENTS } from './ingredients.js';
import { CATEGORIES, GRADES, type Condition, type DayRange, type EffectPrior, type Kernel, type Modality, type Pairing, type RepeatLimit, type Source, type Sourced } from './modality.js';
import { TAGS } from './tags.js';

const entry = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};

/** Every treatment that the evidence base names, siblings included, by the category it is filed under. */
const NAMED: readonly (readonly [category: string, ids: string])[] = [
  [
    'medication',
    'ibuprofen naproxen celecoxib meloxicam diclofenac_top acetaminophen duloxetine venlafaxine milnacipran amitriptyline nortriptyline gabapentin pregabalin lidocaine_5 capsaicin_8 compounded_cream tramadol opioid_full buprenorphine_pain ldn cyclobenzaprine tizanidine baclofen methocarbamol carbamazepine oxcarbazepine topiramate valproate cannabinoids naloxone',
  ],
  ['restorative', 'pt_exercise manual_therapy ot tens aquatic work_conditioning fn_restoration bracing heat_cold ultrasound traction'],
  ['behavioral', 'cbt act mbsr biofeedback relaxation hypnosis pne self_management prt_eaet cbt_i peer_group'],
  ['complementary', 'acupuncture yoga tai_chi qigong massage spinal_manipulation'],
  [
    'interventional',
    'esi mbb rfa nerve_block nerve_block_steroid sympathetic_block tpi ia_steroid botox scs_trial scs_implant drg pns intrathecal vertebral_augmentation basivertebral_ablation cryo prp ketamine_iv lidocaine_iv nad_iv vitamin_iv',
  ],
];
const NAMED_ROWS = NAMED.flatMap(([category, ids]) => ids.split(' ').map((id): readonly [string, string] => [id, category]));

describe('every treatment of the evidence base is in the catalogue', () => {
  it.each(NAMED_ROWS)('%s is filed under %s', (id, category) => {
    expect(entry(id).category).toBe(category);
  });

  it('no two entries share an id, and ids are stable words', () => {
    const ids = MODALITIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9_]*$/.test(id))).toEqual([]);
  });
});

const EVERY = MODALITIES.map((modality): readonly [string, Modality] => [modality.id, modality]);

const isSourced = (value: unknown): value is Sourced<unknown> => typeof value === 'object' && value !== null && 'value' in value && 'source' in value;

const sourcesOf = (modality: Modality): readonly Source[] => [
  ...Object.values(modality).filter(isSourced).map((fact) => fact.source),
  ...modality.sideEffects.map((fact) => fact.source),
  ...modality.cautions.map((caution) => caution.source),
  ...modality.guideDiffers.map((difference) => difference.source),
  modality.plain.source,
];

const VERIFICATIONS = ['verified', 'general-knowledge', 'guide', 'computed', 'corroborated'];
const SOURCED_FIELDS = ['mechanism', 'delivery', 'onsetDays', 'trialDays', 'effectWindowDays', 'flareDays', 'kernel', 'prior', 'benefit', 'grade', 'monitoring', 'repeat', 'pairing'] as const;

const localTexts = (modality: Modality): readonly { readonly en: string; readonly es: string }[] => [
  modality.name,
  modality.plain.involves,
  modality.plain.expect,
  modality.plain.wont,
  ...modality.cautions.map(({ text }) => text),
  ...modality.sideEffects.flatMap(({ value }) => (value === null ? [] : [value])),
];

const ranges = (modality: Modality): readonly DayRange[] =>
  [modality.onsetDays.value, modality.trialDays.value, modality.effectWindowDays.value, modality.flareDays.value].filter((range) => range !== null);

describe('every entry is complete and names its sources', () => {
  it.each(EVERY)('%s has every fact with a source, "not known" included', (_, modality) => {
    for (const field of SOURCED_FIELDS) expect(isSourced(modality[field])).toBe(true);
    for (const { citation, verification } of sourcesOf(modality)) {
      expect(citation.trim().length).toBeGreaterThan(5);
      expect(VERIFICATIONS).toContain(verification);
    }
  });

  it.each(EVERY)('%s speaks English and Spanish in every sentence', (_, modality) => {
    for (const { en, es } of localTexts(modality)) {
      expect(en.trim()).not.toBe('');
      expect(es.trim()).not.toBe('');
    }
    for (const sentence of [modality.plain.involves, modality.plain.expect, modality.plain.wont]) expect(sentence.es).not.toBe(sentence.en);
  });

  it.each(EVERY)('%s has a known category, grade, status, tags, and days that run forward', (_, modality) => {
    expect(CATEGORIES).toContain(modality.category);
    if (modality.grade.value !== null) expect(GRADES).toContain(modality.grade.value);
    expect(['needs-clinical-review', 'reviewed']).toContain(modality.reviewStatus);
    expect(modality.class).toMatch(/^[a-z0-9-]+$/);
    expect(modality.tags.filter((tag) => !(TAGS as readonly string[]).includes(tag))).toEqual([]);
    expect(new Set(modality.tags).size).toBe(modality.tags.length);
    for (const { from, to } of ranges(modality)) expect(0 <= from && from <= to).toBe(true);
    for (const day of [...modality.assessmentDays, ...modality.boosterDays]) expect(Number.isInteger(day) && day >= 0).toBe(true);
    const stepDays = modality.defaultSteps.map(({ day }) => day);
    expect(stepDays).toEqual([...stepDays].sort((a, b) => a - b));
  });

  it.each(EVERY)('%s pairs only with entries that exist, never with itself', (id, modality) => {
    expect(modality.pairsWith.filter((partner) => !MODALITY_BY_ID.has(partner))).toEqual([]);
    expect(modality.pairsWith).not.toContain(id);
    for (const tag of modality.pairing.value?.partnerTags ?? []) {
      expect(MODALITIES.some((partner) => partner.tags.includes(tag))).toBe(true);
    }
  });

  it.each(EVERY)('%s gives only ingredients that are on the ingredient list', (_, modality) => {
    expect(modality.ingredients.filter((ingredient) => INGREDIENTS[ingredient] === undefined)).toEqual([]);
  });

  it.each(EVERY)('%s may not be judged before its adequate trial', (_, modality) => {
    const trial = modality.trialDays.value;
    if (trial !== null && modality.assessmentDays.length > 0) expect(Math.max(...modality.assessmentDays)).toBeGreaterThanOrEqual(trial.from);
  });
});

/** Words by which a condition may name a medicine: ingredients, their classes and tags, and what courses are selected by. */
const MEDICINE_WORDS = new Set([
  ...Object.entries(INGREDIENTS).flatMap(([id, { classes, tags }]) => [id, ...classes, ...tags]),
  ...MODALITIES.flatMap((modality) => [modality.id, modality.class, ...modality.tags]),
]);
const ALLERGY_WORDS = new Set(Object.entries(INGREDIENTS).flatMap(([id, { classes, allergyWords }]) => [id, ...classes, ...allergyWords]));
const DEVICES = ['pacemaker', 'icd', 'scs_device'];
const WORKED_OUT = ['crcl'];

const leavesOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
};
const unreadable = (leaf: Condition): boolean => {
  if ('condition' in leaf) return !(CONDITION_FLAGS as readonly string[]).includes(leaf.condition);
  if ('medicine' in leaf) return !MEDICINE_WORDS.has(leaf.medicine);
  if ('allergy' in leaf) return !ALLERGY_WORDS.has(leaf.allergy);
  if ('device' in leaf) return !DEVICES.includes(leaf.device);
  if ('fact' in leaf) return !Object.hasOwn(FACTS, leaf.fact) && !WORKED_OUT.includes(leaf.fact);
  return !('age' in leaf);
};

describe('cautions can be checked by a machine', () => {
  it.each(EVERY)('%s asks only for facts, conditions, medicines, allergies and devices that a chart can hold', (_, modality) => {
    const leaves = modality.cautions.flatMap(({ when }) => leavesOf(when));
    expect(leaves.filter(unreadable)).toEqual([]);
  });

  it('a word that no chart can hold is noticed', () => {
    expect(unreadable({ condition: 'bad-mood' })).toBe(true);
    expect(unreadable({ medicine: 'moonshine' })).toBe(true);
    expect(unreadable({ fact: 'horoscope', op: '=', value: 'yes' })).toBe(true);
  });
});

/** Regenstrief mod-10 check digit over the digits before the dash. */
const loincIsValid = (code: string): boolean => {
  const match = /^(\d{1,7})-(\d)$/.exec(code);
  if (match?.[1] === undefined) return false;
  const digits = [...match[1]].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(match[2]);
};
const SHAPES: Readonly<Record<string, RegExp>> = { rxnorm: /^\d{1,8}$/, hcpcs: /^[A-Z]\d{4}$/, 'icd-10-cm': /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, loinc: /^\d{1,7}-\d$/ };
const CODES = MODALITIES.flatMap(({ id, codes }) => codes.map((code): readonly [string, string, string, (typeof codes)[number]] => [id, code.system, code.code, code]));
const LOINC_CODES = [...Object.values(FACTS).flatMap(({ loinc }) => [...loinc]), ...CODES.filter(([, system]) => system === 'loinc').map(([, , code]) => code)];

describe('tags', () => {
  it('every tag of an ingredient has a meaning', () => {
    const used = Object.values(INGREDIENTS).flatMap(({ tags }) => tags);
    expect([...new Set(used)].filter((tag) => !(TAGS as readonly string[]).includes(tag))).toEqual([]);
  });
});

describe('codes', () => {
  it.each(CODES)('%s: %s %s has the shape of its system, a display and a verification label', (_, system, code, coding) => {
    expect(SHAPES[system]?.test(code)).toBe(true);
    expect(VERIFICATIONS).toContain(coding.verification);
    expect(coding.display.trim()).not.toBe('');
  });

  it.each(LOINC_CODES)('LOINC %s has a valid check digit', (code) => {
    expect(loincIsValid(code)).toBe(true);
  });

  it('a LOINC code with a wrong check digit is noticed', () => {
    expect(['72514-4', '38208-0', '72514', ''].map(loincIsValid)).toEqual([false, false, false, false]);
  });

  it('an ingredient code of an entry is the code of one of its ingredients', () => {
    const wrong = MODALITIES.flatMap(({ id, codes, ingredients }) => {
      const own = ingredients.flatMap((ingredient) => [INGREDIENTS[ingredient]?.rxcui, ...(INGREDIENTS[ingredient]?.otherRxcuis ?? [])]);
      return codes.filter(({ system, code }) => system === 'rxnorm' && !own.includes(code)).map(({ code }) => `${id} ${code}`);
    });
    expect(wrong).toEqual([]);
  });
});

const to = (startFrom: number, startTo: number, windowEnd: number | null, minSessions: number | null): Omit<Pairing, 'partnerTags'> => ({ startFrom, startTo, windowEnd, minSessions });

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
    ['pt_exercise', 'B'], ['ot', 'C'], ['tens', 'C'], ['ultrasound', 'N'], ['traction', 'N'], ['aquatic', null], ['cbt', 'A'], ['act', 'C'], ['mbsr', 'B'],
    ['acupuncture', 'A'], ['yoga', 'B'], ['massage', 'C'], ['esi', 'B'], ['mbb', null], ['rfa', 'B'], ['tpi', 'C'], ['ketamine_iv', 'C'], ['lidocaine_iv', 'C'], ['prp', 'C'], ['nad_iv', 'D'], ['vitamin_iv', 'N'],
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
const flag = (word: string) => (leaf: Condition): boolean => 'condition' in leaf && leaf.condition === word;
const drug = (word: string) => (leaf: Condition): boolean => 'medicine' in leaf && leaf.medicine === word;
const measured = (word: string, value: number | string) => (leaf: Condition): boolean => 'fact' in leaf && leaf.fact === word && leaf.value === value;
const implanted = (word: string) => (leaf: Condition): boolean => 'device' in leaf && leaf.device === word;

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
    ['warfarin', 5], ['apixaban', 3], ['rivaroxaban', 3], ['edoxaban', 3], ['dabigatran', 4], ['clopidogrel', 7], ['prasugrel', 10], ['ticagrelor', 5], ['enoxaparin', 1], ['heparin', 1],
  ])('before an epidural injection %s counts for %i days after its last dose', (medicine, days) => {
    const holds = entry('esi').cautions.flatMap(({ when }) => leavesOf(when)).flatMap((leaf) => ('medicine' in leaf && leaf.medicine === medicine ? [leaf.washoutDays] : []));
    expect(holds).toContain(days);
  });

  it('every needle that gives medicine looks for infection, and every X-ray for pregnancy', () => {
    const without = (tag: string, word: string): readonly string[] => MODALITIES.filter(({ tags }) => tags.includes(tag)).filter(({ id }) => severities(id, flag(word)).length === 0).map(({ id }) => id);
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

describe('where the guide and the evidence differ, both are shown', () => {
  it.each(['esi', 'cbt', 'act', 'ketamine_iv', 'nad_iv', 'vitamin_iv', 'fn_restoration', 'acupuncture'])('%s', (id) => {
    expect(entry(id).guideDiffers.length).toBeGreaterThan(0);
    for (const { guide, evidence } of entry(id).guideDiffers) expect(guide).not.toBe(evidence);
  });

  it('all three references of the guide stand beside the true record', () => {
    expect(GUIDE_REFERENCES.map(({ actuallyIs }) => actuallyIs.split(' ')[0])).toEqual(['Peterson', 'Sanabria-Mazo', 'Wang']);
    for (const { guideSaid, actuallyIs } of GUIDE_REFERENCES) expect(guideSaid).not.toBe(actuallyIs);
  });
});

describe('traits for the rules', () => {
  it('carries facts without sources, and null for what is not known', () => {
    expect(traitsOf(entry('esi'))).toMatchObject({ id: 'esi', name: 'Epidural steroid injection', names: { en: 'Epidural steroid injection', es: 'Inyección epidural de corticoide' }, grade: 'B', trialDays: { from: 14, to: 42 }, assessmentDays: [14, 42] });
    expect(traitsOf(entry('aquatic'))).toMatchObject({ grade: null, repeat: null, pairing: null, flareDays: null });
  });

  it.each(EVERY)('%s keeps its cautions and tags', (_, modality) => {
    expect(traitsOf(modality).cautions).toBe(modality.cautions);
    expect(traitsOf(modality).tags).toBe(modality.tags);
  });
});

describe('searching the catalogue', () => {
  const ids = (search: Parameters<typeof searchCatalogue>[1]): readonly string[] => searchCatalogue(MODALITIES, search).map(({ id }) => id);

  it('finds everything when nothing is asked', () => {
    expect(ids({})).toEqual(MODALITIES.map(({ id }) => id));
    expect(ids({ text: '   ' })).toHaveLength(MODALITIES.length);
  });

  it.each([
    ['epidural', 'esi'],
    ['EPIDURAL steroid', 'esi'],
    ['steroid epidural', 'esi'],
    ['taichi', 'tai_chi'],
    ['ACUPUNTURA', 'acupuncture'],
    ['NAD+', 'nad_iv'],
    ['cognitive behavioral', 'cbt'],
    ['occupational', 'ot'],
  ])('"%s" finds the treatment first', (text, id) => {
    expect(ids({ text })[0]).toBe(id);
  });

  it.each([
    ['cooking', 'ot'],
    ['boom or bust pace', null],
    ['ketamina', 'ketamine_iv'],
    ['heart monitor', 'lidocaine_iv'],
  ])('words of the description count: "%s"', (text, id) => {
    const found = ids({ text });
    if (id === null) expect(found).toEqual([]);
    else expect(found).toContain(id);
  });

  it('joins category, grade and tag', () => {
    expect(ids({ category: 'interventional', tag: 'infusion', grade: 'D' })).toEqual(['nad_iv']);
    expect(ids({ category: 'complementary', tag: 'mind-body' })).toEqual(['yoga', 'tai_chi', 'qigong']);
    expect(ids({ grade: 'not-known' })).toContain('aquatic');
    expect(ids({ grade: 'not-known' })).not.toContain('cbt');
  });

  it('a name comes before a mention', () => {
    const found = ids({ text: 'exercise' });
    expect(found.indexOf('pt_exercise')).toBeLessThan(found.indexOf('esi'));
  });
});

/** The treatments that the patient guide speaks of, in its words. */
describe('every treatment of the guide can be found and says what it involves, what to expect and what it will not do', () => {
  it.each(['cognitive behavioral therapy', 'acceptance and commitment', 'physical therapy', 'manual therapy', 'occupational therapy', 'epidural steroid', 'nerve block', 'radiofrequency ablation', 'ketamine infusion', 'NAD+', 'vitamin infusion', 'acupuncture', 'yoga', 'tai chi', 'massage'])(
    '%s',
    (text) => {
      const [first] = searchCatalogue(MODALITIES, { text });
      expect(first?.plain.involves.en.length).toBeGreaterThan(20);
      expect(first?.plain.expect.en.length).toBeGreaterThan(20);
      expect(first?.plain.wont.en.length).toBeGreaterThan(20);
    },
  );
});
