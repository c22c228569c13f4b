import { createHash } from 'node:crypto';
import { blankAnswers } from '@stagewell/shared/check-ins/answering';
import { addDays } from '@stagewell/shared/dates';
import { CSV, MRN, type CsvProblem } from '@stagewell/shared/interchange/csv-columns';
import { openCheckIn } from '../../patients/chart.service.js';
import { addSourcedRows, openSourcedRow, wrongInRow } from '../../patients/sourced-rows.service.js';
import type { Row } from '../../platform/table.js';
import type { Tx } from '../../platform/unit-of-work.js';
import type { ImportedCheckIn } from '../fhir/imported.js';
import { storeCheckIns } from '../imports.service.js';
import type { ReadLine } from './csv-lines.js';
import { patientsBy, SOURCE, type ByMrn } from './csv-patients.js';
import { mrnOf, saysOf, wrongIn, type CsvRecord, type Taken } from './csv-said.js';
import { ON_CHARTS, STORED_KEYS } from './csv.sql.js';

type ChartKind = 'history' | 'check-ins';

interface ChartRows {
  /** Fields that a form would not take. */
  readonly wrong: (value: object) => readonly string[];
  readonly valueOf: (record: CsvRecord) => object;
  /** A stored row in the words of a record. */
  readonly open: (tx: Tx, row: Row) => Row;
  readonly store: (tx: Tx, patientId: string, rows: readonly { readonly sourceId: string; readonly value: object }[]) => Promise<void>;
}

const withoutMrn = ({ [MRN]: _, ...value }: CsvRecord): object => value;

const CHART_ROWS: Readonly<Record<ChartKind, ChartRows>> = {
  history: {
    wrong: (value) => wrongInRow('history', value),
    valueOf: withoutMrn,
    open: (tx, row) => openSourcedRow(tx, 'history', row),
    store: (tx, patientId, rows) =>
      addSourcedRows(
        tx,
        'history',
        patientId,
        rows.map((row) => ({ ...row, sourceSystem: SOURCE })),
      ),
  },
  'check-ins': {
    // The columns say all that a check-in from elsewhere has to keep: its scores may have decimals, which the form does not take.
    wrong: () => [],
    valueOf: (record) => ({ ...blankAnswers(), ...withoutMrn(record), received: { peg: null, phq2: null, gad2: null, phq4: null } }),
    open: (tx, row) => openCheckIn(row, tx),
    store: (tx, patientId, rows) =>
      storeCheckIns(
        tx,
        patientId,
        rows.map(({ sourceId, value }) => ({ section: 'checkIns', sourceSystem: SOURCE, sourceId, value: value as ImportedCheckIn })),
      ),
  },
};

interface Fitting {
  readonly row: number;
  readonly patientId: string;
  readonly sourceId: string;
  readonly record: CsvRecord;
  readonly value: object;
  readonly says: string;
}
const isFitting = (one: Fitting | readonly CsvProblem[]): one is Fitting => 'sourceId' in one;

/** The same row is the same row: what names it is what it says. */
const idOf = (record: object): string => createHash('sha256').update(JSON.stringify(record)).digest('base64url');

const whyNoChart = (chart: ByMrn | undefined, { row, problems }: ReadLine): readonly CsvProblem[] => {
  if (problems.some(({ column }) => column === MRN || column === null)) return [];
  if (chart === undefined) return [{ row, column: MRN, message: 'No chart of this clinic has this number' }];
  return chart.team ? [] : [{ row, column: MRN, message: 'You are not on this patient’s care team' }];
};

/** Where a row goes, or everything for which it goes nowhere. */
const fit = (tx: Tx, kind: ChartKind, line: ReadLine, charts: ReadonlyMap<string, ByMrn>): Fitting | readonly CsvProblem[] => {
  const { row, record } = line;
  const chart = charts.get(mrnOf(record));
  const value = CHART_ROWS[kind].valueOf(record);
  const wrong = [...whyNoChart(chart, line), ...wrongIn(tx, kind, line, CHART_ROWS[kind].wrong(value))];
  if (chart === undefined || wrong.length > 0) return wrong;
  return { row, patientId: chart.id, sourceId: idOf({ ...record, [MRN]: mrnOf(record) }), record, value, says: saysOf(kind, record) };
};

