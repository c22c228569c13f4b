import { describe, expect, it } from '@jest/globals';
import { CONDITION_FLAGS } from '../../patients/condition-flags.js';
import { FACTS } from '../../patients/facts.js';
import { INGREDIENTS } from '../ingredients.js';
import type { Caution, Condition, Grade, Modality, Source, Sourced } from '../modality.js';
import { TAGS } from '../tags.js';
import { MEDICATIONS } from './all.js';

const EVERY = MEDICATIONS.map((modality): readonly [string, Modality] => [modality.id, modality]);
const medicine = (id: string): Modality => {
  const found = MEDICATIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no medicine ${id}`);
  return found;
};

const K = (lag: number, onset: number, plateau: number | null, offset: number) => ({ lag, onset, plateau, offset });
const P = (mean: number, sd: number) => ({ mean, sd });
const D = (from: number, to: number = from) => ({ from, to });
const SMALL = P(-0.6, 1.0);
const RELAXANT = [D(14), K(0, 3, null, 3), P(-0.4, 0.9)] as const;
const NSAID = ['A', D(14), K(0, 3, null, 3), SMALL] as const;

/** Transcribed from the evidence base independently of the data: grade, trial, kernel and prior; `null` = not stated. */
const PINNED: readonly (readonly [string, Grade | null, { from: number; to: number } | null, ReturnType<typeof K> | null, ReturnType<typeof P> | null])[] = [
  ['ibuprofen', ...NSAID],
  ['naproxen', ...NSAID],
  ['celecoxib', ...NSAID],
  ['meloxicam', ...NSAID],
  ['diclofenac_top', 'A', D(14, 28), K(0, 5, null, 5), SMALL],
  ['acetaminophen', 'N', D(14), K(0, 3, null, 3), P(-0.2, 0.7)],
  ['duloxetine', 'A', D(28), K(3, 10, null, 14), P(-0.9, 1.2)],
  ['venlafaxine', 'B', D(28, 42), K(3, 12, null, 14), P(-0.8, 1.2)],
  ['milnacipran', 'B', D(28, 84), K(3, 14, null, 14), P(-0.7, 1.1)],
  ['amitriptyline', 'B', D(42, 56), K(5, 14, null, 10), P(-1.0, 1.3)],
  ['nortriptyline', 'B', D(42, 56), K(5, 14, null, 10), P(-1.0, 1.3)],
  ['gabapentin', 'A', D(14), K(5, 12, null, 7), P(-0.8, 1.2)],
  ['pregabalin', 'A', D(28), K(3, 8, null, 7), P(-0.9, 1.2)],
  ['lidocaine_5', 'C', D(21), K(0, 4, null, 3), SMALL],
  ['capsaicin_8', 'B', D(28, 84), K(3, 7, 84, 21), P(-0.8, 1.2)],
  ['compounded_cream', 'N', D(28), K(0, 5, null, 5), P(-0.3, 0.8)],
  ['tramadol', 'B', D(28), K(0, 3, null, 3), P(-0.7, 1.2)],
  ['opioid_full', 'C', D(28, 42), K(0, 3, null, 5), P(-0.7, 1.3)],
  ['buprenorphine_pain', 'B', D(28), K(2, 7, null, 5), null],
  ['ldn', 'C', D(84), K(7, 28, null, 7), P(-0.4, 1.1)],
  ['cyclobenzaprine', 'C', ...RELAXANT],
  ['tizanidine', 'C', ...RELAXANT],
  ['baclofen', null, null, null, null],
  ['methocarbamol', null, null, null, null],
  ['carbamazepine', null, D(28, 56), null, null],
  ['oxcarbazepine', null, D(28, 56), null, null],
  ['topiramate', null, D(28, 56), null, null],
  ['valproate', null, D(28, 56), null, null],
  ['cannabinoids', null, null, null, null],
  ['naloxone', null, null, null, null],
];

describe('every medicine of the evidence base', () => {
  it.each(PINNED)('%s has its grade, trial, kernel and prior, or says that they are not known', (id, grade, trial, kernel, prior) => {
    const one = medicine(id);
    expect({ grade: one.grade.value, trial: one.trialDays.value, kernel: one.kernel.value, prior: one.prior.value }).toEqual({ grade, trial, kernel, prior });
  });

  it('is in the list once, and no other is', () => {
    expect(MEDICATIONS.map(({ id }) => id).sort()).toEqual(PINNED.map(([id]) => id).sort());
  });
});

const isSourced = (value: unknown): value is Sourced<unknown> => typeof value === 'object' && value !== null && 'source' in value && 'value' in value;
const sourcesOf = (modality: Modality): readonly Source[] => [
  ...Object.values(modality)
    .filter(isSourced)
    .map(({ source }) => source),
  ...[...modality.sideEffects, ...modality.cautions, ...modality.guideDiffers, modality.plain].map(({ source }) => source),
];

describe('every medicine is complete', () => {
  it.each(EVERY)('%s names a source for each fact and has two languages for each sentence', (_id, modality) => {
    for (const { citation, verification } of sourcesOf(modality)) {
      expect(citation.trim().length).toBeGreaterThan(5);
      expect(verification).not.toBe('');
    }
    const texts = [modality.name, modality.plain.involves, modality.plain.expect, modality.plain.wont, ...modality.cautions.map(({ text }) => text)];
    for (const { en, es } of texts) expect(en.trim() !== '' && es.trim() !== '').toBe(true);
    for (const { en, es } of modality.cautions.map(({ text }) => text)) expect(en).not.toBe(es);
  });

  it.each(EVERY)('%s uses known ingredients and tags, and carries their tags and labelled codes', (_id, modality) => {
    expect(modality.category).toBe('medication');
    for (const tag of modality.tags) expect(TAGS).toContain(tag);
    for (const ingredient of modality.ingredients) {
      const known = INGREDIENTS[ingredient];
      expect(known).toBeDefined();
      expect(modality.tags).toEqual(expect.arrayContaining([...(known?.tags ?? [])]));
      if (known !== undefined && known.rxcui !== null)
        expect(modality.codes).toContainEqual({ system: 'rxnorm', code: known.rxcui, display: known.name, verification: known.verification });
    }
    for (const { code, verification } of modality.codes) {
      expect(code).toMatch(/^([1-9][0-9]*|[A-Z][0-9]{4})$/);
      expect(verification).not.toBe('');
    }
  });

  it.each(EVERY)('%s has dose steps whose days rise, and is judged only after its trial', (_id, modality) => {
    const stepDays = modality.defaultSteps.map(({ day }) => day);
    expect(stepDays[0]).toBe(0);
    expect(stepDays).toEqual([...new Set(stepDays)].sort((a, b) => a - b));
    const adequate = modality.defaultSteps.find((step) => step.adequate);
    const trial = modality.trialDays.value;
    if (adequate === undefined || trial === null) expect(modality.assessmentDays).toEqual([]);
    else expect(Math.max(...modality.assessmentDays)).toBeGreaterThanOrEqual(adequate.day + trial.from);
  });

  it.each(EVERY)('%s is a foundation only with grade A or B, and never as an opioid', (_id, modality) => {
    const grade = modality.grade.value;
    if (modality.tags.includes('foundation')) {
      expect(['A', 'B']).toContain(grade);
      expect(modality.tags).toContain('medication-optimisation');
      expect(modality.class).not.toBe('opioid');
    }
    expect(modality.tags.includes('experimental')).toBe(grade === 'D' || grade === 'N');
  });
});

describe('an adequate dose is a computed day', () => {
  it.each([
    ['duloxetine after a week at 30 mg', 'duloxetine', 7, 60],
    ['venlafaxine at 150 mg', 'venlafaxine', 14, 150],
    ['milnacipran after its week of steps', 'milnacipran', 7, 100],
    ['gabapentin at 1200 mg, not before 21 days of going up', 'gabapentin', 21, 1200],
    ['pregabalin at 300 mg', 'pregabalin', 7, 300],
    ['amitriptyline from the first 25 mg', 'amitriptyline', 0, 25],
    ['low-dose naltrexone at 4.5 mg', 'ldn', 14, 4.5],
    ['ibuprofen at once', 'ibuprofen', 0, 1200],
  ])('%s', (_case, id, day, dailyMg) => {
    expect(medicine(id).defaultSteps.find((step) => step.adequate)).toMatchObject({ day, dailyMg });
  });

  it.each([['baclofen'], ['carbamazepine'], ['valproate'], ['cannabinoids']])('%s has none, because no source states the dose', (id) => {
    expect(medicine(id).defaultSteps.some((step) => step.adequate)).toBe(false);
  });

  it('duloxetine takes two weeks to come off, gabapentin one', () => {
    expect(medicine('duloxetine').taper?.at(-1)).toMatchObject({ day: 14, dailyMg: 0 });
    expect(medicine('gabapentin').taper?.at(-1)).toMatchObject({ day: 7, dailyMg: 0 });
  });
});

const leaves = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all.flatMap(leaves);
  if ('any' in condition) return condition.any.flatMap(leaves);
  return 'not' in condition ? leaves(condition.not) : [condition];
};
const says = (leaf: Condition): string => {
  if ('condition' in leaf) return leaf.condition;
  if ('medicine' in leaf) return leaf.washoutDays === undefined ? leaf.medicine : `${leaf.medicine}+${leaf.washoutDays}d`;
  if ('allergy' in leaf) return `allergy:${leaf.allergy}`;
  if ('fact' in leaf) return `${leaf.fact}${leaf.op}${leaf.value}`;
  return 'age' in leaf ? `age>=${leaf.age.from ?? 0}` : '';
};
/** Leaves that must hold, not those that must not. */
const asserted = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all.flatMap(asserted);
  if ('any' in condition) return condition.any.flatMap(asserted);
  return 'not' in condition ? [] : [condition];
};
const mentioning = (id: string, word: string): readonly Caution['severity'][] =>
  medicine(id)
    .cautions.filter(({ when }) => asserted(when).some((leaf) => says(leaf) === word))
    .map(({ severity }) => severity);

const WORDS = new Set([
  ...Object.entries(INGREDIENTS).flatMap(([id, one]) => [id, ...one.classes, ...one.tags, ...one.allergyWords]),
  ...MEDICATIONS.flatMap((one) => [one.id, one.class, ...one.tags]),
]);
const readable = (leaf: Condition): boolean => {
  if ('condition' in leaf) return (CONDITION_FLAGS as readonly string[]).includes(leaf.condition);
  if ('medicine' in leaf) return WORDS.has(leaf.medicine);
  if ('allergy' in leaf) return WORDS.has(leaf.allergy);
  if ('fact' in leaf) return leaf.fact === 'crcl' || Object.hasOwn(FACTS, leaf.fact);
  return 'age' in leaf;
};

describe('a contraindication is a condition that a machine can check', () => {
  it.each(EVERY)('%s asks only for what a chart can hold', (_id, modality) => {
    expect(modality.cautions.flatMap(({ when }) => leaves(when)).filter((leaf) => !readable(leaf))).toEqual([]);
  });

  it.each<readonly [string, string, string, Caution['severity']]>([
    ['ibuprofen below eGFR 30', 'ibuprofen', 'egfr<30', 'block'],
    ['ibuprofen at eGFR 30 to 59', 'ibuprofen', 'egfr>=30', 'warn'],
    ['naproxen with an anticoagulant', 'naproxen', 'anticoagulant', 'block'],
    ['meloxicam in heart failure', 'meloxicam', 'heart-failure', 'block'],
    ['ibuprofen from week 20 of pregnancy', 'ibuprofen', 'gestational_weeks>=20', 'block'],
    ['ibuprofen with an ACE inhibitor and a diuretic', 'ibuprofen', 'diuretic', 'warn'],
    ['ibuprofen with lithium', 'ibuprofen', 'lithium', 'warn'],
    ['celecoxib and a sulfonamide allergy', 'celecoxib', 'allergy:sulfonamide', 'warn'],
    ['celecoxib after a stroke', 'celecoxib', 'stroke', 'warn'],
    ['diclofenac gel with an anticoagulant only informs', 'diclofenac_top', 'anticoagulant', 'inform'],
    ['diclofenac gel and an NSAID allergy', 'diclofenac_top', 'allergy:nsaid', 'block'],
    ['acetaminophen and severe liver disease', 'acetaminophen', 'severe-hepatic-impairment', 'block'],
    ['duloxetine within 14 days of a MAO inhibitor', 'duloxetine', 'maoi+14d', 'block'],
    ['duloxetine below eGFR 30', 'duloxetine', 'egfr<30', 'block'],
    ['duloxetine with heavy drinking', 'duloxetine', 'alcohol-heavy', 'block'],
    ['duloxetine and narrow-angle glaucoma', 'duloxetine', 'narrow-angle-glaucoma', 'block'],
    ['duloxetine with high blood pressure', 'duloxetine', 'systolic>=160', 'warn'],
    ['duloxetine beside an SSRI, which a rotation may need', 'duloxetine', 'ssri', 'warn'],
    ['duloxetine with ciprofloxacin', 'duloxetine', 'cyp1a2-inhibitor-strong', 'block'],
    ['venlafaxine below eGFR 30 is halved', 'venlafaxine', 'egfr<30', 'warn'],
    ['venlafaxine with uncontrolled pressure', 'venlafaxine', 'systolic>=160', 'block'],
    ['milnacipran in end-stage kidney disease', 'milnacipran', 'esrd', 'block'],
    ['amitriptyline after a recent heart attack', 'amitriptyline', 'recent-mi', 'block'],
    ['amitriptyline with QTc above 500', 'amitriptyline', 'qtc>500', 'block'],
    ['amitriptyline with QTc from 450', 'amitriptyline', 'qtc>=450', 'warn'],
    ['nortriptyline from age 65', 'nortriptyline', 'age>=65', 'warn'],
    ['amitriptyline with suicidal thoughts', 'amitriptyline', 'phq9_item9>=1', 'warn'],
    ['gabapentin beside an opioid', 'gabapentin', 'opioid', 'warn'],
    ['gabapentin by creatinine clearance', 'gabapentin', 'crcl<60', 'warn'],
    ['pregabalin in heart failure', 'pregabalin', 'heart-failure', 'warn'],
    ['a lidocaine patch and an amide allergy', 'lidocaine_5', 'allergy:amide-anaesthetic', 'block'],
    ['a capsaicin patch on the face', 'capsaicin_8', 'pain-face-or-scalp', 'block'],
    ['a capsaicin patch at 180 systolic', 'capsaicin_8', 'systolic>=180', 'block'],
    ['tramadol in epilepsy', 'tramadol', 'seizure-disorder', 'block'],
    ['tramadol beside an SSRI', 'tramadol', 'ssri', 'warn'],
    ['buprenorphine with QTc above 500', 'buprenorphine_pain', 'qtc>500', 'block'],
    ['naltrexone within 10 days of an opioid', 'ldn', 'opioid+10d', 'block'],
    ['an opioid within 10 days of naltrexone', 'tramadol', 'opioid-antagonist+10d', 'block'],
    ['cyclobenzaprine in heart failure', 'cyclobenzaprine', 'heart-failure', 'block'],
    ['tizanidine with ciprofloxacin', 'tizanidine', 'cyp1a2-inhibitor-strong', 'block'],
    ['tizanidine with famotidine', 'tizanidine', 'cyp1a2-inhibitor', 'warn'],
    ['tizanidine below 100 systolic', 'tizanidine', 'systolic<100', 'warn'],
    ['valproate when pregnancy is possible', 'valproate', 'childbearing=yes', 'block'],
    ['topiramate in pregnancy', 'topiramate', 'pregnancy=yes', 'block'],
    ['carbamazepine in an HLA-B*15:02 carrier', 'carbamazepine', 'hla_b1502=yes', 'block'],
    ['gabapentin in chronic primary pain', 'gabapentin', 'chronic-primary-pain', 'warn'],
  ])('%s', (_case, id, word, severity) => {
    expect(mentioning(id, word)).toEqual([severity]);
  });

  it.each([['duloxetine'], ['amitriptyline']])('chronic primary pain does not speak against %s', (id) => {
    expect(mentioning(id, 'chronic-primary-pain')).toEqual([]);
  });
});

describe('where the guide and the evidence differ, both are shown', () => {
  it.each([
    ['diclofenac_top', 'systemic'],
    ['lidocaine_5', 'systemic'],
    ['capsaicin_8', 'systemic'],
    ['compounded_cream', 'placebo'],
    ['acetaminophen', 'foundation'],
  ])('%s: %s', (id, word) => {
    expect(medicine(id).guideDiffers.some(({ guide, evidence }) => `${guide} ${evidence}`.includes(word))).toBe(true);
  });
});
