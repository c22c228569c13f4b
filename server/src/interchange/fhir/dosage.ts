import { addDays, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { RECORD } from '@stagewell/shared/patients/patient';
import { lastDayOf } from './bounds.js';
import { clip, conceptText, element, elements, field, firstText, lookUp, number, text, when, type Element } from './element.js';
import { repeatOf } from './repeat.js';

/** What the dosage instructions say. `dailyMg` only when a whole daily amount in mg follows from them. */
export interface Dosage {
  readonly doseText: string;
  readonly dailyMg: number | null;
  /** Last day that the instructions themselves bound, if they do. */
  readonly endsOn: string | null;
}

const MG: Readonly<Record<string, number>> = { mg: 1, g: 1000, ug: 0.001, mcg: 0.001 };
/** A kilogram a day is no dose. */
const MOST_MG = 1_000_000;

const firstOf = (dosage: Element, name: string): Element | null =>
  elements(dosage['doseAndRate'])
    .map((one) => element(one[name]))
    .find((one) => one !== null) ?? null;
const asNeeded = (dosage: Element): boolean => dosage['asNeededBoolean'] === true || dosage['asNeededCodeableConcept'] !== undefined;

const dailyMgOf = (dosage: Element, perDay: number | null): number | null => {
  const quantity = firstOf(dosage, 'doseQuantity');
  const amount = number(field(quantity, 'value'));
  const mg = lookUp(MG, firstText(text(field(quantity, 'code')), text(field(quantity, 'unit'))));
  const unclear = asNeeded(dosage) || firstOf(dosage, 'doseRange') !== null;
  return amount === null || mg === undefined || perDay === null || unclear ? null : amount * mg * perDay;
};

/** To a thousandth of a milligram; a negative or absurd amount is none. */
const plausible = (mg: number): number | null => (mg >= 0 && mg <= MOST_MG ? Math.round(mg * 1000) / 1000 : null);

const unitText = (quantity: unknown): string => firstText(text(field(quantity, 'unit')), text(field(quantity, 'code')), '(unit not given)');

/** "300 mg"; a bare number says that its unit is missing. */
const quantityText = (quantity: unknown): string => {
  const amount = number(field(quantity, 'value'));
  return amount === null ? '' : `${amount} ${unitText(quantity)}`;
};

/** "5–10 mg", "500 mg–1 g", "up to 10 mg". */
const rangeText = (range: Element | null): string => {
  const low = quantityText(range?.['low']);
  const high = quantityText(range?.['high']);
  if (low === '' || high === '') return `${when(high !== '', 'up to ')}${when(low !== '', 'at least ')}${low}${high}`;
  return unitText(range?.['low']) === unitText(range?.['high']) ? `${String(field(range, 'low', 'value'))}–${high}` : `${low}–${high}`;
};

const amountText = (dosage: Element): string =>
  firstText(rangeText(firstOf(dosage, 'doseRange')), quantityText(firstOf(dosage, 'doseQuantity')), quantityText(firstOf(dosage, 'rateQuantity')));

const wordsOf = (dosage: Element, timing: string): string => {
  const own = firstText(text(dosage['text']), text(dosage['patientInstruction']));
  if (own !== '') return own;
  const dose = [amountText(dosage), timing].filter((part) => part !== '').join(' ');
  return [dose, conceptText(dosage['route']), when(asNeeded(dosage), 'as needed')].filter((part) => part !== '').join(', ');
};

/** A day, `null` = without an end, `undefined` = with an end that cannot be told. */
type LastDay = CalendarDate | null | undefined;

interface Instruction {
  readonly words: string;
  readonly dailyMg: number | null;
  readonly lastDay: LastDay;
}

const instructionOf = (dosage: Element, start: CalendarDate | null): Instruction => {
  const { words, perDay, bounds } = repeatOf(element(dosage['timing']));
  return { words: wordsOf(dosage, words), dailyMg: dailyMgOf(dosage, perDay), lastDay: lastDayOf(bounds, start) };
};

/** Instructions that hold at the same time; those with other numbers of `sequence` follow each other, in that order. */
const stepsOf = (all: readonly Element[]): readonly (readonly Element[])[] => {
  const numbers = all.map((one) => number(one['sequence']) ?? Number.MAX_VALUE);
  return [...new Set(numbers)].toSorted((a, b) => a - b).map((sequence) => all.filter((_one, index) => numbers[index] === sequence));
};

const endOf = (step: readonly Instruction[]): LastDay => {
  const days = step.map(({ lastDay }) => lastDay);
  if (days.includes(undefined)) return undefined;
  const told = days.filter((day): day is CalendarDate => typeof day === 'string');
  return told.length < days.length || told.length === 0 ? null : told.reduce(laterOf);
};

interface Walk {
  readonly steps: readonly (readonly Instruction[])[];
  readonly ends: readonly LastDay[];
  readonly start: CalendarDate | null;
}

/** Each step begins when the one before it has ended. */
const walk = ({ steps, ends, start }: Walk, next: readonly Element[]): Walk => {
  const step = next.map((dosage) => instructionOf(dosage, start));
  const end = endOf(step);
  return { steps: [...steps, step], ends: [...ends, end], start: typeof end === 'string' ? addDays(end, 1) : null };
};

/** Amounts add up only while all of them are taken: to the same day, or without an end. */
const sumOf = (step: readonly Instruction[]): number | null => {
  const amounts = step.flatMap(({ dailyMg }) => dailyMg ?? []);
  const days = new Set(step.map(({ lastDay }) => lastDay));
  if (amounts.length === 0 || amounts.length < step.length || days.size > 1 || days.has(undefined)) return null;
  return plausible(amounts.reduce((sum, amount) => sum + amount, 0));
};

/**
 * The dosage of a request or statement that starts on `start`. A daily amount is computed only from an amount in mg (g, µg) with
 * a fixed cadence that is not "as needed", and only when every instruction has one for the same days; tablets, ranges, mixtures,
 * steps that follow each other and timing that is not understood give none.
 */
export const dosageOf = (raw: unknown, start: CalendarDate | null): Dosage => {
  const { steps, ends } = stepsOf(elements(raw)).reduce(walk, { steps: [], ends: [], start });
  const words = steps.map((step) => step.map((one) => one.words).filter((part) => part !== ''));
  const told = ends.filter((end): end is CalendarDate => typeof end === 'string');
  return {
    doseText: clip(
      words
        .filter((step) => step.length > 0)
        .map((step) => step.join('; '))
        .join(', then '),
      RECORD.label.maxLength,
    ),
    dailyMg: steps.length === 1 ? sumOf(steps[0] ?? []) : null,
    endsOn: told.length === ends.length && told.length > 0 ? told.reduce(laterOf) : null,
  };
};
