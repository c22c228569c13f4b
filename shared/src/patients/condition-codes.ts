import type { Coding, Verification } from '../catalogue/modality.js';
import type { ConditionFlag } from './condition-flags.js';

/** What a group of ICD-10-CM codes means for the rules. */
export interface ConditionCode {
  /** A code or prefix ("M54.5" covers M54.50 and M54.51), or a range of three-character categories ("C00-C96"). */
  readonly codes: string;
  readonly label: string;
  /** `[]` = known, and it concerns none of the flags; `null` = the title leaves open which of them apply, so a clinician says it. */
  readonly flags: readonly ConditionFlag[] | null;
  /** Names a pain condition, which a plan may treat. */
  readonly isPain: boolean;
  readonly verification: Verification;
  readonly citation: string;
}

const CITATION = 'ICD-10-CM (US public domain); general knowledge, validate against the file of the fiscal year';

function icd(codes: string, label: string, ...flags: readonly ConditionFlag[]): ConditionCode {
  return { codes, label, flags, isPain: false, verification: 'general-knowledge', citation: CITATION };
}

const pain = (codes: string, label: string, ...flags: readonly ConditionFlag[]): ConditionCode => ({ ...icd(codes, label, ...flags), isPain: true });
const open = (codes: string, label: string): ConditionCode => ({ ...icd(codes, label), flags: null });
/** Pain whose title does not say whether it comes from nerves, joints or neither. */
const openPain = (codes: string, label: string): ConditionCode => ({ ...open(codes, label), isPain: true });

