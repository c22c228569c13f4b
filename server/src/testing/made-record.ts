import fc from 'fast-check';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { RED_FLAGS, SIDE_EFFECT_SEVERITIES } from '@stagewell/shared/check-ins/check-in';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS } from '@stagewell/shared/check-ins/questionnaire';
import { scoredQuestionnaires } from '@stagewell/shared/check-ins/score';
import { addDays } from '@stagewell/shared/dates';
import { ADHERENCES, FUNCTIONS, STOP_REASONS } from '@stagewell/shared/history/past-treatment';
import type { PatientRecord } from '@stagewell/shared/interchange/fhir/record';
import { CONDITION_FLAGS } from '@stagewell/shared/patients/condition-flags';
import { FACT_CODES } from '@stagewell/shared/patients/facts';
import { LIFE_EVENT_KINDS } from '@stagewell/shared/patients/life-event';
import { LANGUAGES, SERVICES, SEXES, STATEMENT_TOPICS } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { TARGET_MEASURES, type PlanView } from '@stagewell/shared/plans/plan';

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const dayOrNull = fc.option(day);
/** As people write: accents, quotes, line breaks, signs of other scripts; never only blanks, which no form takes. */
const some = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((text) => text.normalize('NFC').slice(0, maxLength))
    .filter((text) => text.isWellFormed() && text === text.normalize('NFC') && text.trim() !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text));
const maybe = (maxLength: number) => fc.oneof(fc.constant(''), some(maxLength));
/** No text and an empty one are the same. */
const region = fc.option(some(20));
const amount = fc.double({ min: 0, max: 10_000, noNaN: true });
const codings = fc.array(
  fc.record({
    system: fc.constantFrom('rxnorm', 'loinc', 'icd-10-cm', 'hcpcs', 'snomed', 'local'),
    code: fc.oneof(some(20), fc.constant('urn:oid:1.2|A b'), fc.constant('https://codes.test|x|y'), fc.constant(' two  blanks ')),
    display: maybe(20),
    verification: fc.constantFrom('verified', 'general-knowledge', 'received'),
  }),
  { maxLength: 3 },
);
const recorded = { version: fc.constant(1), source: fc.constant('entered'), sourceSystem: fc.constant(null), sourceId: fc.constant(null), recordedOn: day };
const rows = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.array(fc.record({ ...fields, id: fc.uuid(), ...recorded }), { maxLength: 3 });

const past = fc.constantFrom('medication', 'restorative', null).chain((category) =>
  fc.record({
    id: fc.uuid(),
    ...recorded,
    label: some(40),
    modalityId: fc.option(fc.constantFrom(...MODALITY_BY_ID.keys())),
    category: fc.constant(category),
    ingredients: fc.array(some(10), { maxLength: 2 }),
    doseText: maybe(20),
    dailyMg: fc.option(amount),
    sessions: fc.option(fc.nat(100)),
    region,
    startedOn: dayOrNull,
    endedOn: dayOrNull,
    lengthDays: fc.option(fc.nat(400)),
    ongoing: fc.boolean(),
    reliefPercent: fc.option(fc.nat(100)),
    reliefDays: fc.option(fc.nat(400)),
    functionOutcome: fc.constantFrom(...FUNCTIONS),
    adherence: fc.constantFrom(...ADHERENCES),
    reachedAdequateDose: fc.constantFrom('yes', 'no', 'unknown'),
    sideEffects: maybe(30),
    intolerable: fc.boolean(),
    stopReason: fc.option(fc.constantFrom(...STOP_REASONS)),
    toBeCompleted: fc.boolean(),
    note: maybe(40),
  }),
);

const score = fc.option(fc.double({ min: 0, max: 10, noNaN: true }));
const phq = fc.option(fc.integer({ min: 0, max: 3 }));
const questionnaire = fc.oneof(
  fc.constantFrom(...QUESTIONNAIRE_IDS).chain((instrument) =>
    fc.record({
      instrument: fc.constant(instrument),
      answers: fc.tuple(...INSTRUMENTS[instrument].items.map(() => fc.option(fc.integer({ min: 0, max: 3 })))),
      total: fc.constant(null),
    }),
  ),
  fc.record({ instrument: fc.constantFrom(...TOTAL_ONLY_IDS), answers: fc.constant([]), total: fc.option(fc.nat(40)) }),
);
const checkIn = fc.record({
  id: fc.uuid(),
  takenOn: day,
  pegPain: score,
  pegEnjoyment: score,
  pegActivity: score,
  painNow: score,
  painWorst: score,
  sleep: score,
  function: score,
  phq4Items: fc.tuple(phq, phq, phq, phq),
  peg: score,
  phq2: fc.option(fc.nat(6)),
  gad2: fc.option(fc.nat(6)),
  phq4: fc.option(fc.nat(12)),
  questionnaires: fc
    .uniqueArray(questionnaire, { maxLength: 3, selector: ({ instrument }) => instrument })
    .map((given) => scoredQuestionnaires(given as never)),
  adherence: fc.array(fc.record({ courseId: fc.uuid(), percent: fc.option(fc.nat(100)) }), { maxLength: 2 }),
  sideEffects: fc.array(
    fc.record({ courseId: fc.option(fc.uuid()), what: some(20), severity: fc.constantFrom(...SIDE_EFFECT_SEVERITIES), wantsToStop: fc.boolean() }),
    { maxLength: 2 },
  ),
  redFlags: fc.option(fc.shuffledSubarray([...RED_FLAGS])),
  note: maybe(60),
  source: fc.constantFrom('staff', 'import', 'patient-link'),
  requestId: fc.constant(null),
  dueOn: dayOrNull,
  recordedAt: fc.constant('2026-05-04T10:00:00.000Z'),
  recordedBy: fc.uuid(),
});

