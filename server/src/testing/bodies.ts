import { randomUUID } from 'node:crypto';
import { blankAnswers } from '@stagewell/shared/check-ins/answering';
import type { SafetyContact } from '@stagewell/shared/people/safety-contact';
import { checkIn, newPatient, type Person } from './app.js';
import { PASSWORD } from './template.js';

/** Whom patients of the specs turn to. */
export const SAFETY: SafetyContact = {
  crisisEn: 'Call 988 now.',
  crisisEs: 'Llame al 988 ahora.',
  onCallName: 'Dr. Night',
  onCallPhone: '555-0190',
  clinicPhone: '555-0100',
  asksBirthDate: false,
  linkHours: 72,
};

/** A valid body for every request schema; specs that walk all routes use it. */
export const BODIES: Readonly<Record<string, () => object>> = {
  SignIn: () => ({ email: 'clinician@b.test', password: PASSWORD }),
  NewPatient: () => newPatient(),
  EnteredInError: () => ({ reason: 'Typed on the wrong chart' }),
  Preferences: () => ({ siteId: null, days: [1, 3], visitsPerWeek: 2, monthlyBudgetCents: 20_000, refusals: ['opioid_full'], note: '' }),
  ScopeLift: () => ({ reason: 'Reviewed with obstetrics today', password: PASSWORD }),
  NewCondition: () => ({
    label: 'Low back pain',
    codings: [{ system: 'icd-10-cm', code: 'M54.50', display: 'Low back pain', verification: 'general-knowledge' }],
    flags: ['low-back-pain'],
    onsetOn: '2019-05-01',
    status: 'active',
    isPain: true,
    region: 'lumbar',
  }),
  NewAllergy: () => ({ label: 'Sulfa', codings: [], substance: 'sulfonamide', kind: 'allergy', reaction: 'Rash', severity: 'mild' }),
  NewMedicine: () => ({
    label: 'Duloxetine 60 mg',
    codings: [],
    ingredients: ['duloxetine'],
    doseText: '60 mg daily',
    dailyMg: 60,
    startedOn: '2026-01-05',
    stoppedOn: null,
    status: 'current',
    overTheCounter: false,
  }),
  NewFact: () => ({ code: 'egfr', value: 82, answer: null, unit: 'mL/min/1.73m2', takenOn: '2026-05-04' }),
  NewCoverage: () => ({ payer: 'Aetna', plan: 'Open Choice', memberId: 'W123456789', order: 1, startsOn: '2026-01-01', endsOn: null }),
  NewGoal: () => ({ text: 'Carry my granddaughter up the stairs', value: 'Family', targetOn: null, status: 'active', scale: null }),
  NewGoalRating: () => ({ ratedOn: '2026-05-04', level: 0, ratedBy: 'together', words: '' }),
  NewStatement: () => ({ topic: 'allergies', answer: 'none', askedOn: '2026-05-04' }),
  NewPastTreatment: () => ({
    label: 'Gabapentin',
    modalityId: 'gabapentin',
    category: 'medication',
    ingredients: ['gabapentin'],
    doseText: '1800 mg/d',
    dailyMg: 1800,
    sessions: null,
    region: null,
    startedOn: '2024-01-01',
    endedOn: '2024-06-01',
    lengthDays: null,
    ongoing: false,
    reliefPercent: 0,
    reliefDays: null,
    functionOutcome: 'same',
    adherence: 'as-prescribed',
    reachedAdequateDose: 'yes',
    sideEffects: '',
    intolerable: false,
    stopReason: 'did-not-help',
    toBeCompleted: false,
    note: 'Sedated',
  }),
  AskCheckIn: () => ({ dueOn: '2199-01-01', latestOn: '2199-01-05', instruments: ['peg', 'sleep', 'red_flags'] }),
  MakeLink: () => ({ for: 'patient', hours: null }),
  OpenAnswer: () => ({ token: 'v1.none', birthDate: null }),
  SubmitAnswer: () => ({ token: 'v1.none', birthDate: null, answers: blankAnswers() }),
  AskClinicPhone: () => ({ clinicId: randomUUID() }),
  SafetyContact: () => SAFETY,
  RecordCheckIn: () => checkIn('2026-05-04', { pegPain: 5, pegEnjoyment: 5, pegActivity: 5, painNow: 4 }),
  NewTemplate: () => ({
    name: `Back pain ${randomUUID()}`,
    description: 'Without red flags',
    document: {
      stages: [{ name: 'Foundations', purpose: '' }],
      courses: [
        {
          key: 'pne',
          stage: 0,
          modalityId: 'pne',
          startDay: 0,
          lengthDays: 28,
          steps: [],
          sessionsPerWeek: 1,
          target: 'peg',
          successCriterion: '',
          backupModalityId: null,
          stopRule: '',
          homePractice: '',
          rotatesFrom: null,
        },
      ],
    },
  }),
  TemplateRetirement: () => ({ retired: true }),
  NewPlan: () => ({ title: 'Back on the stairs' }),
  EditToKeep: () => ({ baseVersion: 1, board: { title: 'Plan', stages: [], courses: [], urgentReason: '' }, after: null }),
  BoardSave: () => ({
    title: 'Back on the stairs',
    stages: [{ id: randomUUID(), name: 'Foundations', purpose: '', position: 0 }],
    courses: [],
    urgentReason: '',
  }),
  Activation: () => ({ password: PASSWORD, signatures: [] }),
  SignFindings: () => ({
    password: PASSWORD,
    signatures: [{ fingerprint: 'DDI-18.0', decision: 'override', reasonCode: 'other', reason: 'Agreed with the surgeon', expiresOn: '2026-05-04' }],
  }),
  Withdrawal: () => ({ reason: 'The dose was doubled elsewhere' }),
  PlanLocking: () => ({ password: PASSWORD }),
  NewAddendum: () => ({ words: 'The patient asked for morning visits' }),
  NewSnooze: () => ({ fingerprints: ['SEQ-30.0'], untilOn: '2026-05-04', reasonCode: 'next-visit', reason: '' }),
  PlanTransition: () => ({ to: 'revoked', reason: 'The patient moved away' }),
  CourseStart: () => ({ startedOn: '2026-05-04' }),
  CourseStop: () => ({ endedOn: '2026-05-04', reason: 'Finished as planned', learned: '', completed: true }),
  RuleDraft: () => ({ takesShipped: false, changes: [{ id: 'SEQ-03', severity: 'inform', parameters: { 'windows.0.days': 21 }, effectiveTo: null }] }),
  RulePublication: () => ({ note: 'Agreed at the team meeting' }),
  StagingWishes: () => ({
    aim: 'soonest-relief',
    horizon: null,
    courses: [],
    closures: [{ from: '2026-12-24', to: '2027-01-01', what: 'everything' }],
    visitsPerWeek: null,
    monthlyBudgetCents: null,
    timeLimitMs: null,
  }),
  ComparisonWishes: () => ({ alternatives: [{ name: 'As it is', starts: [] }], costs: [] }),
  CloseTask: () => ({ outcome: 'Spoke to the patient; sent to the emergency department' }),
};

/** A goal with levels, rated once; answers the rating's id. */
export const ratedGoal = async (person: Person, patientId: string): Promise<string> => {
  const scale = { levels: ['Sits', 'Stands', 'Walks', 'Runs', 'Flies'], importance: 1, difficulty: 1, baseline: -1 };
  const goal = (await person.post(`/patients/${patientId}/goals`, { ...BODIES['NewGoal']?.(), scale })).body as { id: string };
  return (await person.post(`/patients/${patientId}/goals/${goal.id}/ratings`, { ...BODIES['NewGoalRating']?.() })).body.id as string;
};
