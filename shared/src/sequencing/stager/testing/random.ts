import { MODALITIES } from '../../../catalogue/catalogue.js';
import { traitsOf } from '../../../catalogue/traits.js';
import { addDays } from '../../../dates.js';
import type { CourseInput, HistoryInput, MedicineInput, ModalityTraits, SequencingDocument } from '../../document.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY } from '../../testing.js';
import { AIMS, type CourseFreedom, type StageRequest } from '../request.js';

/** Numbers from a seed: the same run every time. */
export interface Dice {
  readonly below: (count: number) => number;
  readonly chance: (share: number) => boolean;
  readonly of: <T>(all: readonly T[]) => T;
}

export const diceOf = (seed: number): Dice => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, chance: (share) => next() < share, of: (all) => all[below(all.length)] as (typeof all)[number] };
};

export const CATALOGUE: readonly ModalityTraits[] = MODALITIES.map((modality) => ({ ...traitsOf(modality), names: modality.name }));
const LENGTHS = new Map(MODALITIES.map(({ id, usualLengthDays }) => [id, usualLengthDays]));
const CADENCES = new Map(MODALITIES.map(({ id, defaultSteps }) => [id, defaultSteps.find(({ perWeek }) => perWeek !== null)?.perWeek ?? null]));

/** A course of the catalogue with its usual length and cadence. */
export const usualCourse = (id: string, modality: ModalityTraits, day: number, more: Partial<CourseInput> = {}): CourseInput => {
  const startsOn = addDays(TODAY, day);
  const length = LENGTHS.get(modality.id) ?? null;
  return courseOf(id, modality, startsOn, {
    endsOn: length === null ? null : addDays(startsOn, Math.max(0, length - 1)),
    sessionsPerWeek: CADENCES.get(modality.id) ?? null,
    region: 'lumbar',
    ...more,
  });
};

const MEDICINE_CLASSES: readonly (readonly string[])[] = [
  ['opioid', 'cns-depressant'],
  ['benzodiazepine', 'cns-depressant'],
  ['nsaid'],
  ['anticoagulant'],
  ['maoi'],
  ['snri', 'serotonergic'],
];

const medicines = (dice: Dice): readonly MedicineInput[] =>
  Array.from({ length: dice.below(3) }, (_, at) =>
    medicineOf(`medicine-${at}`, dice.of(MEDICINE_CLASSES), {
      stoppedOn: dice.chance(0.5) ? addDays(TODAY, dice.below(60) - 20) : null,
      ...(dice.chance(0.3) ? { startedOn: addDays(TODAY, dice.below(30)) } : {}),
    }),
  );

const past = (dice: Dice, modalities: readonly ModalityTraits[]): readonly HistoryInput[] =>
  Array.from({ length: dice.below(3) }, (_, at) => {
    const startedOn = addDays(TODAY, -30 - dice.below(760));
    return pastOf(`past-${at}`, dice.of(modalities), {
      startedOn,
      endedOn: addDays(startedOn, 20),
      region: 'lumbar',
      outcome: dice.of(['success', 'failure', 'intolerance', 'partial'] as const),
      adequacy: dice.of(['adequate', 'unknown'] as const),
      reliefPercent: dice.of([10, 60, 90]),
    });
  });

/** Some course of some modality; one in eight has started, one in twenty is over. */
const anyCourse = (dice: Dice, id: string, modality: ModalityTraits, last: number): CourseInput => {
  const started = dice.chance(0.12);
  const day = started ? -dice.below(60) : dice.below(last + 1);
  const over = started && dice.chance(0.3);
  return usualCourse(id, modality, day, {
    started,
    over,
    ...(over ? { endsOn: addDays(TODAY, -dice.below(10)) } : {}),
    dailyMg: dice.chance(0.5) ? 30 : null,
    sessionsPerWeek: modality.category === 'medication' ? null : dice.of([1, 2, null]),
    region: dice.of(['lumbar', 'lumbar', 'knee', null]),
    benefit: dice.of(['unknown', 'established'] as const),
    stopRule: dice.chance(0.5) ? 'stop after six weeks' : '',
  });
};

