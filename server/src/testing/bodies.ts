import { randomUUID } from 'node:crypto';
import { checkIn, newPatient } from './app.js';
import { PASSWORD } from './template.js';

/** A valid body for every request schema; specs that walk all routes use it. */
export const BODIES: Readonly<Record<string, () => object>> = {
  SignIn: () => ({ email: 'clinician@b.test', password: PASSWORD }),
  NewPatient: () => newPatient(),
  EnteredInError: () => ({ reason: 'Typed on the wrong chart' }),
  Preferences: () => ({ siteId: null, days: [1, 3], visitsPerWeek: 2, monthlyBudgetCents: 20_000, refusals: ['opioid_full'], note: '' }),
  ScopeLift: () => ({ reason: 'Reviewed with obstetrics today', password: PASSWORD }),
  NewCondition: () => ({ label: 'Low back pain', codings: [{ system: 'icd-10-cm', code: 'M54.50', display: 'Low back pain', verification: 'general-knowledge' }], flags: ['low-back-pain'], onsetOn: '2019-05-01', status: 'active', isPain: true, region: 'lumbar' }),
  NewAllergy: () => ({ label: 'Sulfa', codings: [], substance: 'sulfonamide', kind: 'allergy', reaction: 'Rash', severity: 'mild' }),
  NewMedicine: () => ({ label: 'Duloxetine 60 mg', codings: [], ingredients: ['duloxetine'], doseText: '60 mg daily', dailyMg: 60, startedOn: '2026-01-05', stoppedOn: null, status: 'current', overTheCounter: false }),
  NewFact: () => ({ code: 'egfr', value: 82, answer: null, unit: 'mL/min/1.73m2', takenOn: '2026-05-04' }),
  NewCoverage: () => ({ payer: 'Aetna', plan: 'Open Choice', memberId: 'W123456789', order: 1, startsOn: '2026-01-01', endsOn: null }),
  NewGoal: () => ({ text: 'Carry my granddaughter up the stairs', value: 'Family', targetOn: null, status: 'active' }),
  NewStatement: () => ({ topic: 'allergies', answer: 'none', askedOn: '2026-05-04' }),
  NewPastTreatment: () => ({
    label: 'Gabapentin', modalityId: 'gabapentin', category: 'medication', ingredients: ['gabapentin'], doseText: '1800 mg/d', dailyMg: 1800, sessions: null, region: null, startedOn: '2024-01-01', endedOn: '2024-06-01',
    lengthDays: null, ongoing: false, reliefPercent: 0, reliefDays: null, functionOutcome: 'same', adherence: 'as-prescribed', reachedAdequateDose: 'yes', sideEffects: '', intolerable: false, stopReason: 'did-not-help', toBeCompleted: false, note: 'Sedated',
  }),
  RecordCheckIn: () => checkIn('2026-05-04', { pegPain: 5, pegEnjoyment: 5, pegActivity: 5, painNow: 4 }),
  NewPlan: () => ({ title: 'Back on the stairs' }),
  Board: () => ({ title: 'Back on the stairs', stages: [{ id: randomUUID(), name: 'Foundations', purpose: '', position: 0 }], courses: [], urgentReason: '' }),
  Activation: () => ({ password: PASSWORD, signatures: [] }),
  PlanTransition: () => ({ to: 'revoked', reason: 'The patient moved away' }),
  CourseStart: () => ({ startedOn: '2026-05-04' }),
  CourseStop: () => ({ endedOn: '2026-05-04', reason: 'Finished as planned', learned: '', completed: true }),
  CloseTask: () => ({ outcome: 'Spoke to the patient; sent to the emergency department' }),
};
