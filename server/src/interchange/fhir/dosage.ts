import { RECORD } from '@stagewell/shared/patients/patient';
import { clip, conceptText, element, elements, field, fhirDay, firstText, lookUp, number, text, when, type Element } from './element.js';

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
/** Days of one UCUM period; months and years are left out because they have no fixed length. */
const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, wk: 7 };

const repeatOf = (dosage: Element): Element | null => element(element(dosage['timing'])?.['repeat']);
const quantityOf = (dosage: Element): Element | null =>
  elements(dosage['doseAndRate'])
    .map((one) => element(one['doseQuantity']))
    .find((one) => one !== null) ?? null;
const asNeeded = (dosage: Element): boolean => dosage['asNeededBoolean'] === true || dosage['asNeededCodeableConcept'] !== undefined;

/** How often, as FHIR's `repeat` gives it; a second number makes a range. `null` = no period is given. */
interface Cadence {
  readonly times: number;
  readonly timesMost: number | null;
  readonly period: number;
  readonly periodMost: number | null;
  readonly unit: string;
}
const cadenceOf = (dosage: Element): Cadence | null => {
  const repeat = repeatOf(dosage);
  const at = (name: string): number | null => number(repeat?.[name]);
  const period = at('period');
  if (period === null) return null;
  return { times: at('frequency') ?? 1, timesMost: at('frequencyMax'), period, periodMost: at('periodMax'), unit: text(repeat?.['periodUnit']) };
};

const perDay = (cadence: Cadence | null): number | null => {
  if (cadence === null || cadence.period <= 0 || cadence.timesMost !== null || cadence.periodMost !== null) return null;
  const days = lookUp(DAYS, cadence.unit);
  return days === undefined ? null : cadence.times / (cadence.period * days);
};

const dailyMgOf = (dosage: Element): number | null => {
  const quantity = quantityOf(dosage);
  const amount = number(field(quantity, 'value'));
  const mg = lookUp(MG, firstText(text(field(quantity, 'code')), text(field(quantity, 'unit'))));
  const times = asNeeded(dosage) ? null : perDay(cadenceOf(dosage));
  if (amount === null || mg === undefined || times === null) return null;
  return amount * mg * times;
};

/** To a thousandth of a milligram; a negative or absurd amount is none. */
const plausible = (mg: number): number | null => (mg >= 0 && mg <= MOST_MG ? Math.round(mg * 1000) / 1000 : null);

/** UCUM periods as they are said. */
const PERIODS: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  s: { one: 'a second', many: 'seconds' },
  min: { one: 'a minute', many: 'minutes' },
  h: { one: 'an hour', many: 'hours' },
  d: { one: 'a day', many: 'days' },
  wk: { one: 'a week', many: 'weeks' },
  mo: { one: 'a month', many: 'months' },
  a: { one: 'a year', many: 'years' },
};
const TIMES: Readonly<Record<string, string>> = { 1: 'once', 2: 'twice', 3: 'three times', 4: 'four times' };

/** "2" or "2 to 3". */
const span = (least: number, most: number | null): string => (most === null ? String(least) : `${least} to ${most}`);

const periodText = ({ period, periodMost, unit }: Cadence): string => {
  const { one, many } = lookUp(PERIODS, unit) ?? { one: `per ${firstText(unit, 'unknown time')}`, many: unit };
  return period === 1 && periodMost === null ? one : `every ${span(period, periodMost)} ${many}`;
};

/** "twice a day", "every 8 hours", "2 to 3 times a week"; without a period the code's own words. */
const cadenceText = (dosage: Element): string => {
  const cadence = cadenceOf(dosage);
  if (cadence === null) return conceptText(element(dosage['timing'])?.['code']);
  const { times, timesMost } = cadence;
  const every = periodText(cadence);
  if (timesMost !== null) return `${span(times, timesMost)} times ${every}`;
  return times === 1 && every.startsWith('every') ? every : `${lookUp(TIMES, String(times)) ?? `${times} times`} ${every}`;
};

/** "300 mg"; a bare number says that its unit is missing. */
const amountText = (dosage: Element): string => {
  const quantity = quantityOf(dosage);
  const amount = number(field(quantity, 'value'));
  return amount === null ? '' : `${amount} ${firstText(text(field(quantity, 'unit')), text(field(quantity, 'code')), '(unit not given)')}`;
};

const wordsOf = (dosage: Element): string => {
  const own = firstText(text(dosage['text']), text(dosage['patientInstruction']));
  if (own !== '') return own;
  const dose = [amountText(dosage), cadenceText(dosage)].filter((part) => part !== '').join(' ');
  return [dose, conceptText(dosage['route']), when(asNeeded(dosage), 'as needed')].filter((part) => part !== '').join(', ');
};

/**
 * The dosage of a request or statement. A daily amount is computed only from an amount in mg (g, µg) with a fixed cadence that
 * is not "as needed", and only when every instruction has one; tablets, ranges and mixtures give none.
 */
export const dosageOf = (raw: unknown): Dosage => {
  const all = elements(raw);
  const amounts = all.map(dailyMgOf);
  const known = amounts.filter((amount): amount is number => amount !== null);
  const ends = all.map((one) => fhirDay(element(repeatOf(one)?.['boundsPeriod'])?.['end']).day).filter((day) => day !== null);
  return {
    doseText: clip(
      all
        .map(wordsOf)
        .filter((part) => part !== '')
        .join('; '),
      RECORD.label.maxLength,
    ),
    dailyMg: known.length > 0 && known.length === amounts.length ? plausible(known.reduce((sum, amount) => sum + amount, 0)) : null,
    endsOn: ends.length === all.length ? (ends.toSorted().at(-1) ?? null) : null,
  };
};
