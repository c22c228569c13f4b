export const TODAY = '2027-03-01';

/** Somebody of whom everything was asked and nothing found: plans alone decide what the rules say. */
export const CHART = {
  today: TODAY,
  patient: { birthDate: '1968-05-02', sex: 'female' },
  careTeam: [],
  preferences: { siteId: null, days: [], visitsPerWeek: 3, monthlyBudgetCents: null, refusals: [], note: '', version: 0 },
  scopeLift: null,
  statements: ['allergies', 'medicines', 'conditions', 'anticoagulants', 'devices', 'pregnancy'].map((topic) => ({ topic, answer: 'none', askedOn: TODAY })),
  conditions: [],
  allergies: [],
  medicines: [],
  facts: [],
  coverages: [],
  goals: [],
  history: [],
  plan: null,
  baseline: null,
  checkIns: [],
  tasks: [],
};

/** A course with its modality's usual steps, and nothing that nobody said. */
export const courseWith = (modality, given) => ({
  stageId: 'stage',
  modalityId: modality.id,
  steps: modality.defaultSteps,
  region: 'lumbar',
  target: 'peg',
  successCriterion: '',
  backupModalityId: null,
  stopRule: '',
  responsibleId: null,
  rotatesFromId: null,
  homePractice: '',
  changedParameter: '',
  note: '',
  ...given,
});

export const boardWith = (courses) => ({ title: '', urgentReason: '', stages: [{ id: 'stage', name: 'All', purpose: '', position: 0 }], courses });