const step = fc.record({
  day: fc.nat(90),
  text: maybe(20),
  dailyMg: fc.option(amount),
  perWeek: fc.option(fc.nat(7)),
  holdRule: fc.option(some(10)),
  adequate: fc.boolean(),
});
const course = fc.record({
  id: fc.uuid(),
  stageId: fc.uuid(),
  modalityId: fc.constantFrom(...MODALITY_BY_ID.keys()),
  startsOn: day,
  endsOn: dayOrNull,
  steps: fc.array(step, { maxLength: 3 }),
  sessionsPerWeek: fc.option(fc.nat(14)),
  region,
  target: fc.constantFrom(...TARGET_MEASURES),
  successCriterion: maybe(20),
  backupModalityId: fc.option(fc.constantFrom(...MODALITY_BY_ID.keys())),
  stopRule: maybe(20),
  responsibleId: fc.option(fc.uuid()),
  rotatesFromId: fc.option(fc.uuid()),
  homePractice: maybe(20),
  changedParameter: maybe(20),
  note: maybe(20),
  state: fc.constantFrom('planned', 'active', 'completed', 'stopped'),
  startedOn: fc.constant('2026-01-05'),
  endedOn: fc.constant(null),
  stopReason: maybe(10),
  learned: maybe(10),
});
const plan = fc.record({
  id: fc.uuid(),
  patientId: fc.uuid(),
  version: fc.constant(1),
  state: fc.constantFrom('draft', 'proposed', 'active', 'on-hold', 'completed', 'revoked'),
  title: some(30),
  urgentReason: maybe(20),
  stages: fc.array(fc.record({ id: fc.uuid(), name: some(20), purpose: maybe(20), position: fc.nat(5) }), { maxLength: 3 }),
  courses: fc.array(course, { maxLength: 3 }),
  signatures: fc.constant([]),
  snoozes: fc.constant([]),
  lock: fc.constant(null),
  addenda: fc.constant([]),
  coSignature: fc.constant(null),
  createdOn: day,
  activatedOn: dayOrNull,
});

