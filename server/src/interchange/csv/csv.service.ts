import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { blankAnswers } from '@stagewell/shared/check-ins/answering';
import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV_COLUMNS, MRN, type CsvKind, type CsvProblem, type CsvReport, type CsvValue } from '@stagewell/shared/interchange/csv-columns';
import { writeRows } from '@stagewell/shared/interchange/csv-rows';
import type { NewPatient } from '@stagewell/shared/patients/patient';
import { loadWholeChart } from '../../patients/chart.service.js';
import { createPatient, openPatient } from '../../patients/patients.service.js';
import { addSourcedRows, wrongInDemographics, wrongInRow } from '../../patients/sourced-rows.service.js';
import type { Me } from '../../platform/me.js';
import type { Row } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { storeCheckIns } from '../imports.service.js';
import type { ImportedCheckIn } from '../fhir/imported.js';
import { linesOf, type ReadLine } from './csv-lines.js';
import { ALL_PATIENTS, BY_MRN, STORED_KEYS } from './csv.sql.js';

const SOURCE = 'csv';

/** Charts as tables: rows that can be taken are, each once; the others are told one by one with what to do. */
@Injectable()
export class CsvService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws 422 when the file is no table or its header is not the one of the kind. Then nothing was stored. */
  take(kind: CsvKind, source: string, dryRun: boolean, me: Me): Promise<CsvReport> {
    return this.uow.run(me, async (tx) => {
      const lines = linesOf(kind, source);
      const { taken, unchanged, refused } = await TAKERS[kind](tx, lines, dryRun);
      tx.record({ object: 'csv-import', objectId: null, patientId: null, fields: [kind, dryRun ? 'dry run' : `${taken} rows`] });
      return { kind, dryRun, rows: lines.length, taken, unchanged, refused };
    });
  }

  patients(me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<{ patient: Row }>(ALL_PATIENTS, [tx.clinicId, tx.me.accountId, tx.me.roles.some((role) => role !== 'clinician')]);
      tx.record({ object: 'patients-csv', objectId: null, patientId: null, fields: rows.map(({ patient }) => String(patient['id'])) });
      return csvOf(
        writeRows(
          'patients',
          rows.map(({ patient }) => ({ ...openPatient(patient, tx) })),
        ),
      );
    });
  }

  /** Treatment history or check-ins of one chart. */
  ofChart(kind: 'history' | 'check-ins', patientId: string, me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => {
      const chart = await loadWholeChart(tx, patientId);
      tx.record({ object: `${kind}-csv`, objectId: patientId, patientId });
      const rows = kind === 'history' ? chart.history : chart.checkIns;
      return csvOf(
        writeRows(
          kind,
          rows.map((row) => ({ ...row, mrn: chart.patient.mrn })),
        ),
      );
    });
  }
}

interface Taken {
  readonly taken: number;
  readonly unchanged: number;
  readonly refused: readonly CsvProblem[];
}

const headerOf = (kind: CsvKind, path: string): string | null => CSV_COLUMNS[kind].find(({ field }) => field === path.split('.')[0])?.header ?? null;
const wrongCells = (kind: CsvKind, row: number, paths: readonly string[]): readonly CsvProblem[] =>
  paths.map((path) => ({ row, column: headerOf(kind, path), message: 'This cannot be stored as it is; see the template for how it is written' }));

