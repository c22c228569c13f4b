import { classesAndTagsOf, INGREDIENTS } from '../catalogue/ingredients.js';
import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { FactCode } from '../patients/facts.js';
import type { CourseInput, MedicineInput, ModalityTraits, PatientInput, SequencingDocument } from './document.js';
import { remembered } from './remembered.js';
import type { LocalText } from '../text.js';
import type { Selector } from './rules.js';

const EPOCH = '1970-01-01';
/** Stands for "no end" and "since always"; far outside any calendar day, in days. */
export const EVER = 10_000_000;

/** A day as a whole number, so that the engine compares numbers. Throws RangeError on what is no calendar day. */
export const dayNumber = remembered((day: CalendarDate): number => daysBetween(EPOCH, day));

/** The calendar day of a day number. */
export const calendarDay = remembered((day: number): CalendarDate => addDays(EPOCH, day));

/** Something that acts on the patient during some days: a course of the plan or a medicine taken. */
export interface Exposure {
  /** Unique among all exposures: a course id or a medicine id. */
  readonly id: string;
  readonly name: LocalText;
  readonly words: ReadonlySet<string>;
  readonly ingredients: readonly string[];
  /** What makes it another class than its neighbour. */
  readonly classes: readonly string[];
  readonly dailyMg: number | null;
  /** First and last day, `±EVER` when open. */
  readonly from: number;
  readonly until: number;
}
export interface CourseExposure extends Exposure {
  readonly course: CourseInput;
  readonly modality: ModalityTraits;
}
export interface MedicineExposure extends Exposure {
  readonly medicine: MedicineInput;
  /** False while the medicine is not mapped to ingredients. */
  readonly mapped: boolean;
}
export const isCourse = (exposure: Exposure): exposure is CourseExposure => 'course' in exposure;

type Statement = PatientInput['statements'][number];
type Answer = Statement['answer'];

/** The document, prepared once for all rules. */
export interface Situation {
  readonly document: SequencingDocument;
  readonly today: number;
  readonly patient: PatientInput;
  /** By start day, then id; `over` ones included. */
  readonly courses: readonly CourseExposure[];
  /** Those not over: what the plan still does. */
  readonly live: readonly CourseExposure[];
  readonly medicines: readonly MedicineExposure[];
  readonly unmapped: readonly MedicineExposure[];
  readonly byWord: ReadonlyMap<string, readonly Exposure[]>;
  /** Newest on or before today. */
  readonly facts: ReadonlyMap<FactCode, PatientInput['facts'][number]>;
  /** By topic: the newest on or before today. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** Flags of the active conditions. */
  readonly flags: ReadonlySet<string>;
  /** Active conditions that nobody has reviewed, as data that are missing. */
  readonly unreviewed: readonly string[];
}

const wordsOfModality = new WeakMap<ModalityTraits, ReadonlySet<string>>();

/** Classes of ingredients, without their tags; an ingredient that is not known has none. */
const ingredientClasses = (ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => (Object.hasOwn(INGREDIENTS, id) ? (INGREDIENTS[id]?.classes ?? []) : []));

/** The words by which a selector may match a modality: its own, and those of what it gives. */
export const wordsOf = (modality: ModalityTraits): ReadonlySet<string> => {
  const known = wordsOfModality.get(modality);
  if (known) return known;
  const words = new Set([
    modality.id,
    modality.category,
    modality.class,
    ...modality.tags,
    ...modality.ingredients,
    ...(classesAndTagsOf(modality.ingredients) ?? []),
  ]);
  wordsOfModality.set(modality, words);
  return words;
};

const has = (words: ReadonlySet<string>, some: readonly string[]): boolean => {
  for (const word of some) if (words.has(word)) return true;
  return false;
};

/** Whether the words satisfy the selector. */
export const matches = (words: ReadonlySet<string>, { any, all, none }: Selector): boolean =>
  (any.length === 0 || has(words, any)) && (all === undefined || all.every((word) => words.has(word))) && (none === undefined || !has(words, none));

const isEverything = ({ any, all, none }: Selector): boolean => any.length === 0 && all === undefined && none === undefined;

/** The name of a modality in both languages. */
export const nameOf = (modality: ModalityTraits): LocalText => modality.names ?? { en: modality.name, es: modality.name };

/** Whether a modality happens on one day (a procedure or a single infusion) unless an end is planned. */
const isSingleDay = (modality: ModalityTraits): boolean => modality.category === 'interventional';

const lastDay = (course: CourseInput, from: number): number => {
  if (course.endsOn !== null) return dayNumber(course.endsOn);
  return isSingleDay(course.modality) ? from : EVER;
};

const classesOf = (ingredients: readonly string[], otherwise: readonly string[]): readonly string[] => {
  const classes = ingredientClasses(ingredients);
  return classes.length > 0 ? classes : otherwise;
};

