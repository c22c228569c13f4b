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

const perDay = (dosage: Element): number | null => {
  const repeat = repeatOf(dosage);
  const period = number(repeat?.['period']);
  const days = lookUp(DAYS, text(repeat?.['periodUnit']));
  if (period === null || period <= 0 || days === undefined) return null;
  return (number(repeat?.['frequency']) ?? 1) / (period * days);
};

const dailyMgOf = (dosage: Element): number | null => {
  const quantity = quantityOf(dosage);
  const amount = number(field(quantity, 'value'));
  const mg = lookUp(MG, firstText(text(field(quantity, 'code')), text(field(quantity, 'unit'))));
  const times = asNeeded(dosage) ? null : perDay(dosage);
  if (amount === null || mg === undefined || times === null) return null;
  return amount * mg * times;
};

/** To a thousandth of a milligram; a negative or absurd amount is none. */
const plausible = (mg: number): number | null => (mg >= 0 && mg <= MOST_MG ? Math.round(mg * 1000) / 1000 : null);

const cadenceText = (dosage: Element): string => {
  const repeat = repeatOf(dosage);
  const [frequency, period] = [number(repeat?.['frequency']), number(repeat?.['period'])];
  if (period === null) return conceptText(element(dosage['timing'])?.['code']);
  return `${frequency ?? 1} × per ${period === 1 ? '' : `${period} `}${text(repeat?.['periodUnit'])}`;
};

const wordsOf = (dosage: Element): string => {
  const own = firstText(text(dosage['text']), text(dosage['patientInstruction']));
  if (own !== '') return own;
  const quantity = quantityOf(dosage);
  const amount = number(field(quantity, 'value'));
  const dose = amount === null ? '' : `${amount} ${firstText(text(field(quantity, 'unit')), text(field(quantity, 'code')))}`.trim();
  return [dose, cadenceText(dosage), conceptText(dosage['route']), when(asNeeded(dosage), 'as needed')].filter((part) => part !== '').join(', ');
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
