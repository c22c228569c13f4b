import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import type { PatientView, Recorded } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';

const recorded = (id: string): Recorded => ({ id, version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: '2026-11-01' });

export const patientOf = (more: Partial<PatientView> = {}): PatientView => ({
  ...recorded('p1'),
  mrn: 'M-1',
  familyName: 'Alvarez',
  givenName: 'Maria',
  birthDate: '1968-04-12',
  sex: 'female',
  language: 'en',
  interpreter: false,
  phone: '',
  email: '',
  address: '',
  serviceStatus: 'none',
  ...more,
});

export const treatmentOf = (id: string, more: Partial<PastTreatmentView> = {}): PastTreatmentView => ({
  ...recorded(id),
  label: 'Naproxen',
  modalityId: null,
  category: 'medication',
  ingredients: [],
  doseText: '',
  dailyMg: null,
  sessions: null,
  region: null,
  startedOn: null,
  endedOn: null,
  lengthDays: null,
  ongoing: false,
  reliefPercent: null,
  reliefDays: null,
  functionOutcome: 'unknown',
  adherence: 'unknown',
  reachedAdequateDose: 'unknown',
  sideEffects: '',
  intolerable: false,
  stopReason: null,
  toBeCompleted: false,
  note: '',
  ...more,
});

export const checkInOf = (id: string, more: Partial<CheckInView> = {}): CheckInView => ({
  id,
  takenOn: '2026-11-17',
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  questionnaires: [],
  adherence: [],
  sideEffects: [],
  redFlags: null,
  note: '',
  peg: null,
  phq2: null,
  gad2: null,
  phq4: null,
  source: 'clinician',
  recordedAt: '2026-11-17T15:00:00Z',
  recordedBy: 'a1',
  ...more,
});

/** An empty chart of one patient on Nov 24, 2026. */
export const chartOf = (more: Partial<Chart> = {}): Chart => ({
  today: '2026-11-24',
  patient: patientOf(),
  careTeam: [],
  preferences: { siteId: null, days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '', version: 1 },
  scopeLift: null,
  statements: [],
  conditions: [],
  allergies: [],
  medicines: [],
  facts: [],
  coverages: [],
  goals: [],
  goalRatings: [],
  history: [],
  plan: null,
  baseline: null,
  checkIns: [],
  tasks: [],
  ...more,
});