const takePatients = async (tx: Tx, lines: readonly ReadLine[], dryRun: boolean): Promise<Taken> => {
  const refused: CsvProblem[] = [];
  let [taken, unchanged] = [0, 0];
  const seen = new Map((await patientsBy(tx, lines)).map((one) => [one.mrn.toLowerCase(), saysOf('patients', { ...openPatient(one.patient, tx) })]));
  for (const { row, record, problems } of lines) {
    const wrong = [
      ...problems,
      ...(problems.length > 0 ? [] : wrongCells('patients', row, wrongInDemographics(record))),
      ...later(tx, 'patients', row, record),
    ];
    const says = saysOf('patients', record);
    const known = seen.get(mrnOf(record));
    if (wrong.length > 0) refused.push(...wrong);
    else if (known === says) unchanged += 1;
    // Another person under this number, or a change: an import never decides which; it would be lost if it counted as there.
    else if (known !== undefined) refused.push({ row, column: MRN, message: TAKEN_NUMBER });
    else {
      seen.set(mrnOf(record), says);
      taken += 1;
      if (!dryRun) await createPatient(tx, record as unknown as NewPatient, { source: 'import', sourceSystem: SOURCE, sourceId: String(record[MRN]) });
    }
  }
  return { taken, unchanged, refused };
};

const TAKEN_NUMBER = 'This number has a patient already who differs from this row. Correct the number, or change the patient on the chart';

/** What a row says, as an import compares it: the cells without the record number. */
const saysOf = (kind: CsvKind, record: Readonly<Record<string, unknown>>): string => JSON.stringify(writeRows(kind, [{ ...record, [MRN]: '' }])[1]);

/** Days on which something cannot have happened yet; planned ends of a treatment may lie ahead. */
const PAST_DAYS: Readonly<Record<CsvKind, readonly string[]>> = { patients: ['birthDate'], history: ['startedOn'], 'check-ins': ['takenOn'] };
const later = (tx: Tx, kind: CsvKind, row: number, record: Readonly<Record<string, CsvValue>>): readonly CsvProblem[] =>
  PAST_DAYS[kind].flatMap((field) => {
    const day = record[field];
    return typeof day === 'string' && day > tx.today ? [{ row, column: headerOf(kind, field), message: `This day is after today, ${tx.today}` }] : [];
  });

/** As it is compared: numbers differ by more than their letters' case. */
const mrnOf = ({ [MRN]: mrn = '' }: Readonly<Record<string, CsvValue>>): string => (typeof mrn === 'string' ? mrn.toLowerCase() : '');

interface ByMrn extends Row {
  readonly id: string;
  readonly mrn: string;
  readonly team: boolean;
  readonly patient: Row;
}
const patientsBy = (tx: Tx, lines: readonly ReadLine[]): Promise<readonly ByMrn[]> =>
  tx.rows<ByMrn>(BY_MRN, [tx.clinicId, [...new Set(lines.map(({ record }) => mrnOf(record)))], tx.me.accountId]);

/** The same row is the same row: what names it is what it says. */
const idOf = (record: object): string => createHash('sha256').update(JSON.stringify(record)).digest('base64url');

interface ChartRows {
  readonly wrong: (record: object) => readonly string[];
  readonly valueOf: (record: Readonly<Record<string, CsvValue>>) => object;
  readonly store: (tx: Tx, patientId: string, rows: readonly { readonly sourceId: string; readonly value: object }[]) => Promise<void>;
}

const withoutMrn = ({ [MRN]: _, ...value }: Readonly<Record<string, CsvValue>>): object => value;

const CHART_ROWS: Readonly<Record<'history' | 'check-ins', ChartRows>> = {
  history: {
    wrong: (value) => wrongInRow('history', value),
    valueOf: withoutMrn,
    store: (tx, patientId, rows) =>
      addSourcedRows(
        tx,
        'history',
        patientId,
        rows.map((row) => ({ ...row, sourceSystem: SOURCE })),
      ),
  },
  'check-ins': {
    wrong: (value) => outOfScale(value as Readonly<Record<string, unknown>>),
    valueOf: (record) => ({ ...blankAnswers(), ...withoutMrn(record), received: { peg: null, phq2: null, gad2: null, phq4: null } }),
    store: (tx, patientId, rows) =>
      storeCheckIns(
        tx,
        patientId,
        rows.map(({ sourceId, value }) => ({ section: 'checkIns', sourceSystem: SOURCE, sourceId, value: value as ImportedCheckIn })),
      ),
  },
};
/** Scores of 0 to 10, whole or, from elsewhere, with decimals. */
const SCALES = ['painNow', 'painWorst', 'pegPain', 'pegEnjoyment', 'pegActivity', 'sleep', 'function'] as const;
const outOfScale = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  SCALES.filter((field) => typeof value[field] === 'number' && (value[field] < 0 || value[field] > 10));

