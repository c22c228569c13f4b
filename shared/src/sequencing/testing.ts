import type { Evaluation, Finding } from './finding.js';
import type { CourseInput, HistoryInput, MedicineInput, ModalityTraits, PatientInput, SequencingDocument } from './document.js';

/** The day on which the cases of the specs take place. */
export const TODAY = '2027-03-01';

/** A modality of no name in any catalogue, with what a case needs. */
export const traitsFor = (id: string, more: Partial<ModalityTraits> = {}): ModalityTraits => ({
  id,
  name: id,
  category: 'restorative',
  class: id,
  tags: [],
  ingredients: [],
  trialDays: null,
  assessmentDays: [],
  flareDays: null,
  effectWindowDays: null,
  minSessions: null,
  grade: null,
  repeat: null,
  pairing: null,
  cautions: [],
  ...more,
});

/** A planned course of the modality from the day on; ongoing unless an end is given. */
export const courseOf = (id: string, modality: ModalityTraits, startsOn: string, more: Partial<CourseInput> = {}): CourseInput => ({
  id,
  modality,
  startsOn,
  endsOn: null,
  adequateOn: startsOn,
  dailyMg: null,
  sessionsPerWeek: null,
  region: null,
  started: false,
  over: false,
  rotatesFromId: null,
  backup: null,
  stopRule: '',
  changedParameter: '',
  benefit: 'unknown',
  ...more,
});

/** A current medicine, mapped to its ingredients. */
export const medicineOf = (id: string, classes: readonly string[], more: Partial<MedicineInput> = {}): MedicineInput => ({
  id,
  label: id,
  ingredients: [id],
  classes,
  dailyMg: null,
  startedOn: '2026-01-01',
  stoppedOn: null,
  ...more,
});

const identity = (modality: ModalityTraits | null) =>
  modality === null
    ? { category: null, class: null, ingredients: [] }
    : { category: modality.category, class: modality.class, ingredients: modality.ingredients };

/** An adequate trial that failed; change what the case is about. */
export const pastOf = (id: string, modality: ModalityTraits | null, more: Partial<HistoryInput> = {}): HistoryInput => ({
  id,
  label: id,
  modality,
  ...identity(modality),
  region: null,
  startedOn: '2026-06-01',
  endedOn: '2026-09-01',
  ongoing: false,
  adequacy: 'adequate',
  outcome: 'failure',
  reliefPercent: 10,
  reliefDays: 0,
  ...more,
});

const ASKED = ['allergies', 'medicines', 'conditions', 'anticoagulants', 'devices', 'pregnancy'].map((topic) => ({
  topic,
  answer: 'none' as const,
  askedOn: TODAY,
}));

/** A man of 47 of whom everything was asked, without any finding; change what the case is about. */
export const patientOf = (more: Partial<PatientInput> = {}): PatientInput => ({
  birthDate: '1980-01-15',
  sex: 'male',
  conditions: [],
  allergies: [],
  medicines: [],
  facts: [],
  statements: ASKED,
  checkIns: { firstOn: '2027-01-01', painCount: 8, otherCount: 4 },
  baselinePain: 3,
  treatmentResistant: { strict: 0, lenient: 0 },
  goals: 1,
  visitsPerWeek: 5,
  refusals: [],
  scopeLifted: false,
  ...more,
});

/** The document of a plan with these courses on the usual day. */
export const documentFor = (courses: readonly CourseInput[], more: Partial<Omit<SequencingDocument, 'plan'>> = {}): SequencingDocument => ({
  today: TODAY,
  patient: patientOf(),
  history: [],
  plan: { courses, urgent: false },
  ...more,
});

/** What a trace says of one rule id, in a word. `absent` = the rule was not asked. */
export const verdictOn = ({ findings, notEvaluable, passed }: Evaluation, ruleId: string): Finding['severity'] | 'not-evaluable' | 'passed' | 'absent' => {
  const found = findings.find((finding) => finding.ruleId === ruleId || finding.covers.includes(ruleId));
  if (found !== undefined) return found.severity;
  if (notEvaluable.some((entry) => entry.ruleId === ruleId)) return 'not-evaluable';
  return passed.some((entry) => entry.ruleId === ruleId) ? 'passed' : 'absent';
};
