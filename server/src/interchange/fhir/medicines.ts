import { laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { groupBy } from '@stagewell/shared/group-by';
import { ingredientOfName } from '@stagewell/shared/catalogue/medicine-codes';
import type { NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import { RECORD, type NewMedicine } from '@stagewell/shared/patients/patient';
import { boundKey, digestOf } from './coded.js';
import { clip, fitting, when } from './element.js';
import type { ImportedRow, PlacedLine, Reading, Resource, Taken } from './imported.js';
import { lineOf, skipped } from './line.js';
import { readOrder, type Order } from './order.js';

const byStart = (a: Order, b: Order): number => (a.startedOn ?? '').localeCompare(b.startedOn ?? '') || a.resource.key.localeCompare(b.resource.key);

/** The shared parts of all orders of one medicine; what can differ comes from the latest that says it. */
interface Joined {
  readonly label: string;
  readonly codings: Order['codings'];
  readonly ingredients: Order['ingredients'];
  readonly doseText: string;
  readonly dailyMg: number | null;
  readonly firstOn: CalendarDate | null;
  readonly lastOn: CalendarDate | null;
  /** The latest known end, when the latest order has one. */
  readonly endedOn: CalendarDate | null;
  readonly latest: Order;
}

/** Orders in order of start, at least one. */
type Orders = readonly [Order, ...Order[]];

const join = (orders: Orders): Joined => {
  const latest = orders.at(-1) ?? orders[0];
  const dosed = orders.findLast((order) => order.dosage.doseText !== '') ?? latest;
  const starts = orders.flatMap((order) => order.startedOn ?? []);
  const ends = orders.flatMap((order) => order.stoppedOn ?? []);
  return {
    label: clip(latest.label, RECORD.label.maxLength),
    codings: fitting(orders.flatMap((order) => order.codings)),
    ingredients: latest.ingredients,
    doseText: dosed.dosage.doseText,
    dailyMg: dosed.dosage.dailyMg,
    firstOn: starts[0] ?? null,
    lastOn: starts.at(-1) ?? null,
    endedOn: latest.stoppedOn === null || ends.length === 0 ? null : ends.reduce(laterOf),
    latest,
  };
};

const medicineRow = (joined: Joined, sourceId: string, reading: Reading): ImportedRow => {
  const value: NewMedicine = {
    label: joined.label,
    codings: joined.codings,
    ingredients: joined.ingredients,
    doseText: joined.doseText,
    dailyMg: joined.dailyMg,
    startedOn: joined.firstOn,
    stoppedOn: joined.endedOn,
    status: joined.latest.status,
    overTheCounter: false,
  };
  return { section: 'medicines', sourceSystem: reading.sourceSystem, sourceId, value };
};

const spanText = (orders: readonly Order[], joined: Joined): string => {
  const many = orders.length === 1 ? '1 record' : `${orders.length} records`;
  const days = joined.firstOn === null ? 'no day given' : joined.firstOn === joined.lastOn ? joined.firstOn : `${joined.firstOn} to ${joined.lastOn}`;
  return `${many}, ${days}${joined.endedOn === null ? '; the source gives no day on which it ended' : ''}`;
};

const historyRow = (orders: readonly Order[], joined: Joined, reading: Reading): ImportedRow => {
  const said = [...new Set(orders.map((order) => order.stopText))].filter((words) => words !== '');
  const value: NewPastTreatment = {
    label: joined.label,
    modalityId: null,
    category: 'medication',
    ingredients: joined.ingredients ?? [],
    doseText: joined.doseText,
    dailyMg: joined.dailyMg,
    sessions: null,
    region: null,
    startedOn: joined.firstOn,
    endedOn: joined.endedOn,
    lengthDays: null,
    ongoing: false,
    reliefPercent: null,
    reliefDays: null,
    functionOutcome: 'unknown',
    adherence: 'unknown',
    reachedAdequateDose: 'unknown',
    sideEffects: '',
    intolerable: false,
    stopReason: joined.latest.stopReason,
    toBeCompleted: true,
    note: clip(`Imported: ${spanText(orders, joined)}${said.length === 0 ? '' : `. Why it stopped, by the source: ${said.join('; ')}`}`, RECORD.text.maxLength),
  };
  return { section: 'history', sourceSystem: reading.sourceSystem, sourceId: joined.latest.key, value };
};

const split = (orders: readonly Order[]): Orders | null => {
  const [first, ...rest] = orders.toSorted(byStart);
  return first === undefined ? null : [first, ...rest];
};

/** Each order with those that say the same as it, in order of their first. */
const alike = (orders: readonly Order[], likeness: (order: Order) => string): readonly Orders[] =>
  [...groupBy(orders, likeness).values()].map(split).filter((set) => set !== null);

const nameOf = ({ label }: Order): string => label.toLowerCase();
const doseOf = ({ dosage }: Order): string => `${dosage.doseText.toLowerCase()}|${dosage.dailyMg}`;

/**
 * Current orders of one medicine, as the rows that they make. The same words and dose again are a renewal; other words or
 * another dose may be taken beside the first (long-acting and immediate release), so each keeps its own milligrams. An order
 * without a dose adds none and goes with the first of its name.
 */
const takingsOf = (current: readonly Order[]): readonly Orders[] =>
  alike(current.toSorted(byStart), nameOf).flatMap((sameName) => {
    const silent = sameName.filter((order) => order.dosage.doseText === '');
    const [first, ...others] = alike(
      sameName.filter((order) => order.dosage.doseText !== ''),
      doseOf,
    );
    return first === undefined ? [sameName] : [withSilent(first, silent), ...others];
  });

const withSilent = (dosed: Orders, silent: readonly Order[]): Orders => split([...dosed, ...silent]) ?? dosed;

/** Current orders that are one row of the medicine list. */
interface Taking {
  readonly orders: Orders;
  readonly row: ImportedRow;
}

/** The first row is known by its medicine alone, so that it stays the same at the next import when another comes beside it. */
const takingIn =
  (reading: Reading) =>
  (orders: Orders, index: number): Taking => {
    const [first] = orders;
    const sourceId = index === 0 ? first.key : boundKey(`${first.key}|${digestOf(`${nameOf(first)}|${doseOf(first)}`)}`);
    return { orders, row: medicineRow(join(orders), sourceId, reading) };
  };

const stoppedRows = (stopped: Orders | null, listed: boolean, reading: Reading): readonly ImportedRow[] => {
  if (stopped === null) return [];
  const past = join(stopped);
  const history = historyRow(stopped, past, reading);
  return listed ? [history] : [medicineRow(past, past.latest.key, reading), history];
};

const mappingNote = (order: Order): string => {
  if (order.ingredients !== null) return `ingredients ${order.ingredients.join(', ')}`;
  const guess = ingredientOfName(order.label);
  return guess === null ? 'ingredients not mapped' : `ingredients not mapped; by its name perhaps ${guess.ingredients.join(', ')}, to be confirmed`;
};

/** So many other orders are named; a line of the report has room for no more. */
const NAMED = 3;

const besides = (own: Taking, current: readonly Taking[]): string => {
  const others = current
    .slice(0, NAMED + 1)
    .filter((other) => other !== own)
    .map(({ orders }) => orders[0].resource.key);
  return when(others.length > 0, `differs in words or dose from the current ${others.slice(0, NAMED).join(', ')}: ask whether both are taken`);
};

/**
 * One medicine: a row of the medicine list for each way in which it is taken, and a row of the history for what was stopped.
 * The first order of each is taken, the others merge into it.
 */
const readGroup = (orders: readonly Order[], reading: Reading): Taken => {
  const current = takingsOf(orders.filter(({ status }) => status === 'current')).map(takingIn(reading));
  const stopped = split(orders.filter(({ status }) => status === 'stopped'));
  const past = stoppedRows(stopped, current.length > 0, reading);
  const takingOf = new Map(current.flatMap((own) => own.orders.map((order) => [order, own] as const)));
  const main = current[0]?.orders[0] ?? stopped?.[0];
  const lines = orders.map((order) => {
    const own = takingOf.get(order);
    return own === undefined ? stoppedLine(order, main ?? order, past) : currentLine(order, own, besides(own, current));
  });
  return { rows: [...current.map(({ row }) => row), ...past], lines };
};

const currentLine = (order: Order, { orders: [first], row }: Taking, differs: string): PlacedLine => {
  if (order !== first) return mergedLine(order, ['current', `merged into ${first.resource.key}`], [row]);
  return lineOf(order.resource, {
    label: order.label,
    decision: 'taken',
    reason: ['current', differs, ...order.notes, mappingNote(order)],
    rows: [row],
    needsMapping: order.ingredients === null || differs !== '',
  });
};

const mergedLine = (order: Order, reason: readonly string[], rows: readonly ImportedRow[]): PlacedLine =>
  lineOf(order.resource, { label: order.label, decision: 'merged', reason: [...reason, ...order.notes], rows });

const stoppedLine = (order: Order, first: Order, rows: readonly ImportedRow[]): PlacedLine => {
  const place = 'stopped: in the history to be completed';
  if (order !== first) return mergedLine(order, [place, `merged into ${first.resource.key}`], rows);
  const reason = [place, ...order.notes, mappingNote(order)];
  return lineOf(order.resource, { label: order.label, decision: 'taken', reason, rows, needsMapping: order.ingredients === null });
};

/**
 * All MedicationRequests and MedicationStatements of one patient. Records of one medicine become one row, from the first day to
 * the last, but current ones that differ in words or dose stay apart; a product whose code is not known has no ingredients until a clinician maps it.
 */
export const readMedicines = (resources: readonly Resource[], reading: Reading): readonly Taken[] => {
  const refused: Taken[] = [];
  const groups = new Map<string, Order[]>();
  for (const resource of resources) {
    const read = readOrder(resource, reading);
    if ('refused' in read) {
      refused.push(skipped(resource, read.label, read.refused));
      continue;
    }
    const group = groups.get(read.order.key) ?? [];
    group.push(read.order);
    groups.set(read.order.key, group);
  }
  return [...refused, ...[...groups.values()].map((orders) => readGroup(orders, reading))];
};
