import { describe, expect, it } from '@jest/globals';
import { INGREDIENTS, allergyWordsOf, classesAndTagsOf } from './ingredients.js';

/** Written down independently of the data, so that a slip of one digit is seen. */
const PINNED = {
  verified: [
    'amitriptyline 704, nortriptyline 7531, desipramine 3247, imipramine 5691, doxepin 3638, duloxetine 72625, venlafaxine 39786, sertraline 36437',
    'fluoxetine 4493, citalopram 2556, escitalopram 321988, paroxetine 32937, fluvoxamine 42355, mirtazapine 15996, bupropion 42347, celecoxib 140587',
    'diclofenac 3355, aspirin 1191, lidocaine 6387, carbamazepine 2002, oxcarbazepine 32624, lamotrigine 28439, phenytoin 8183, valproate 11118',
    'valproate 266856, tramadol 10689, codeine 2670, morphine 7052, oxycodone 7804, fentanyl 4337, methadone 6813, naltrexone 7243, naloxone 7242',
    'carisoprodol 2101, diazepam 3322, oxazepam 7781, midazolam 6960, warfarin 11289, clopidogrel 32968, methotrexate 6851, ciprofloxacin 2551',
    'triamcinolone 10759, ondansetron 26225, hydrochlorothiazide 5487, furosemide 4603, spironolactone 9997, ascorbic-acid 1151, ethanol 448',
    'methylene-blue 6878, digoxin 3407',
  ],
  corroborated: [
    'gabapentin 25480, pregabalin 187832, ibuprofen 5640, naproxen 7258, acetaminophen 161, buprenorphine 1819, hydrocodone 5489, hydromorphone 3423',
    'oxymorphone 7814, tapentadol 787390, meperidine 6754, levorphanol 6378, dihydrocodeine 23088, alprazolam 596, chlordiazepoxide 2356, clobazam 21241',
    'clonazepam 2598, clorazepate 2353, estazolam 4077, flurazepam 4501, lorazepam 6470, quazepam 35185, temazepam 10355, triazolam 10767',
    'cyclobenzaprine 21949, chlorzoxazone 2410, metaxalone 59078, methocarbamol 6845, orphenadrine 7715, tizanidine 57258, milnacipran 588250',
    'phenelzine 8123, tranylcypromine 10734, isocarboxazid 6011, selegiline 9639, procarbazine 8702, desvenlafaxine 734064, sumatriptan 37418, amiodarone 703',
    'propafenone 8754, mexiletine 6926, zileuton 40575, ticlopidine 10594, ketamine 6130',
  ],
  'general-knowledge': [
    'meloxicam 41493, capsaicin 1992, baclofen 1292, topiramate 38404, lithium 6448, linezolid 190376, rasagiline 134748, apixaban 1364430',
    'rivaroxaban 1114195, dabigatran 1037042, edoxaban 1599538, enoxaparin 67108, heparin 5224, prasugrel 613391, ticagrelor 1116632, zolpidem 39993',
    'methylprednisolone 6902, dexamethasone 3264, betamethasone 1514, bupivacaine 1815, ropivacaine 35780, cyanocobalamin 11248, thiamine 10454',
    'magnesium-sulfate 6585, clonidine 2599',
  ],
};

const pinned = Object.entries(PINNED).flatMap(([label, lines]) =>
  lines.flatMap((line) => line.split(', ')).map((pair) => [...pair.split(' '), label] as [string, string, string]),
);

const rows = Object.entries(INGREDIENTS);

describe('every ingredient', () => {
  it.each(rows)('%s has a stable id, a name, a class, and a labelled code or none', (id, one) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(one.name).not.toBe('');
    expect(one.classes.length).toBeGreaterThan(0);
    for (const word of [...one.classes, ...one.tags, ...one.allergyWords]) expect(word).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const code of [one.rxcui, ...one.otherRxcuis]) expect(code === null || /^[1-9][0-9]*$/.test(code)).toBe(true);
    expect(one.rxcui === null).toBe(one.verification === null);
    expect(one.rxcui === null).toBe(one.citation === '');
    if (one.rxcui === null) expect(one.otherRxcuis).toEqual([]);
  });

  it('has a code of its own', () => {
    const codes = rows.flatMap(([, one]) => [one.rxcui, ...one.otherRxcuis]).filter((code) => code !== null);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(pinned)('%s is %s, %s', (id, code, label) => {
    const one = INGREDIENTS[id];
    expect([one?.rxcui, ...(one?.otherRxcuis ?? [])]).toContain(code);
    expect(one?.verification).toBe(label);
  });

  it('has no code beyond those pinned', () => {
    const codes = rows.flatMap(([, one]) => [one.rxcui, ...one.otherRxcuis]).filter((code) => code !== null);
    expect(codes.toSorted()).toEqual(pinned.map(([, code]) => code).toSorted());
  });
});

describe('what a rule reads of a medicine', () => {
  it.each([
    ['an opioid is a depressant and an opioid', ['oxycodone'], ['opioid', 'cns-depressant', 'full-agonist-opioid']],
    ['tramadol is an opioid and serotonergic', ['tramadol'], ['opioid', 'serotonergic', 'maoi-interacting']],
    ['a combination carries both', ['acetaminophen', 'oxycodone'], ['analgesic', 'opioid']],
    ['ciprofloxacin blocks CYP1A2 strongly', ['ciprofloxacin'], ['cyp1a2-inhibitor-strong', 'qt-prolonging']],
  ])('%s', (_case, ids, words) => {
    expect(classesAndTagsOf(ids)).toEqual(expect.arrayContaining(words));
  });

  it.each([
    ['buprenorphine is not a full agonist', 'buprenorphine', 'full-agonist-opioid'],
    ['naloxone beside an opioid is no antagonist treatment', 'naloxone', 'opioid-antagonist'],
    ['diclofenac gel is not a systemic NSAID', 'diclofenac-topical', 'nsaid'],
    ['low-dose aspirin is not a second NSAID', 'aspirin', 'nsaid'],
  ])('%s', (_case, id, word) => {
    expect(classesAndTagsOf([id])).not.toContain(word);
  });

  it('none taken gives no word, and an unknown one is not mapped', () => {
    expect(classesAndTagsOf([])).toEqual([]);
    expect(classesAndTagsOf(['ibuprofen', 'wonderdrug'])).toBeNull();
    expect(classesAndTagsOf(['constructor'])).toBeNull();
    expect(allergyWordsOf(['wonderdrug'])).toBeNull();
  });

  it.each([
    ['celecoxib answers to a sulfonamide allergy', 'celecoxib', 'sulfonamide'],
    ['aspirin and diclofenac gel answer to an NSAID allergy', 'aspirin', 'nsaid'],
    ['diclofenac gel answers to an allergy to diclofenac', 'diclofenac-topical', 'diclofenac'],
    ['lidocaine answers to an amide allergy', 'lidocaine', 'amide-anaesthetic'],
    ['an ingredient answers to its own name', 'duloxetine', 'duloxetine'],
  ])('%s', (_case, id, word) => {
    expect(allergyWordsOf([id])).toContain(word);
  });
});