const level = fc.constantFrom(-2, -1, 0, 1, 2);
const chart = fc.record({
  today: fc.constant('2026-06-30'),
  patient: fc.record({
    id: fc.uuid(),
    ...recorded,
    mrn: some(20),
    familyName: some(20),
    givenName: maybe(20),
    birthDate: dayOrNull,
    sex: fc.constantFrom(...SEXES),
    language: fc.constantFrom(...LANGUAGES),
    interpreter: fc.boolean(),
    phone: maybe(20),
    email: maybe(20),
    address: maybe(40),
    serviceStatus: fc.constantFrom(...SERVICES),
  }),
  careTeam: fc.constant([]),
  preferences: fc.record({
    version: fc.constant(1),
    siteId: fc.option(fc.uuid()),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    visitsPerWeek: fc.option(fc.nat(14)),
    monthlyBudgetCents: fc.option(fc.nat(1_000_000)),
    refusals: fc.array(some(10), { maxLength: 2 }),
    note: maybe(20),
  }),
  scopeLift: fc.constant(null),
  conditions: rows({
    label: some(40),
    codings,
    flags: fc.option(fc.subarray([...CONDITION_FLAGS], { maxLength: 30 })),
    onsetOn: dayOrNull,
    status: fc.constantFrom('active', 'resolved'),
    isPain: fc.boolean(),
    region,
  }),
  allergies: rows({
    label: some(40),
    codings,
    substance: fc.option(some(10)),
    kind: fc.constantFrom('allergy', 'intolerance'),
    reaction: maybe(20),
    severity: fc.constantFrom('mild', 'moderate', 'severe', 'unknown'),
  }),
  medicines: rows({
    label: some(40),
    codings,
    ingredients: fc.option(fc.array(some(10), { maxLength: 2 })),
    doseText: maybe(20),
    dailyMg: fc.option(amount),
    startedOn: dayOrNull,
    stoppedOn: dayOrNull,
    status: fc.constantFrom('current', 'stopped'),
    overTheCounter: fc.boolean(),
  }),
  facts: rows({
    code: fc.constantFrom(...FACT_CODES),
    value: fc.option(amount),
    answer: fc.option(fc.constantFrom('yes', 'no', 'unknown')),
    unit: fc.constantFrom('', 'mg/dL', 'odd unit'),
    takenOn: day,
  }),
  coverages: rows({
    payer: some(20),
    plan: maybe(20),
    memberId: maybe(20),
    order: fc.integer({ min: 1, max: 9 }),
    startsOn: dayOrNull,
    endsOn: dayOrNull,
    deductibleLeftCents: fc.option(fc.nat(1_000_000)),
    deductibleAsOf: dayOrNull,
  }),
  goals: rows({
    text: some(60),
    value: maybe(30),
    targetOn: dayOrNull,
    status: fc.constantFrom('active', 'achieved', 'dropped'),
    scale: fc.option(
      fc.record({
        levels: fc.tuple(some(9), some(9), some(9), some(9), some(9)),
        importance: fc.constantFrom(1, 2, 3),
        difficulty: fc.constantFrom(1, 2, 3),
        baseline: fc.constantFrom(-1, -2),
      }),
    ),
  }),
  goalRatings: fc.array(
    fc.record({
      id: fc.uuid(),
      goalId: fc.uuid(),
      version: fc.constant(1),
      recordedAt: fc.constant('2026-05-04T10:00:00.000Z'),
      recordedBy: fc.uuid(),
      ratedOn: day,
      level: fc.option(level),
      ratedBy: fc.constantFrom('patient', 'together', 'clinician'),
      words: maybe(20),
    }),
    { maxLength: 3 },
  ),
  history: fc.array(past, { maxLength: 4 }),
  statements: rows({ topic: fc.constantFrom(...STATEMENT_TOPICS), answer: fc.constantFrom('none', 'listed', 'not-asked'), askedOn: day }),
  events: rows({ kind: fc.constantFrom(...LIFE_EVENT_KINDS), label: some(20), startsOn: day, endsOn: dayOrNull }),
  questions: fc.array(
    fc
      .record({ id: fc.uuid(), ...recorded, text: some(20), askedOn: day, answered: fc.option(fc.record({ answer: some(20), after: fc.nat(400) })) })
      .map(({ answered, ...asked }) => ({
        ...asked,
        answer: answered?.answer ?? '',
        answeredOn: answered === null ? null : addDays(asked.askedOn, answered.after),
      })),
    { maxLength: 3 },
  ),
  dueReviews: fc.constant([]),
  reviewDecisions: fc.array(
    fc.record({
      id: fc.uuid(),
      planId: fc.uuid(),
      on: day,
      at: fc.constant('2026-05-04T10:00:00.000Z'),
      byName: some(20),
      versions: fc.constant({ before: 1, after: 2 }),
      reviewIds: fc.constant([]),
      decisions: fc.array(
        fc.record({ courseId: fc.option(fc.uuid()), kind: fc.constantFrom('stop', 'add'), rationale: maybe(20), name: maybe(20), evidence: fc.constant(null) }),
        { maxLength: 2 },
      ),
      nextOn: dayOrNull,
      words: fc.record({ en: maybe(20), es: maybe(20) }),
    }),
    { maxLength: 2 },
  ),
  baseline: fc.constant(null),
  checkIns: fc.array(checkIn, { maxLength: 3 }),
  tasks: fc.constant([]),
  serviceProofs: fc.constant([]),
  authorisations: fc.array(
    fc.record({
      id: fc.uuid(),
      version: fc.constant(1),
      coverageId: fc.uuid(),
      modalityId: fc.constantFrom(...MODALITY_BY_ID.keys()),
      courseId: fc.option(fc.uuid()),
      note: maybe(20),
      state: fc.constantFrom('needed', 'requested', 'granted', 'denied', 'withdrawn'),
      neededOn: day,
      requestedOn: dayOrNull,
      decidedOn: dayOrNull,
      number: maybe(10),
      startsOn: dayOrNull,
      expiresOn: dayOrNull,
      sessions: fc.option(fc.nat(20)),
    }),
    { maxLength: 2 },
  ),
});

/** Charts of every shape that a form takes, and some that only an import brings. */
export const madeChart = fc.record({ chart, plans: fc.array(plan, { maxLength: 2 }) });

/** The catalogue is added here, since a case that fails is printed. */
export const recordOf = ({ chart: made, plans }: { readonly chart: unknown; readonly plans: readonly unknown[] }): PatientRecord => ({
  clinic: { id: 'c1a5c0de-0000-4000-8000-000000000001', name: 'Clinic', sites: [], people: [] },
  chart: { ...(made as Chart), plan: (plans[0] ?? null) as PlanView | null },
  formerNumbers: [],
  plans: plans as readonly PlanView[],
  appointments: [],
  evaluation: null,
  catalogue: MODALITY_BY_ID,
  exportedAt: '2026-06-30T12:00:00.000Z',
});
