import { Injectable } from '@nestjs/common';
import { csvOf } from '@stagewell/shared/insight/csv';
import type { CsvKind, CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { writeRows } from '@stagewell/shared/interchange/csv-rows';
import { loadWholeChart } from '../../patients/chart.service.js';
import { openPatient } from '../../patients/patients.service.js';
import type { Me } from '../../platform/me.js';
import { Refusal } from '../../platform/problem.js';
import type { Row } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { takeChartRows } from './csv-charts.js';
import { tableOf, type ReadLine } from './csv-lines.js';
import { takePatients } from './csv-patients.js';
import type { Taken } from './csv-said.js';
import { TAKE_TURN } from '../imports.sql.js';
import { ALL_PATIENTS } from './csv.sql.js';
import { Turns } from './turns.js';

/** Charts as tables: rows that can be taken are, each once; the others are told one by one with what to do. */
@Injectable()
export class CsvService {
  private readonly turns = new Turns();

  constructor(private readonly uow: UnitOfWork) {}

  /**
   * One transaction a table; tables of one clinic are stored one after the other, so that the second finds what the first stored.
   * Throws 422 when the file is no table or its header is not the one of the kind, 503 when another server imports. Then nothing was stored.
   */
  take(kind: CsvKind, source: string, dryRun: boolean, me: Me): Promise<CsvReport> {
    const once = (): Promise<CsvReport> => this.uow.run(me, (tx) => takeTable(tx, kind, source, dryRun));
    return dryRun ? once() : this.turns.take(me.clinicId, () => againAfterClash(once));
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

const codeOf = (error: unknown): string | undefined => (error as { driverError?: { code?: string } }).driverError?.code ?? (error as { code?: string }).code;

/** Somebody entered one of the rows by hand, or merged one of the charts, at the same moment: nothing was stored, so the file is read again and finds it as it is now. */
const againAfterClash = async (once: () => Promise<CsvReport>): Promise<CsvReport> => {
  try {
    return await once();
  } catch (error) {
    if (codeOf(error) === '23505' || (error instanceof Refusal && error.code === 'chart-merged')) return once();
    throw codeOf(error) === '55P03' ? stillBusy() : error;
  }
};

const stillBusy = (): Refusal =>
  new Refusal(503, 'busy', 'Another table is being imported and takes long. Nothing of this one was stored; send it again in a minute.', { retryAfter: 60 });

const TAKERS: Readonly<Record<CsvKind, (tx: Tx, lines: readonly ReadLine[], dryRun: boolean) => Promise<Taken>>> = {
  patients: takePatients,
  history: (tx, lines, dryRun) => takeChartRows('history', tx, lines, dryRun),
  'check-ins': (tx, lines, dryRun) => takeChartRows('check-ins', tx, lines, dryRun),
};

const takeTable = async (tx: Tx, kind: CsvKind, source: string, dryRun: boolean): Promise<CsvReport> => {
  const { header, lines } = tableOf(kind, source);
  if (!dryRun) await tx.rows(TAKE_TURN, [`csv-import|${tx.clinicId}`]);
  const { taken, unchanged, refused } = await TAKERS[kind](tx, lines, dryRun);
  tx.record({ object: 'csv-import', objectId: null, patientId: null, fields: [kind, dryRun ? 'dry run' : `${taken} rows`] });
  const wrong = new Set(refused.map(({ row }) => row));
  const toMend = lines.filter(({ row }) => wrong.has(row)).map(({ row, cells }) => ({ row, cells }));
  return { kind, dryRun, rows: lines.length, taken, unchanged, refused, header, toMend };
};
