import { Injectable } from '@nestjs/common';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { CHART_CHECK_INS, type Chart } from '@stagewell/shared/plans/chart';
import { SECTIONS } from '@stagewell/shared/patients/patient';
import { OLDER } from '../check-ins/check-in.sql.js';
import type { Me } from '../platform/me.js';
import { notFound } from '../platform/problem.js';
import { bytes, type Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { notOnTeam } from './access.js';
import { CHART, CHARTS_AT_ONCE, OPEN_PLAN_CHARTS } from './chart.sql.js';
import { openPatient } from './patients.service.js';
import { toView } from './section-rows.js';

/** The whole chart in one statement; verdicts, findings and progress are derived from it by the pure functions of `shared`. */
@Injectable()
export class ChartService {
  constructor(private readonly uow: UnitOfWork) {}

  read(patientId: string, me: Me): Promise<Chart> {
    return this.uow.run(me, async (tx) => {
      const chart = await loadChart(tx, patientId);
      tx.record({ object: 'chart', objectId: patientId, patientId });
      return chart;
    });
  }
}

/** Loads a chart inside a unit of work. Throws 404 when absent, 403 when the caller is not on the care team. */
export const loadChart = async (tx: Tx, patientId: string): Promise<Chart> => {
  const [found] = await tx.rows<{ team: boolean; chart: RawChart | null }>(CHART, [tx.clinicId, patientId, tx.me.accountId]);
  if (!found) throw notFound();
  if (!found.team || !found.chart) throw notOnTeam();
  return openChart(tx, found.chart);
};

/** A chart with every check-in: it shows the last ones, and whoever takes it along gets the others as well. Throws as `loadChart`. */
export const loadWholeChart = async (tx: Tx, patientId: string): Promise<Chart> => {
  const chart = await loadChart(tx, patientId);
  let checkIns = chart.checkIns;
  if (checkIns.length < CHART_CHECK_INS) return chart;
  for (;;) {
    const found = await tx.rows<{ row: Row }>(OLDER, [tx.clinicId, patientId, checkIns[0]?.id]);
    if (found.length === 0) return { ...chart, checkIns };
    checkIns = [...found.map(({ row }) => openCheckIn(row, tx) as unknown as CheckInView).toReversed(), ...checkIns];
  }
};

/** A chart with an open plan, and whether the caller may read it. */
export interface OpenPlanChart {
  readonly patientId: string;
  readonly team: boolean;
  readonly chart: Chart;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Every chart of the clinic with an open plan, some at a time, so that memory does not grow with the clinic. It holds
 * charts of other care teams too: their content must not leave the server.
 */
export const openPlanCharts = async function* (tx: Tx): AsyncGenerator<readonly OpenPlanChart[]> {
  for (let after = BEFORE_ALL; ;) {
    const found = await tx.rows<{ patientId: string; team: boolean; chart: RawChart }>(OPEN_PLAN_CHARTS, [tx.clinicId, after, tx.me.accountId]);
    yield found.map(({ chart, ...whose }) => ({ ...whose, chart: openChart(tx, chart) }));
    const last = found.at(-1);
    if (last === undefined || found.length < CHARTS_AT_ONCE) return;
    after = last.patientId;
  }
};

type RawChart = { readonly patient: Row; readonly checkIns: readonly Row[] } & Readonly<Record<string, unknown>>;

const NO_PREFERENCES = { siteId: null, days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '', version: 0 };

const openChart = (tx: Tx, raw: RawChart): Chart => {
  const sections = Object.fromEntries(SECTIONS.map((section) => [section, (raw[section] as readonly Row[]).map((row) => toView(section, row, tx.seal))]));
  return {
    ...raw,
    ...sections,
    today: tx.today,
    preferences: raw['preferences'] ?? NO_PREFERENCES,
    patient: openPatient(raw.patient, tx),
    checkIns: raw.checkIns.map((row) => openCheckIn(row, tx)),
  } as unknown as Chart;
};

/** A stored check-in as the chart shows it. */
export const openCheckIn = (row: Row, tx: Tx): Row => {
  const { enteredInErrorAt: _, enteredInErrorBy: __, enteredInErrorReason: ___, patientId: ____, sourceSystem: _____, sourceId: ______, ...view } = row;
  return { ...view, note: tx.seal.open(bytes(row['note']), `check_in|note|${String(row['id'])}`) };
};