const courseExposure = (course: CourseInput): CourseExposure => {
  const from = dayNumber(course.startsOn);
  const { modality } = course;
  return {
    id: course.id,
    name: nameOf(modality),
    words: wordsOf(modality),
    ingredients: modality.ingredients,
    classes: classesOf(modality.ingredients, [modality.class]),
    dailyMg: course.dailyMg,
    from,
    until: lastDay(course, from),
    course,
    modality,
  };
};

const medicineExposure = (medicine: MedicineInput): MedicineExposure => ({
  id: medicine.id,
  name: { en: medicine.label, es: medicine.label },
  words: new Set([...(medicine.ingredients ?? []), ...medicine.classes]),
  ingredients: medicine.ingredients ?? [],
  classes: classesOf(medicine.ingredients ?? [], medicine.classes),
  dailyMg: medicine.dailyMg,
  from: medicine.startedOn === null ? -EVER : dayNumber(medicine.startedOn),
  until: medicine.stoppedOn === null ? EVER : dayNumber(medicine.stoppedOn),
  medicine,
  mapped: medicine.ingredients !== null,
});

/** Order of text that does not depend on a locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byStart = (a: Exposure, b: Exposure): number => a.from - b.from || byText(a.id, b.id);

const newestFacts = (patient: PatientInput, today: CalendarDate): Map<FactCode, PatientInput['facts'][number]> => {
  const newest = new Map<FactCode, PatientInput['facts'][number]>();
  for (const fact of patient.facts) {
    const known = newest.get(fact.code);
    if (fact.takenOn <= today && (known === undefined || isNewer(fact, known))) newest.set(fact.code, fact);
  }
  return newest;
};

/** Of two readings on one day the choice must not depend on their order in the list. */
const isNewer = (fact: PatientInput['facts'][number], known: PatientInput['facts'][number]): boolean => {
  if (fact.takenOn !== known.takenOn) return fact.takenOn > known.takenOn;
  return `${fact.answer ?? ''}${fact.value ?? ''}` > `${known.answer ?? ''}${known.value ?? ''}`;
};

/** Of two answers on one day the choice must not depend on their order in the list. */
const isLater = (one: Statement, known: Statement): boolean => one.askedOn > known.askedOn || (one.askedOn === known.askedOn && one.answer > known.answer);

const newestStatements = (patient: PatientInput, today: CalendarDate): Map<string, Statement> => {
  const newest = new Map<string, Statement>();
  for (const one of patient.statements) {
    const known = newest.get(one.topic);
    if (one.askedOn <= today && (known === undefined || isLater(one, known))) newest.set(one.topic, one);
  }
  return newest;
};

const indexByWord = (exposures: readonly Exposure[]): Map<string, Exposure[]> => {
  const index = new Map<string, Exposure[]>();
  for (const exposure of exposures) {
    for (const word of exposure.words) {
      const known = index.get(word);
      if (known) known.push(exposure);
      else index.set(word, [exposure]);
    }
  }
  return index;
};

/** Prepares a document for the rules: day numbers, words, and the newest fact of each code. */
export const situationOf = (document: SequencingDocument): Situation => {
  const courses = document.plan.courses.map(courseExposure).sort(byStart);
  const medicines = document.patient.medicines.map(medicineExposure).sort(byStart);
  const active = document.patient.conditions.filter((condition) => condition.active);
  return {
    document,
    today: dayNumber(document.today),
    patient: document.patient,
    courses,
    live: courses.filter(({ course }) => !course.over),
    medicines,
    unmapped: medicines.filter(({ mapped }) => !mapped),
    byWord: indexByWord([...courses, ...medicines]),
    facts: newestFacts(document.patient, document.today),
    statements: newestStatements(document.patient, document.today),
    flags: new Set(active.flatMap(({ flags }) => flags ?? [])),
    unreviewed: active.filter(({ flags }) => flags === null).map(({ id }) => `condition:${id}`),
  };
};

/** What has one of the words, each once. */
const withAny = (byWord: Situation['byWord'], any: readonly string[]): readonly Exposure[] => {
  const [only, ...more] = any;
  if (more.length === 0) return byWord.get(only ?? '') ?? [];
  const found: Exposure[] = [];
  for (const word of any) for (const exposure of byWord.get(word) ?? []) if (!found.includes(exposure)) found.push(exposure);
  return found;
};

/** The exposures that a selector names, in stable order. */
export const exposuresOf = (situation: Situation, selector: Selector): readonly Exposure[] => {
  const { any, all, none } = selector;
  if (any.length === 0) return [...situation.courses, ...situation.medicines].filter(({ words }) => matches(words, selector));
  const named = withAny(situation.byWord, any);
  const found = all === undefined && none === undefined ? named : named.filter(({ words }) => matches(words, selector));
  return found.length < 2 ? found : [...found].sort(byStart);
};

/** The courses, not over, that a selector names. */
export const liveOf = ({ live }: Situation, selector: Selector): readonly CourseExposure[] =>
  isEverything(selector) ? live : live.filter(({ words }) => matches(words, selector));

/** The answer to "was it asked?" on or before today; the newest counts. */
export const statementOf = ({ statements }: Situation, topic: string): Answer => statements.get(topic)?.answer ?? 'not-asked';