/** A few treatments that the rules have something to say about come more often than chance would have them. */
const pool = (dice: Dice, count: number): readonly ModalityTraits[] => {
  const tags = dice.of([
    ['procedure', 'rehab'],
    ['cns-depressant', 'opioid'],
    ['psychological'],
    ['steroid', 'procedure'],
    ['ablation', 'diagnostic'],
    ['serotonergic'],
  ]);
  const favoured = CATALOGUE.filter((modality) => modality.tags.some((tag) => tags.includes(tag)) || tags.includes(modality.class));
  return Array.from({ length: count }, () => dice.of(favoured.length > 0 && dice.chance(0.5) ? favoured : CATALOGUE));
};

/** A plan of courses from the catalogue for some patient. */
export const anyDocument = (dice: Dice, count: number, last: number): SequencingDocument => {
  const modalities = pool(dice, count);
  const courses = modalities.map((modality, at) => anyCourse(dice, `course-${String(at).padStart(2, '0')}`, modality, last));
  const rotating = courses.map((course, at) => (at > 0 && dice.chance(0.1) ? { ...course, rotatesFromId: courses[at - 1]?.id ?? null } : course));
  return documentFor(rotating, {
    patient: patientOf({
      birthDate: dice.of(['1950-05-01', '1985-05-01']),
      medicines: medicines(dice),
      baselinePain: dice.of([3, 6, null]),
      treatmentResistant: dice.of([
        { strict: 0, lenient: 0 },
        { strict: 3, lenient: 4 },
      ]),
      checkIns: dice.of([
        { firstOn: '2027-01-01', painCount: 8, otherCount: 4 },
        { firstOn: '2027-02-25', painCount: 1, otherCount: 0 },
      ]),
      visitsPerWeek: dice.of([2, 4, null]),
      facts: dice.chance(0.3) ? [{ code: 'egfr', value: 25, answer: null, takenOn: TODAY }] : [],
      conditions: dice.chance(0.3) ? [{ id: 'c', label: 'Sleep apnoea', flags: ['sleep-apnoea'], active: true }] : [],
    }),
    history: past(dice, modalities),
  });
};

const freedomOf = (dice: Dice, last: number): CourseFreedom => {
  const [a, b] = [dice.below(last + 1), dice.below(last + 1)];
  return {
    fixed: dice.chance(0.08),
    notBefore: dice.chance(0.25) ? addDays(TODAY, Math.min(a, b)) : null,
    notAfter: dice.chance(0.25) ? addDays(TODAY, Math.max(a, b)) : null,
    payerLeadDays: dice.chance(0.15) ? dice.below(20) : 0,
    priority: 1 + dice.below(4),
    costCents: dice.chance(0.3) ? 1000 * dice.below(9) : 0,
    charges: dice.chance(0.3) ? Array.from({ length: 1 + dice.below(4) }, (_, at) => ({ day: 7 * at, cents: 1000 * dice.below(4) })) : [],
  };
};

/** A request over any such plan. */
export const anyRequest = (dice: Dice, count: number, last: number): StageRequest => {
  const document = anyDocument(dice, count, last);
  return {
    document,
    freedom: Object.fromEntries(document.plan.courses.map(({ id }) => [id, freedomOf(dice, last)])),
    horizon: addDays(TODAY, last),
    closures: dice.chance(0.4)
      ? [{ from: addDays(TODAY, dice.below(last)), to: addDays(TODAY, dice.below(last) + 5), what: dice.of(['everything', 'procedures'] as const) }]
      : [],
    monthlyBudgetCents: dice.chance(0.3) ? 8000 : null,
    aim: dice.of(AIMS),
    baseline: dice.chance(0.25) ? Object.fromEntries(document.plan.courses.map(({ id }) => [id, addDays(TODAY, dice.below(last + 1))])) : null,
  };
};

/** One to three courses on a few weeks: small enough to be staged many times over. */
export const smallRequest = (seed: number): StageRequest => {
  const dice = diceOf(seed);
  const count = 1 + dice.below(3);
  return anyRequest(dice, count, count === 3 ? 40 : 60);
};
