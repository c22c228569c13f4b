import { describe, expect, it } from '@jest/globals';
import { CONDITION_CODES, flagsOfCodings, flagsOfIcd10, isPainIcd10 } from './condition-codes.js';
import { CONDITION_FLAGS } from './condition-flags.js';

describe('an ICD-10-CM code', () => {
  it.each([
    ['stage 4 kidney disease', 'N18.4', ['ckd-4-5']],
    ['end-stage kidney disease is both', 'N18.6', ['ckd-4-5', 'esrd']],
    ['heart failure by its subcode', 'I50.22', ['heart-failure']],
    ['a code without its dot', 'I5022', ['heart-failure']],
    ['small letters and spaces', ' m54.50 ', ['low-back-pain']],
    ['low back pain with sciatica', 'M54.41', ['low-back-pain', 'radicular-pain']],
    ['an ulcer inside a range', 'K27.9', ['gi-bleed-or-ulcer']],
    ['liver disease', 'K74.60', ['liver-disease']],
    ['hepatic failure is severe', 'K72.90', ['liver-disease', 'severe-hepatic-impairment']],
    ['opioid dependence', 'F11.20', ['substance-use-disorder', 'opioid-use-disorder']],
    ['cannabis use is a substance matter', 'F12.10', ['substance-use-disorder']],
    ['alcohol dependence', 'F10.20', ['substance-use-disorder', 'alcohol-heavy']],
    ['alcohol dependence in remission is not heavy drinking', 'F10.21', ['substance-use-disorder']],
    ['pregnancy to the end of its chapter', 'O9A.212', ['pregnancy']],
    ['the first cancer code', 'C00.0', ['active-cancer']],
    ['the last cancer code', 'C96.9', ['active-cancer']],
    ['cancer pain', 'G89.3', ['active-cancer']],
    ['sickle cell disease', 'D57.1', ['sickle-cell']],
    ['palliative care', 'Z51.5', ['palliative-care']],
    ['a letter inside the code', 'D75.A', ['g6pd-deficiency']],
    ['suicidal thoughts', 'R45.851', ['suicidality']],
    ['painful diabetic neuropathy', 'E11.42', ['diabetes', 'neuropathic-pain']],
    ['diabetes, whatever else', 'E11.9', ['diabetes']],
    ['a longer code beside a shorter one', 'E11.65', ['diabetes', 'diabetes-uncontrolled']],
    ['both ends of two categories', 'F33.1', ['depression']],
    ['trigeminal neuralgia', 'G50.0', ['trigeminal-neuralgia', 'neuropathic-pain', 'pain-face-or-scalp']],
  ])('gives its flags: %s', (_case, code, flags) => {
    expect(flagsOfIcd10(code)).toEqual(flags);
  });

  it.each([
    ['nicotine dependence', 'F17.210'],
    ['high cholesterol', 'E78.5'],
    ['a vaccination', 'Z23'],
  ])('may be known and concern no flag: %s', (_case, code) => {
    expect(flagsOfIcd10(code)).toEqual([]);
  });

  it.each([
    ['a neighbour of a known code', 'I44.7'],
    ['kidney disease without its stage', 'N18.9'],
    ['past cancer is not active cancer', 'Z85.3'],
    ['in-situ neoplasm, after the range', 'D05.1'],
    ['a cancer code beyond the range', 'C97'],
    ['a SNOMED code', '44054006'],
    ['free words', 'low back pain'],
    ['nothing', ''],
    ['a prefix alone', 'M5'],
  ])('is not mapped otherwise: %s', (_case, code) => {
    expect(flagsOfIcd10(code)).toBeNull();
  });
});

describe('a code whose title leaves open which flags apply', () => {
  it.each([
    ['chronic pain syndrome says nothing of the mechanism', 'G89.4', true],
    ['pain, unspecified', 'R52', true],
    ['after back surgery it may be nerves or joints', 'M96.1', true],
    ['spondylosis is not yet facet pain', 'M47.816', true],
    ['diabetic kidney disease of any stage', 'E11.22', false],
  ])('%s', (_case, code, isPain) => {
    expect(flagsOfIcd10(code)).toBeNull();
    expect(isPainIcd10(code)).toBe(isPain);
  });
});

describe('whether a code names a pain condition', () => {
  it.each([
    ['low back pain', 'M54.50', true],
    ['fibromyalgia', 'M79.7', true],
    ['heart failure', 'I50.9', false],
    ['a code not known here', 'Q99.9', null],
  ])('%s', (_case, code, expected) => {
    expect(isPainIcd10(code)).toBe(expected);
  });
});

describe('the codings of a condition', () => {
  it.each([
    ['SNOMED alone never maps', [{ system: 'snomed' as const, code: '82423001' }], null],
    ['no coding at all', [], null],
    [
      'ICD beside SNOMED decides',
      [
        { system: 'snomed' as const, code: '88805009' },
        { system: 'icd-10-cm' as const, code: 'I50.9' },
      ],
      ['heart-failure'],
    ],
    [
      'two ICD codes join',
      [
        { system: 'icd-10-cm' as const, code: 'M54.16' },
        { system: 'icd-10-cm' as const, code: 'M54.41' },
      ],
      ['radicular-pain', 'low-back-pain'],
    ],
    [
      'one ICD code that leaves its flags open leaves all open',
      [
        { system: 'icd-10-cm' as const, code: 'I50.9' },
        { system: 'icd-10-cm' as const, code: 'G89.4' },
      ],
      null,
    ],
    [
      'one unmapped ICD code leaves it open',
      [
        { system: 'icd-10-cm' as const, code: 'I50.9' },
        { system: 'icd-10-cm' as const, code: 'Q99.9' },
      ],
      null,
    ],
  ])('%s', (_case, codings, flags) => {
    expect(flagsOfCodings(codings)).toEqual(flags);
  });
});

describe('the table of codes', () => {
  it.each(CONDITION_CODES.map((row) => [row.codes, row] as const))('%s is well formed, labelled, and listed once', (_codes, row) => {
    expect(row.codes).toMatch(/^[A-TV-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?$|^[A-TV-Z][0-9][0-9AB]-[A-TV-Z][0-9][0-9AB]$/);
    expect(row.label).not.toBe('');
    expect(row.verification).not.toBe('');
    expect(row.citation).not.toBe('');
    expect(CONDITION_CODES.filter((other) => other.codes === row.codes)).toHaveLength(1);
    for (const flag of row.flags ?? []) expect(CONDITION_FLAGS).toContain(flag);
  });
});
