import { Injectable } from '@nestjs/common';
import type { Modality } from '@stagewell/shared/catalogue/modality';
import { addDays, weekdayOf, type CalendarDate } from '@stagewell/shared/dates';
import { csvOf } from '@stagewell/shared/insight/csv';
import { exportRows } from '@stagewell/shared/insight/export';
import { INSIGHT, isPainGroup, PAIN_GROUPS, type Days, type InsightView, type OverridePattern } from '@stagewell/shared/insight/insight';
import { ownPriors } from '@stagewell/shared/insight/own-priors';
import { responseTable } from '@stagewell/shared/insight/response-table';
import { FEWEST, type InsightFilter } from '@stagewell/shared/insight/small-numbers';
import { conditionCells, treatmentCells, type Sums } from '@stagewell/shared/insight/sums';
import { signedShare, type OverrideRow } from '@stagewell/shared/overrides/override-report';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { countOverrides } from '../overrides/overrides.service.js';
import type { Me } from '../platform/me.js';
import { badRequest } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { countNow, counted } from './counting.js';
import { WORK } from './work.sql.js';

type Work = Pick<InsightView, 'overdue' | 'dropouts' | 'load' | 'sites'> & {
  readonly stages: readonly { readonly stage: number; readonly movedOn: Days; readonly stillThere: Days }[];
};

/** What the clinic may learn from its own courses: sums and guarded figures, of no patient. */
@Injectable()
export class InsightService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Years and site that do not exist here are an empty view. Throws 400 when the years make no range. */
  read(filter: InsightFilter, me: Me): Promise<InsightView> {
    return this.uow.run(me, (tx) => viewOf(tx, filter));
  }

  /** The same as comma-separated values, without names of colleagues and with every count of fewer than five left out. */
  export(filter: InsightFilter, me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => csvOf(exportRows(await viewOf(tx, filter))));
  }

  /** Counts the clinic's responses again, now. */
  count(me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await countNow(tx, await catalogueById(tx));
      tx.record({ object: 'insight', objectId: null, patientId: null });
    });
  }
}

const viewOf = async (tx: Tx, filter: InsightFilter): Promise<InsightView> => {
  refuseYears(filter);
  const catalogue = await catalogueById(tx);
  const monday = addDays(tx.today, 1 - weekdayOf(tx.today));
  const { countedAt, sums } = (await counted(tx)) ?? (await countNow(tx, catalogue));
  const [work] = await tx.rows<Work & Record<string, unknown>>(WORK, [tx.clinicId, tx.today, filter.siteId, monday]);
  if (work === undefined) throw new Error('A report without a row');
  const { rules } = await countOverrides(tx, addDays(tx.today, -INSIGHT.pastDays), tx.today);
  tx.record({ object: 'insight', objectId: null, patientId: null, fields: Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [name])) });
  return {
    today: tx.today,
    countedAt: countedAt.toISOString(),
    filter,
    ...responses(sums, filter, catalogue),
    ...waits(work, monday),
    overrides: patterns(rules),
  };
};

const refuseYears = ({ fromYear, toYear }: InsightFilter): void => {
  if (fromYear !== null && toYear !== null && toYear < fromYear)
    throw badRequest('fields-refused', 'The last year lies before the first. Choose the years again.', [{ path: 'toYear', message: `Not before ${fromYear}` }]);
};

const enough = (n: number): number | null => (n > 0 && n < FEWEST ? null : n);

const responses = (sums: Sums, filter: InsightFilter, catalogue: ReadonlyMap<string, Modality>) => {
  const cells = treatmentCells(sums, filter);
  const modalities = responseTable(cells, filter, (id) => catalogue.get(id)?.name.en ?? id);
  return {
    years: [...new Set(cells.map(({ year }) => year))].sort((a, b) => a - b),
    modalities,
    conditions: responseTable(conditionCells(sums), { ...filter, condition: null }, (key) => (isPainGroup(key) ? PAIN_GROUPS[key] : key)),
    notCounted: { tooEarly: enough(sums.tooEarly), stoppedEarly: enough(sums.stoppedEarly), fewReadings: enough(sums.fewReadings) },
    priors: ownPriors({ cells, filter }, modalities, catalogue),
  };
};

const guarded = (days: Days): Days | 'few' | 'none' => {
  if (days.plans === 0) return 'none';
  return days.plans < FEWEST ? 'few' : days;
};

const waits = ({ stages, ...work }: Work, monday: CalendarDate) => ({
  ...work,
  stages: stages.map(({ stage, movedOn, stillThere }) => ({ stage, movedOn: guarded(movedOn), stillThere: guarded(stillThere) })),
  weeks: Array.from({ length: INSIGHT.loadWeeks }, (_, week) => addDays(monday, 7 * week)),
});

/** Rules found often enough to tell, those signed away most first; by rule only, since the report on overrides names people to those who lead them. */
const patterns = (rules: readonly OverrideRow[]): readonly OverridePattern[] =>
  rules
    .flatMap(({ ruleId, rationale, severity, found, signed }) => {
      const share = signedShare({ found, signed });
      return share === null || signed === 0 ? [] : [{ ruleId, rationale, severity, found, signed, share }];
    })
    .toSorted((a, b) => b.share - a.share || b.found - a.found)
    .slice(0, INSIGHT.mostRules);
