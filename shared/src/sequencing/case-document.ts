import { adequateDay } from '../catalogue/dose-steps.js';
import type { DoseStep, Modality, Sourced } from '../catalogue/modality.js';
import { traitsById } from '../catalogue/traits.js';
import { addDays, type CalendarDate } from '../dates.js';
import { resistance, type Tried } from '../history/resistance.js';
import { UNKNOWN_PAST_TREATMENT } from '../history/past-treatment.js';
import type { CaseCourse, CaseFile, CaseModality, CasePastTreatment, CasePatient } from './case-file.js';
import { IN_CASE_FILE } from './case-rules.js';
import type { CourseInput, CourseReport, PatientInput, SequencingDocument } from './document.js';
import { historyInput } from './history-input.js';
import { medicineInput } from './medicine-input.js';

type Catalogue = ReadonlyMap<string, Modality>;

const NOT_STATED: Sourced<never> = { value: null, source: IN_CASE_FILE };
const ON_FIRST_DAY: DoseStep = { day: 0, text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: true };

/** What rules do not read of a treatment, and a case file does not say. */
const unread = ({ name, source = IN_CASE_FILE }: CaseModality) => ({
  mechanism: NOT_STATED,
  delivery: NOT_STATED,
  usualLengthDays: null,
  onsetDays: NOT_STATED,
  kernel: NOT_STATED,
  prior: NOT_STATED,
  benefit: NOT_STATED,
  sideEffects: [],
  monitoring: NOT_STATED,
  pairsWith: [],
  codes: [],
  plain: { involves: name, expect: name, wont: name, source },
  guideDiffers: [],
  reviewStatus: 'needs-clinical-review' as const,
});

/** An own treatment as a catalogue entry. */
const modalityOf = (one: CaseModality): Modality => {
  const fact = <T>(value: T | undefined): Sourced<T> => ({ value: value ?? null, source: one.source ?? IN_CASE_FILE });
  const { id, trialDays, flareDays, effectWindowDays, grade, repeat, pairing, adequateDay: day, source: _, ...rest } = one;
  return {
    ...unread(one),
    id,
    class: id,
    tags: [],
    ingredients: [],
    assessmentDays: [],
    boosterDays: [],
    minSessions: null,
    cautions: [],
    ...rest,
    defaultSteps: [{ ...ON_FIRST_DAY, day: day ?? 0 }],
    trialDays: fact(trialDays),
    flareDays: fact(flareDays),
    effectWindowDays: fact(effectWindowDays),
    grade: fact(grade),
    repeat: fact(repeat),
    pairing: fact(pairing),
  };
};

/** The shipped catalogue with the treatments of the case. */
export const catalogueOfCase = (file: CaseFile, shipped: Catalogue): Catalogue =>
  new Map([...shipped, ...(file.catalogue ?? []).map((one) => [one.id, modalityOf(one)] as const)]);

type WithId<T> = T & { readonly id: string };

/** Gives an id to whoever has none: the word, numbered from the second on, past the ids that are taken. */
const named = <T extends { readonly id?: string }>(rows: readonly T[], taken: Set<string>, word: (row: T) => string): readonly WithId<T>[] =>
  rows.map((row) => {
    if (row.id !== undefined) return { ...row, id: row.id };
    const base = word(row);
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    taken.add(id);
    return { ...row, id };
  });

/** Every list whose rows have ids, each row with one. Courses and medicines act side by side, so no two rows share an id. */
const withIds = ({ patient = {}, history = [], medicines = [], plan }: CaseFile) => {
  const { conditions = [], allergies = [] } = patient;
  const rows: readonly { readonly id?: string }[] = [...plan.courses, ...medicines, ...history, ...conditions, ...allergies];
  const taken = new Set(rows.flatMap(({ id }) => id ?? []));
  return {
    courses: named(plan.courses, taken, ({ modality }) => modality),
    medicines: named(medicines, taken, () => 'medicine'),
    history: named(history, taken, () => 'past'),
    conditions: named(conditions, taken, () => 'condition'),
    allergies: named(allergies, taken, () => 'allergy'),
  };
};

const triedOf = ({ modality, ...past }: WithId<CasePastTreatment>): Tried => ({
  ...UNKNOWN_PAST_TREATMENT,
  modalityId: modality ?? null,
  ...past,
});

/** Dose steps by day, and the highest of those that are known. */
const dosesOf = (doses: NonNullable<CaseCourse['doses']>, startsOn: CalendarDate): Pick<CourseInput, 'doses' | 'dailyMg'> => {
  const known = doses.flatMap(({ dailyMg }) => dailyMg ?? []);
  return {
    doses: doses.toSorted((a, b) => a.day - b.day).map(({ day, dailyMg = null }) => ({ on: addDays(startsOn, day), dailyMg })),
    dailyMg: known.length === 0 ? null : Math.max(...known),
  };
};

