import { describe, expect, it } from '@jest/globals';
import { CONDITION_FLAGS } from '../patients/condition-flags.js';
import { FACTS } from '../patients/facts.js';
import { leavesOf } from './condition-leaves.js';
import { MODALITIES, MODALITY_BY_ID, searchCatalogue, traitsOf } from './catalogue.js';
import { GUIDE_REFERENCES } from './guide-references.js';
import { INGREDIENTS } from './ingredients.js';
import { CATEGORIES, GRADES, type Condition, type DayRange, type Modality, type Source, type Sourced } from './modality.js';
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
  ...Object.values(modality)
    .filter(isSourced)
    .map((fact) => fact.source),
  ...modality.sideEffects.map((fact) => fact.source),
  ...modality.cautions.map((caution) => caution.source),
  ...modality.guideDiffers.map((difference) => difference.source),
  modality.plain.source,
];

const VERIFICATIONS = ['verified', 'general-knowledge', 'guide', 'computed', 'corroborated'];
const SOURCED_FIELDS = [
  'mechanism',
  'delivery',
  'onsetDays',
  'trialDays',
  'effectWindowDays',
  'flareDays',
  'kernel',
  'prior',
  'benefit',
  'grade',
  'monitoring',
  'repeat',
  'pairing',
] as const;

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

const unreadable = (leaf: Condition): boolean => {
  if ('condition' in leaf) return !(CONDITION_FLAGS as readonly string[]).includes(leaf.condition);
  if ('medicine' in leaf) return !MEDICINE_WORDS.has(leaf.medicine);
  if ('allergy' in leaf) return !ALLERGY_WORDS.has(leaf.allergy);
  if ('device' in leaf) return !DEVICES.includes(leaf.device);
  if ('fact' in leaf) return !Object.hasOwn(FACTS, leaf.fact) && !WORKED_OUT.includes(leaf.fact);
  return !('age' in leaf);
};

describe('a source that mixes checked and unchecked parts', () => {
  it.each(EVERY.filter(([, { category }]) => category !== 'medication'))('%s carries the weaker label', (_, modality) => {
    const unchecked = /clinic default|general knowledge/i;
    const overstated = sourcesOf(modality).filter(({ citation, verification }) => unchecked.test(citation) && verification !== 'general-knowledge');
    expect(overstated).toEqual([]);
  });
});

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
const SHAPES: Readonly<Record<string, RegExp>> = {
  rxnorm: /^\d{1,8}$/,
  hcpcs: /^[A-Z]\d{4}$/,
  'icd-10-cm': /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/,
  loinc: /^\d{1,7}-\d$/,
};
const CODES = MODALITIES.flatMap(({ id, codes }) =>
  codes.map((code): readonly [string, string, string, (typeof codes)[number]] => [id, code.system, code.code, code]),
);
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
    expect(traitsOf(entry('esi'))).toMatchObject({
      id: 'esi',
      name: 'Epidural steroid injection',
      names: { en: 'Epidural steroid injection', es: 'Inyección epidural de corticoide' },
      grade: 'B',
      trialDays: { from: 14, to: 42 },
      assessmentDays: [14, 42],
    });
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
    ['inyeccion epidural', 'esi'],
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

  it('a word is found by its beginning, not in the middle of another', () => {
    expect(ids({ text: 'back' })).not.toContain('biofeedback');
    expect(ids({ text: 'feedback' })).toEqual([]);
  });

  it.each([
    ['anticonvulsant', ['gabapentin', 'pregabalin']],
    ['anti-inflammatory', ['ibuprofen', 'naproxen']],
    ['antidepressant', ['duloxetine', 'amitriptyline']],
    ['topical', ['lidocaine_5', 'compounded_cream']],
    ['cortisona', ['esi', 'ia_steroid']],
    ['nerve block', ['nerve_block', 'nerve_block_steroid', 'mbb', 'sympathetic_block']],
    ['infusion', ['ketamine_iv', 'lidocaine_iv', 'nad_iv', 'vitamin_iv']],
  ])('people\'s own word "%s" finds its treatments', (text, expected) => {
    const found = ids({ text });
    for (const id of expected) expect(found).toContain(id);
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
  it.each([
    'cognitive behavioral therapy',
    'acceptance and commitment',
    'physical therapy',
    'manual therapy',
    'occupational therapy',
    'epidural steroid',
    'nerve block',
    'radiofrequency ablation',
    'ketamine infusion',
    'NAD+',
    'vitamin infusion',
    'acupuncture',
    'yoga',
    'tai chi',
    'massage',
  ])('%s', (text) => {
    const [first] = searchCatalogue(MODALITIES, { text });
    expect(first?.plain.involves.en.length).toBeGreaterThan(20);
    expect(first?.plain.expect.en.length).toBeGreaterThan(20);
    expect(first?.plain.wont.en.length).toBeGreaterThan(20);
  });
});

describe('the usual plan of an entry', () => {
  const planned = MODALITIES.filter(({ usualLengthDays }) => usualLengthDays !== null);
  it.each(planned.map((one) => [one.id, one] as const))(
    '%s: no default step starts after the last day of the usual length',
    (_id, { defaultSteps, usualLengthDays }) => {
      expect(defaultSteps.filter(({ day }) => day >= (usualLengthDays ?? 0)).map(({ day, text: words }) => `day ${day}: ${words}`)).toEqual([]);
    },
  );
});
