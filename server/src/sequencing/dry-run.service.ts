import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { draftRules } from '@stagewell/shared/sequencing/policy/draft';
import { NOTHING_SEEN, tallied, totalsOf, type Tally } from '@stagewell/shared/sequencing/policy/dry-run';
import { findingDifferences, type FindingDifferences } from '@stagewell/shared/sequencing/policy/finding-differences';
import type { DryRunView } from '@stagewell/shared/sequencing/policy/policy';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { openPlanCharts, type OpenPlanChart } from '../patients/chart.service.js';
import type { Me } from '../platform/me.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { loadPolicy } from './load-policy.js';
import { withDraft } from './policy.service.js';

type Compare = (chart: OpenPlanChart['chart']) => FindingDifferences | null;

/** Tries the draft on every open plan of the clinic, as it is today: who would gain or lose which finding. Nothing is stored. */
@Injectable()
export class DryRunService {
  constructor(private readonly uow: UnitOfWork) {}

  run(me: Me): Promise<DryRunView> {
    return this.uow.run(me, async (tx) => {
      const { published, draft, ground } = withDraft(await loadPolicy(tx));
      const catalogue = await catalogueById(tx);
      // The same two lists for everybody: what is prepared from a list is prepared once.
      const [before, after] = [published.rules, draftRules(ground, draft.changes)];
      const compare: Compare = (chart) => {
        if (chart.plan === null) return null;
        const document = documentOf(chart, chart.plan, catalogue, tx.today);
        return findingDifferences(evaluate(document, before), evaluate(document, after));
      };
      const tally = await tryAll(tx, compare);
      recordShown(tx, tally);
      return {
        draftVersion: draft.version,
        publishedVersion: published.version,
        today: tx.today,
        judged: tally.judged,
        affected: tally.affected,
        totals: totalsOf(tally),
        rows: [...tally.rows].sort((a, b) => a.familyName.localeCompare(b.familyName, 'en') || a.mrn.localeCompare(b.mrn, 'en')),
      };
    });
  }
}

const tryAll = async (tx: Tx, compare: Compare): Promise<Tally> => {
  const clinical = tx.me.roles.includes('clinician');
  let tally = NOTHING_SEEN;
  for await (const charts of openPlanCharts(tx)) {
    for (const { patientId, team, chart } of charts) {
      const differences = compare(chart);
      const { mrn, familyName, givenName } = chart.patient;
      if (differences !== null) tally = tallied(tally, { patientId, mrn, familyName, givenName }, differences, team && clinical);
      // A large clinic takes seconds: whoever else is asking gets a turn after each patient.
      await setImmediate();
    }
  }
  return tally;
};

/** Whose findings were shown, by id. */
const recordShown = (tx: Tx, { rows }: Tally): void => {
  const shown = rows.filter(({ differences }) => differences !== null).map(({ patientId }) => patientId);
  tx.record({ object: 'rule-dry-run', objectId: null, patientId: null, fields: shown });
};
