/** Flags that rules read. A condition that maps to none of them has `[]`; one not yet mapped has `null`. */
export const CONDITION_FLAGS = [
  'ckd-4-5', 'esrd', 'gi-bleed-or-ulcer', 'heart-failure', 'hypertension', 'hypertensive-crisis', 'coronary-disease', 'recent-mi', 'stroke', 'conduction-disease', 'arrhythmia',
  'long-qt', 'seizure-disorder', 'sleep-apnoea', 'copd', 'liver-disease', 'severe-hepatic-impairment', 'narrow-angle-glaucoma', 'urinary-retention', 'bph', 'psychosis', 'bipolar', 'substance-use-disorder', 'opioid-use-disorder', 'alcohol-heavy',
  'suicidality', 'cauda-equina', 'pregnancy', 'active-cancer', 'sickle-cell', 'palliative-care', 'anticoagulated', 'thrombocytopenia', 'g6pd-deficiency', 'haemochromatosis', 'oxalate-stones', 'diabetes', 'diabetes-uncontrolled', 'osteoporosis-severe',
  'myelopathy', 'cervical-artery-symptoms', 'dvt', 'infection-active', 'fracture', 'joint-instability', 'broken-skin', 'nmj-disease', 'raised-icp', 'raised-iop', 'cardiovascular-uncontrolled', 'hyperthyroid', 'obstructive-uropathy', 'cognitive-impairment',
  'radicular-pain', 'facet-pain', 'crps', 'fibromyalgia', 'neuropathic-pain', 'chronic-primary-pain', 'migraine-chronic', 'osteoarthritis', 'low-back-pain', 'trigeminal-neuralgia', 'new-motor-deficit', 'depression', 'anxiety', 'overdose-history', 'asthma', 'post-cabg', 'neutropenia', 'unstable-cardiac', 'joint-prosthesis',
  'acute-hepatitis', 'pain-face-or-scalp', 'surgery-planned', 'child-at-home', 'cardiac-device', 'on-antiplatelet', 'long-term-opioid', 'long-term-nsaid', 'cyp2c9-poor-metaboliser', 'cyp2d6-poor-metaboliser', 'cyp2d6-ultrarapid-metaboliser',
] as const;
export type ConditionFlag = (typeof CONDITION_FLAGS)[number];