const UNREPORTED: CourseReport = { adherencePercent: null, intolerableOn: null, fadingSince: null };

const NOTHING_MORE = {
  dailyMg: null,
  sessionsPerWeek: null,
  region: null,
  over: false,
  stopRule: '',
  changedParameter: '',
  benefit: 'unknown',
  assessedOn: null,
} as const;

/** Its days; a course that is still to be staged stands on today. */
const daysOf = ({ startsOn, endsOn, lengthDays }: CaseCourse, today: CalendarDate) => {
  const start = startsOn ?? today;
  return { startsOn: start, endsOn: endsOn ?? (lengthDays === undefined ? null : addDays(start, lengthDays - 1)) };
};

/** What is given only when somebody said it. */
const saidOf = ({ doses, reported }: CaseCourse, startsOn: CalendarDate): Partial<CourseInput> => ({
  ...(doses === undefined ? {} : dosesOf(doses, startsOn)),
  ...(reported === undefined ? {} : { reported: { ...UNREPORTED, ...reported } }),
});

/** What only staging reads, and what is worked out or looked up. */
const NOT_AS_IT_IS: ReadonlySet<string> = new Set<keyof CaseCourse>([
  'doses',
  'reported',
  'lengthDays',
  'fixed',
  'notBefore',
  'notAfter',
  'payerLeadDays',
  'costCents',
  'priority',
  'rotatesFrom',
]);

type AsItIs = Pick<CourseInput, 'id'> & Partial<Omit<CourseInput, 'modality' | 'backup'>>;

/** What the document has as the case file has it. */
const asItIs = (row: WithId<CaseCourse>): AsItIs => Object.fromEntries(Object.entries(row).filter(([name]) => !NOT_AS_IT_IS.has(name))) as unknown as AsItIs;

const courseInput = (row: WithId<CaseCourse>, catalogue: Catalogue, today: CalendarDate): CourseInput => {
  const modality = traitsById(catalogue, row.modality);
  if (modality === null) throw new RangeError(`The catalogue has no modality ${row.modality}`);
  const days = daysOf(row, today);
  return {
    ...NOTHING_MORE,
    ...saidOf(row, days.startsOn),
    adequateOn: addDays(days.startsOn, adequateDay(catalogue.get(row.modality)?.defaultSteps ?? [])),
    // What is over has started.
    started: row.over ?? false,
    ...asItIs(row),
    ...days,
    modality,
    rotatesFromId: row.rotatesFrom ?? null,
    backup: traitsById(catalogue, row.backup ?? null),
  };
};

type Recorded = Pick<PatientInput, 'conditions' | 'allergies' | 'medicines' | 'facts' | 'statements' | 'treatmentResistant'>;

const patientInput = (patient: CasePatient, recorded: Recorded): PatientInput => ({
  birthDate: patient.birthDate ?? null,
  sex: patient.sex ?? 'unknown',
  checkIns: { firstOn: null, painCount: 0, otherCount: 0, ...patient.checkIns },
  baselinePain: patient.baselinePain ?? null,
  goals: patient.goals ?? 0,
  visitsPerWeek: patient.visitsPerWeek ?? null,
  refusals: patient.refusals ?? [],
  scopeLifted: patient.scopeLifted ?? false,
  ...recorded,
});

const resistanceOf = (tried: readonly Tried[], catalogue: Catalogue, today: CalendarDate): PatientInput['treatmentResistant'] => {
  const { strict, lenient } = resistance(tried, catalogue, today);
  return { strict, lenient };
};

/**
 * The document that the rules see, made from a case file. What is left out becomes unknown. `catalogue` is that of
 * `catalogueOfCase`. Throws RangeError when a course names a modality that it does not hold; `caseProblems` says so first.
 */
export const documentOfCase = (file: CaseFile, catalogue: Catalogue): SequencingDocument => {
  const rows = withIds(file);
  const tried = rows.history.map(triedOf);
  return {
    today: file.today,
    patient: patientInput(file.patient ?? {}, {
      conditions: rows.conditions.map((condition) => ({ flags: null, active: true, ...condition })),
      allergies: rows.allergies.map((allergy) => ({ substance: null, kind: 'allergy', ...allergy })),
      medicines: rows.medicines.map((medicine) => medicineInput({ ingredients: null, dailyMg: null, startedOn: null, stoppedOn: null, ...medicine })),
      facts: (file.facts ?? []).map((fact) => ({ value: null, answer: null, ...fact })),
      statements: file.statements ?? [],
      treatmentResistant: resistanceOf(tried, catalogue, file.today),
    }),
    history: tried.map((past) => historyInput(past, catalogue, file.today)),
    plan: { courses: rows.courses.map((course) => courseInput(course, catalogue, file.today)), urgent: file.plan.urgent ?? false },
  };
};