/** Codes that the rules know. The longest matching code decides, so a row may refine a wider one. */
export const CONDITION_CODES: readonly ConditionCode[] = [
  // Pain
  openPain('G89.4', 'Chronic pain syndrome'),
  openPain('G89.29', 'Other chronic pain'),
  openPain('G89.21', 'Chronic pain due to trauma'),
  openPain('G89.28', 'Other chronic post-procedural pain'),
  pain('G89.0', 'Central pain syndrome', 'neuropathic-pain'),
  pain('G89.3', 'Neoplasm-related pain', 'active-cancer'),
  pain('M54.5', 'Low back pain', 'low-back-pain'),
  pain('M54.2', 'Neck pain'),
  pain('M54.12', 'Cervical radiculopathy', 'radicular-pain'),
  pain('M54.16', 'Lumbar radiculopathy', 'radicular-pain'),
  pain('M54.17', 'Lumbosacral radiculopathy', 'radicular-pain'),
  pain('M54.3', 'Sciatica', 'radicular-pain'),
  pain('M54.4', 'Low back pain with sciatica', 'low-back-pain', 'radicular-pain'),
  openPain('M47.816', 'Lumbar spondylosis without myelopathy or radiculopathy'),
  openPain('M47.817', 'Lumbosacral spondylosis without myelopathy or radiculopathy'),
  openPain('M47.812', 'Cervical spondylosis without myelopathy or radiculopathy'),
  openPain('M48.061', 'Lumbar stenosis without claudication'),
  openPain('M48.062', 'Lumbar stenosis with claudication'),
  openPain('M96.1', 'Postlaminectomy syndrome'),
  pain('M15', 'Osteoarthritis of several joints', 'osteoarthritis'),
  pain('M16', 'Osteoarthritis of the hip', 'osteoarthritis'),
  pain('M17', 'Osteoarthritis of the knee', 'osteoarthritis'),
  pain('M46.1', 'Sacroiliitis'),
  openPain('M53.3', 'Sacrococcygeal disorders'),
  pain('M79.7', 'Fibromyalgia', 'fibromyalgia', 'chronic-primary-pain'),
  pain('M79.18', 'Myalgia'),
  pain('G90.5', 'Complex regional pain syndrome I', 'crps'),
  pain('G56.4', 'Complex regional pain syndrome II, arm', 'crps', 'neuropathic-pain'),
  pain('G57.7', 'Complex regional pain syndrome II, leg', 'crps', 'neuropathic-pain'),
  pain('E11.40', 'Type 2 diabetes with neuropathy', 'diabetes', 'neuropathic-pain'),
  pain('E11.42', 'Type 2 diabetes with polyneuropathy', 'diabetes', 'neuropathic-pain'),
  pain('B02.22', 'Postherpetic trigeminal neuralgia', 'neuropathic-pain', 'pain-face-or-scalp'),
  pain('B02.23', 'Postherpetic polyneuropathy', 'neuropathic-pain'),
  pain('B02.29', 'Other postherpetic nervous system involvement', 'neuropathic-pain'),
  pain('G50.0', 'Trigeminal neuralgia', 'trigeminal-neuralgia', 'neuropathic-pain', 'pain-face-or-scalp'),
  pain('G62.0', 'Drug-induced polyneuropathy', 'neuropathic-pain'),
  pain('G54.6', 'Phantom limb syndrome with pain', 'neuropathic-pain'),
  pain('G43.7', 'Chronic migraine', 'migraine-chronic'),
  pain('F45.42', 'Pain disorder with psychological factors'),
  openPain('R52', 'Pain, unspecified'),

  // Kidney, gut, heart and vessels
  icd('N18.4', 'Chronic kidney disease stage 4', 'ckd-4-5'),
  icd('N18.5', 'Chronic kidney disease stage 5', 'ckd-4-5'),
  icd('N18.6', 'End-stage renal disease', 'ckd-4-5', 'esrd'),
  icd('K25-K28', 'Peptic ulcer', 'gi-bleed-or-ulcer'),
  icd('K92.2', 'Gastrointestinal bleeding', 'gi-bleed-or-ulcer'),
  icd('I50', 'Heart failure', 'heart-failure'),
  icd('I10', 'Hypertension', 'hypertension'),
  icd('I16', 'Hypertensive crisis', 'hypertension', 'hypertensive-crisis'),
  icd('I21', 'Acute myocardial infarction', 'recent-mi', 'coronary-disease'),
  icd('I48', 'Atrial fibrillation and flutter', 'arrhythmia'),
  icd('I63', 'Cerebral infarction', 'stroke'),
  icd('I44.1', 'Second-degree AV block', 'conduction-disease'),
  icd('I44.2', 'Complete AV block', 'conduction-disease'),
  icd('I44.3', 'Other AV block', 'conduction-disease'),
  icd('I45.81', 'Long QT syndrome', 'long-qt'),
  icd('Z95.0', 'Cardiac pacemaker', 'cardiac-device'),
  icd('Z95.1', 'Coronary bypass graft', 'post-cabg'),

  // Nerves, breathing, liver, eyes, bladder
  icd('G40', 'Epilepsy', 'seizure-disorder'),
  icd('G47.33', 'Obstructive sleep apnoea', 'sleep-apnoea'),
  icd('J44', 'Chronic obstructive pulmonary disease', 'copd'),
  icd('J45', 'Asthma', 'asthma'),
  icd('K70-K74', 'Liver disease', 'liver-disease'),
  icd('K72', 'Hepatic failure', 'liver-disease', 'severe-hepatic-impairment'),
  icd('B17', 'Other acute viral hepatitis', 'liver-disease', 'acute-hepatitis'),
  icd('B18', 'Chronic viral hepatitis', 'liver-disease'),
  icd('B19', 'Unspecified viral hepatitis', 'liver-disease'),
  icd('H40.2', 'Angle-closure glaucoma', 'narrow-angle-glaucoma'),
  icd('H40.06', 'Primary angle closure without damage', 'narrow-angle-glaucoma'),
  icd('R33', 'Retention of urine', 'urinary-retention'),
  icd('N40.1', 'Enlarged prostate with urinary symptoms', 'bph'),
  icd('G83.4', 'Cauda equina syndrome', 'cauda-equina'),

  // Mind and substances
  icd('F20-F29', 'Psychotic disorders', 'psychosis'),
  icd('F05', 'Delirium', 'delirium'),
  icd('F30', 'Manic episode', 'bipolar', 'mania-active'),
  icd('F31', 'Bipolar disorder', 'bipolar'),
  icd('F31.1', 'Bipolar disorder, current episode manic', 'bipolar', 'mania-active'),
  icd('F31.2', 'Bipolar disorder, current episode manic with psychosis', 'bipolar', 'mania-active', 'psychosis'),
  icd('F32-F33', 'Depression', 'depression'),
  icd('F41', 'Other anxiety disorders', 'anxiety'),
  icd('F10-F19', 'Substance-related disorders', 'substance-use-disorder'),
  icd('F10', 'Alcohol-related disorders', 'substance-use-disorder', 'alcohol-heavy'),
  icd('F10.11', 'Alcohol abuse, in remission', 'substance-use-disorder'),
  icd('F10.21', 'Alcohol dependence, in remission', 'substance-use-disorder'),
  icd('F11.1', 'Opioid abuse', 'substance-use-disorder', 'opioid-use-disorder'),
  icd('F11.2', 'Opioid dependence', 'substance-use-disorder', 'opioid-use-disorder'),
  icd('F17', 'Nicotine dependence'),
  icd('R45.851', 'Suicidal ideations', 'suicidality'),

  // Scope gate
  icd('O00-O9A', 'Pregnancy, childbirth and the puerperium', 'pregnancy'),
  icd('Z33.1', 'Pregnant state', 'pregnancy'),
  icd('C00-C96', 'Malignant neoplasms', 'active-cancer'),
  icd('D57', 'Sickle-cell disorders', 'sickle-cell'),
  icd('Z51.5', 'Palliative care', 'palliative-care'),

  // Blood, long-term medicines
  icd('D69.6', 'Thrombocytopenia', 'thrombocytopenia'),
  icd('D75.A', 'G6PD deficiency', 'g6pd-deficiency'),
  icd('E10', 'Type 1 diabetes', 'diabetes'),
  icd('E11', 'Type 2 diabetes', 'diabetes'),
  open('E10.2', 'Type 1 diabetes with kidney disease of a stage that it does not say'),
  open('E11.2', 'Type 2 diabetes with kidney disease of a stage that it does not say'),
  icd('E10.65', 'Type 1 diabetes with hyperglycaemia', 'diabetes', 'diabetes-uncontrolled'),
  icd('E11.65', 'Type 2 diabetes with hyperglycaemia', 'diabetes', 'diabetes-uncontrolled'),
  icd('Z79.01', 'Long-term anticoagulant', 'anticoagulated'),
  icd('Z79.02', 'Long-term antiplatelet', 'on-antiplatelet'),
  icd('Z79.1', 'Long-term NSAID', 'long-term-nsaid'),
  icd('Z79.891', 'Long-term opioid', 'long-term-opioid'),

  // Known, and cannot concern any flag
  icd('E66', 'Overweight and obesity'),
  icd('E78', 'Lipid disorders'),
  icd('H25-H26', 'Cataract'),
  icd('H52', 'Disorders of refraction'),
  icd('H90-H91', 'Hearing loss'),
  icd('J30', 'Allergic rhinitis'),
  icd('K01-K02', 'Impacted teeth, dental caries'),
  icd('L70', 'Acne'),
  icd('Z00-Z02', 'Examinations without complaint'),
  icd('Z12-Z13', 'Screening encounters'),
  icd('Z23', 'Immunisation'),
  icd('Y92-Y93', 'Place and activity of an injury'),
];