interface Fitting {
  readonly patientId: string;
  readonly sourceId: string;
  readonly value: object;
  readonly says: string;
}

/** Where a row goes, or why it goes nowhere. */
const fit = (tx: Tx, kind: 'history' | 'check-ins', line: ReadLine, charts: ReadonlyMap<string, ByMrn>): Fitting | readonly CsvProblem[] => {
  const { row, record } = line;
  const problems = [...line.problems, ...later(tx, kind, row, record)];
  if (problems.length > 0) return problems;
  const chart = charts.get(mrnOf(record));
  if (chart === undefined) return [{ row, column: MRN, message: 'No chart of this clinic has this number' }];
  if (!chart.team) return [{ row, column: MRN, message: 'You are not on this patient’s care team' }];
  const value = CHART_ROWS[kind].valueOf(record);
  const wrong = wrongCells(kind, row, CHART_ROWS[kind].wrong(value));
  return wrong.length > 0 ? wrong : { patientId: chart.id, sourceId: idOf({ ...record, [MRN]: mrnOf(record) }), value, says: saysOf(kind, record) };
};

const isFitting = (one: Fitting | readonly CsvProblem[]): one is Fitting => 'sourceId' in one;

/** What the charts say already, whoever wrote it: a chart's own export brought back adds nothing. */
const saidOn = async (tx: Tx, kind: 'history' | 'check-ins', rows: readonly Fitting[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const said = new Map<string, ReadonlySet<string>>();
  for (const patientId of new Set(rows.map((one) => one.patientId))) {
    const chart = await loadWholeChart(tx, patientId);
    said.set(patientId, new Set((kind === 'history' ? chart.history : chart.checkIns).map((one) => saysOf(kind, { ...one }))));
  }
  return said;
};

const takeChartRows = async (kind: 'history' | 'check-ins', tx: Tx, lines: readonly ReadLine[], dryRun: boolean): Promise<Taken> => {
  const charts = new Map((await patientsBy(tx, lines)).map((one) => [one.mrn.toLowerCase(), one]));
  const all = lines.map((line) => fit(tx, kind, line, charts));
  const fitting = all.filter(isFitting);
  const said = await saidOn(tx, kind, fitting);
  const stored = await tx.rows<{ key: string }>(STORED_KEYS[kind], [tx.clinicId, SOURCE, fitting.map(({ sourceId }) => sourceId)]);
  const known = new Set(stored.map(({ key }) => key));
  const keyOf = ({ patientId, sourceId }: Fitting): string => `${patientId} ${sourceId}`;
  // A row that stands twice in the file is one row.
  const fresh = [
    ...new Map(fitting.filter((one) => !known.has(keyOf(one)) && said.get(one.patientId)?.has(one.says) !== true).map((one) => [keyOf(one), one])).values(),
  ];
  if (!dryRun)
    for (const patientId of new Set(fresh.map((one) => one.patientId)))
      await CHART_ROWS[kind].store(
        tx,
        patientId,
        fresh.filter((one) => one.patientId === patientId),
      );
  return { taken: fresh.length, unchanged: fitting.length - fresh.length, refused: all.flatMap((one) => (isFitting(one) ? [] : one)) };
};

const TAKERS: Readonly<Record<CsvKind, (tx: Tx, lines: readonly ReadLine[], dryRun: boolean) => Promise<Taken>>> = {
  patients: takePatients,
  history: (tx, lines, dryRun) => takeChartRows('history', tx, lines, dryRun),
  'check-ins': (tx, lines, dryRun) => takeChartRows('check-ins', tx, lines, dryRun),
};