/** A warning sign that is no history yet: in a table nobody would be told of it. */
const tooFresh = (tx: Tx, { row, record }: Fitting): readonly CsvProblem[] => {
  const { redFlags, takenOn } = record;
  if (!Array.isArray(redFlags) || redFlags.length === 0 || String(takenOn) <= addDays(tx.today, -CSV.flagDays)) return [];
  const message = `A warning sign of the last ${CSV.flagDays} days opens a task only where it is entered: record this check-in on the chart`;
  return [{ row, column: 'red_flags', message }];
};

/** Charts whose rows are in memory at a time. */
const CHARTS_AT_ONCE = 50;

/** Rows of some charts that are new: neither stored from a table before, nor said by the chart, whoever wrote it. One that stands twice is one. */
const freshIn = async (tx: Tx, kind: ChartKind, rows: readonly Fitting[]): Promise<readonly Fitting[]> => {
  const ids = [...new Set(rows.map(({ patientId }) => patientId))];
  const stored = await tx.rows<{ key: string }>(STORED_KEYS[kind], [tx.clinicId, SOURCE, rows.map(({ sourceId }) => sourceId)]);
  const here = await tx.rows<{ patientId: string; row: Row }>(ON_CHARTS[kind], [tx.clinicId, ids]);
  const known = new Set([...stored.map(({ key }) => key), ...here.map(({ patientId, row }) => `${patientId} ${saysOf(kind, CHART_ROWS[kind].open(tx, row))}`)]);
  const keysOf = ({ patientId, sourceId, says }: Fitting): readonly string[] => [`${patientId} ${sourceId}`, `${patientId} ${says}`];
  return [...new Map(rows.filter((one) => !keysOf(one).some((key) => known.has(key))).map((one) => [`${one.patientId} ${one.sourceId}`, one])).values()];
};

const byChart = (rows: readonly Fitting[]): readonly (readonly Fitting[])[] => {
  const charts = new Map<string, Fitting[]>();
  for (const row of rows) {
    const chart = charts.get(row.patientId) ?? [];
    chart.push(row);
    charts.set(row.patientId, chart);
  }
  return [...charts.values()];
};

/** Rows of one chart, which stand in its trail: whoever merges it meanwhile is noticed by that as well. */
const storeRows = async (tx: Tx, kind: ChartKind, rows: readonly Fitting[]): Promise<void> => {
  const patientId = rows[0]?.patientId ?? '';
  await CHART_ROWS[kind].store(tx, patientId, rows);
  tx.record({ object: 'csv-import', objectId: null, patientId, fields: [kind, `${rows.length} rows`] });
};

/** Treatment history or check-ins, into the charts that the rows name. */
export const takeChartRows = async (kind: ChartKind, tx: Tx, lines: readonly ReadLine[], dryRun: boolean): Promise<Taken> => {
  const charts = new Map((await patientsBy(tx, lines)).map((one) => [one.mrn.toLowerCase(), one]));
  const all = lines.map((line) => fit(tx, kind, line, charts));
  const refused = all.flatMap((one) => (isFitting(one) ? [] : one));
  const named = byChart(all.filter(isFitting));
  let [taken, fitting] = [0, 0];
  for (let at = 0; at < named.length; at += CHARTS_AT_ONCE) {
    const some = named.slice(at, at + CHARTS_AT_ONCE).flat();
    const fresh = await freshIn(tx, kind, some);
    const held = fresh.flatMap((one) => tooFresh(tx, one));
    const isHeld = new Set(held.map(({ row }) => row));
    const rows = fresh.filter(({ row }) => !isHeld.has(row));
    if (!dryRun) for (const chart of byChart(rows)) await storeRows(tx, kind, chart);
    refused.push(...held);
    taken += rows.length;
    fitting += some.length - held.length;
  }
  return { taken, unchanged: fitting - taken, refused: refused.toSorted((a, b) => a.row - b.row) };
};