interface Matcher {
  readonly row: ConditionCode;
  readonly from: string;
  readonly to: string;
}

const bare = (code: string): string => code.trim().toUpperCase().replace('.', '');

const MATCHERS: readonly Matcher[] = CONDITION_CODES.map((row) => {
  const [from = '', to = from] = row.codes.split('-').map(bare);
  return { row, from, to };
}).sort((a, b) => b.from.length - a.from.length || Number(a.from !== a.to) - Number(b.from !== b.to));

const SHAPE = /^[A-TV-Z][0-9][0-9AB][0-9A-Z]{0,4}$/;

const covers = ({ from, to }: Matcher, code: string): boolean => {
  const head = code.slice(0, from.length);
  return head >= from && head <= to;
};

const rowOf = (code: string): ConditionCode | null => {
  const plain = bare(code);
  if (!SHAPE.test(plain)) return null;
  return MATCHERS.find((matcher) => covers(matcher, plain))?.row ?? null;
};

/**
 * The flags of an ICD-10-CM code, with or without its dot. `[]` = known to concern none of them; `null` = not
 * mapped or left open by its title, so every rule that could concern it cannot be evaluated until a clinician maps it.
 */
export function flagsOfIcd10(code: string): readonly ConditionFlag[] | null {
  return rowOf(code)?.flags ?? null;
}

/** Whether an ICD-10-CM code names a pain condition, its flags known or not; `null` = the code is not known here. */
export function isPainIcd10(code: string): boolean | null {
  return rowOf(code)?.isPain ?? null;
}

/**
 * The flags of a condition from all its codings. Only ICD-10-CM is read: SNOMED and local codes never map by
 * themselves. `null` when there is no ICD-10-CM code, or when one of several is not mapped or leaves them open.
 */
export function flagsOfCodings(codings: readonly Pick<Coding, 'system' | 'code'>[]): readonly ConditionFlag[] | null {
  const mapped = codings.filter(({ system }) => system === 'icd-10-cm').map(({ code }) => flagsOfIcd10(code));
  if (mapped.length === 0) return null;
  const flags: ConditionFlag[] = [];
  for (const one of mapped) {
    if (one === null) return null;
    flags.push(...one);
  }
  return [...new Set(flags)];
}
