import type { ConditionFlag } from '@stagewell/shared/patients/condition-flags';

/** What an ICD-10-CM code says by itself. `pain`: it names a pain condition; `flags: null` = it leaves the mechanism open, so a clinician maps it. */
export interface IcdMeaning {
  readonly flags: readonly ConditionFlag[] | null;
  readonly pain: boolean;
}

interface IcdRow extends IcdMeaning {
  /** Code without its dot. Every code below it is meant as well. */
  readonly prefix: string;
  /** Last code of a range of three-character categories, e.g. `C96`. */
  readonly to?: string;
}

const flag = (prefix: string, ...flags: readonly ConditionFlag[]): IcdRow => ({ prefix, flags, pain: false });
const range = (prefix: string, to: string, ...flags: readonly ConditionFlag[]): IcdRow => ({ prefix, to, flags, pain: false });
const unclearPain = (prefix: string): IcdRow => ({ prefix, flags: null, pain: true });
const pain = (prefix: string, ...flags: readonly ConditionFlag[]): IcdRow => ({ prefix, flags, pain: true });

/**
 * ICD-10-CM (public domain; general knowledge, to be checked with the yearly file before use). Only codes whose own title says
 * what the flag says; a code that is not here stays unmapped, which is not the same as "no flag".
 */
const ROWS: readonly IcdRow[] = [
  flag('N184', 'ckd-4-5'),
  flag('N185', 'ckd-4-5'),
  flag('N186', 'esrd'),
  range('K25', 'K28', 'gi-bleed-or-ulcer'),
  flag('K922', 'gi-bleed-or-ulcer'),
  flag('I50', 'heart-failure'),
  flag('I10', 'hypertension'),
  flag('I16', 'hypertension', 'hypertensive-crisis'),
  flag('I21', 'coronary-disease', 'recent-mi'),
  flag('I63', 'stroke'),
  range('I441', 'I443', 'conduction-disease'),
  flag('I4581', 'long-qt'),
  flag('I48', 'arrhythmia'),
  flag('G40', 'seizure-disorder'),
  flag('G4733', 'sleep-apnoea'),
  flag('J44', 'copd'),
  flag('J45', 'asthma'),
  range('K70', 'K74', 'liver-disease'),
  range('B17', 'B19', 'liver-disease'),
  flag('H402', 'narrow-angle-glaucoma'),
  flag('H4006', 'narrow-angle-glaucoma'),
  flag('R33', 'urinary-retention'),
  flag('N401', 'bph'),
  range('F20', 'F29', 'psychosis'),
  flag('F31', 'bipolar'),
  flag('F112', 'substance-use-disorder', 'opioid-use-disorder'),
  range('F10', 'F16', 'substance-use-disorder'),
  range('F18', 'F19', 'substance-use-disorder'),
  flag('F32', 'depression'),
  flag('F33', 'depression'),
  flag('F41', 'anxiety'),
  flag('R45851', 'suicidality'),
  flag('G834', 'cauda-equina'),
  flag('Z331', 'pregnancy'),
  range('O00', 'O9A', 'pregnancy'),
  range('C00', 'C96', 'active-cancer'),
  pain('G893', 'active-cancer'),
  flag('D57', 'sickle-cell'),
  flag('Z515', 'palliative-care'),
  flag('Z7901', 'anticoagulated'),
  flag('Z951', 'post-cabg'),
  flag('D696', 'thrombocytopenia'),
  flag('D75A', 'g6pd-deficiency'),
  flag('E1165', 'diabetes', 'diabetes-uncontrolled'),
  pain('E1140', 'diabetes', 'neuropathic-pain'),
  pain('E1142', 'diabetes', 'neuropathic-pain'),
  flag('E11', 'diabetes'),
  flag('E10', 'diabetes'),
  pain('B0222', 'neuropathic-pain'),
  pain('B0223', 'neuropathic-pain'),
  pain('B0229', 'neuropathic-pain'),
  pain('G500', 'trigeminal-neuralgia', 'neuropathic-pain'),
  pain('G620', 'neuropathic-pain'),
  pain('G546', 'neuropathic-pain'),
  pain('G890', 'neuropathic-pain'),
  unclearPain('G892'),
  unclearPain('G894'),
  pain('G905', 'crps'),
  pain('G564', 'crps'),
  pain('G577', 'crps'),
  pain('G437', 'migraine-chronic'),
  pain('M545', 'low-back-pain'),
  pain('M542'),
  pain('M5412', 'radicular-pain'),
  pain('M5416', 'radicular-pain'),
  pain('M5417', 'radicular-pain'),
  pain('M543', 'radicular-pain'),
  pain('M544', 'low-back-pain', 'radicular-pain'),
  unclearPain('M47816'),
  unclearPain('M47817'),
  unclearPain('M47812'),
  unclearPain('M961'),
  unclearPain('M4806'),
  unclearPain('M461'),
  unclearPain('M533'),
  pain('M15', 'osteoarthritis'),
  pain('M16', 'osteoarthritis'),
  pain('M17', 'osteoarthritis'),
  pain('M797', 'fibromyalgia', 'chronic-primary-pain'),
  pain('M7918'),
];

const covers = (row: IcdRow, code: string): boolean =>
  row.to === undefined ? code.startsWith(row.prefix) : code.slice(0, row.prefix.length) >= row.prefix && code.slice(0, row.to.length) <= row.to;

/**
 * What ICD-10-CM codes say by themselves: the longest matching entry of each code, joined. `null` when any of the codes is not
 * in the table: a condition with one unread code is not fully read.
 */
export const meaningOfIcd = (codes: readonly string[]): IcdMeaning | null => {
  const found = codes.map((raw) => {
    const code = raw.replace('.', '').toUpperCase();
    return ROWS.filter((row) => covers(row, code)).toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
  });
  if (found.length === 0 || found.includes(undefined)) return null;
  const rows = found.flatMap((row) => row ?? []);
  const unclear = rows.some((row) => row.flags === null);
  return { flags: unclear ? null : [...new Set(rows.flatMap((row) => row.flags ?? []))], pain: rows.some((row) => row.pain) };
};
