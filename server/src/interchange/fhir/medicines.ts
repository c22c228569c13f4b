import { laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { ingredientOfName } from '@stagewell/shared/catalogue/medicine-codes';
import type { NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import { RECORD, type NewMedicine } from '@stagewell/shared/patients/patient';
import { clip, fitting } from './element.js';
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

/** `orders` in order of start, at least one. */
const join = (orders: readonly [Order, ...Order[]]): Joined => {
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

const medicineRow = (joined: Joined, reading: Reading): ImportedRow => {
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
  return { section: 'medicines', sourceSystem: reading.sourceSystem, sourceId: joined.latest.key, value };
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

const split = (orders: readonly Order[]): readonly [Order, ...Order[]] | null => {
  const [first, ...rest] = orders.toSorted(byStart);
  return first === undefined ? null : [first, ...rest];
};

const rowsOf = (current: readonly [Order, ...Order[]] | null, stopped: readonly [Order, ...Order[]] | null, reading: Reading): readonly ImportedRow[] => {
  const past = stopped === null ? null : join(stopped);
  const now = current === null ? past : join(current);
  return [...(now === null ? [] : [medicineRow(now, reading)]), ...(past === null || stopped === null ? [] : [historyRow(stopped, past, reading)])];
};

const mappingNote = (order: Order): string => {
  if (order.ingredients !== null) return `ingredients ${order.ingredients.join(', ')}`;
  const guess = ingredientOfName(order.label);
  return guess === null ? 'ingredients not mapped' : `ingredients not mapped; by its name perhaps ${guess.ingredients.join(', ')}, to be confirmed`;
};

/** One medicine: a row of the medicine list, and a row of the history for what was stopped. The first order is taken, the others merge into it. */
const readGroup = (orders: readonly Order[], reading: Reading): Taken => {
  const current = split(orders.filter((order) => order.status === 'current'));
  const stopped = split(orders.filter((order) => order.status === 'stopped'));
  const rows = rowsOf(current, stopped, reading);
  const first = current?.[0] ?? stopped?.[0];
  const lines = orders.map((order): PlacedLine => {
    const own = rows.filter((row) => (order.status === 'stopped' ? row.section === 'history' || current === null : row.section === 'medicines'));
    const merged = order !== first;
    const place = order.status === 'stopped' ? 'stopped: in the history to be completed' : 'current';
    const into = merged && first !== undefined ? `merged into ${first.resource.key}` : '';
    return lineOf(order.resource, {
      label: order.label,
      decision: merged ? 'merged' : 'taken',
      reason: [place, into, ...order.notes, merged ? '' : mappingNote(order)],
      rows: own,
      needsMapping: !merged && order.ingredients === null,
    });
  });
  return { rows, lines };
};

/**
 * All MedicationRequests and MedicationStatements of one patient. Records of one medicine become one row, from the first day to
 * the last; a product whose code is not known has no ingredients until a clinician maps it.
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
