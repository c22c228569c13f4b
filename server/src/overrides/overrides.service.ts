import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import { OVERRIDE_REPORT, type OverrideReport } from '@stagewell/shared/overrides/override-report';
import type { Me } from '../platform/me.js';
import { badRequest } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { REPORT } from './overrides.sql.js';

type Counted = Pick<OverrideReport, 'activated' | 'rules'>;

/** How the clinic decides despite its rules: counts by rule, reason and person, of no patient. */
@Injectable()
export class OverridesService {
  constructor(private readonly uow: UnitOfWork) {}

  /** `from`, `to`: first and last day; left out, the last 90 days until today. Throws 400 when they make no range. */
  report(asked: { readonly from?: CalendarDate; readonly to?: CalendarDate }, me: Me): Promise<OverrideReport> {
    return this.uow.run(me, async (tx) => {
      const to = asked.to ?? tx.today;
      const from = asked.from ?? addDays(to, -OVERRIDE_REPORT.usualDays);
      refuseRange(from, to);
      const counted = await countOverrides(tx, from, to);
      tx.record({ object: 'overrides', objectId: null, patientId: null });
      return { from, to, today: tx.today, ...counted };
    });
  }
}

/** The counts of a range of days, both included. */
export const countOverrides = async (tx: Tx, from: CalendarDate, to: CalendarDate): Promise<Counted> => {
  const [found] = await tx.rows<Counted & Record<string, unknown>>(REPORT, [tx.clinicId, from, to, tx.today, tx.me.zone]);
  return { activated: found?.activated ?? 0, rules: found?.rules ?? [] };
};

const refuseRange = (from: CalendarDate, to: CalendarDate): void => {
  const days = daysBetween(from, to);
  if (days < 0)
    throw badRequest('fields-refused', 'The last day lies before the first. Choose the days again.', [{ path: 'to', message: `Not before ${from}` }]);
  if (days > OVERRIDE_REPORT.mostDays)
    throw badRequest('fields-refused', `The report covers at most ${OVERRIDE_REPORT.mostDays} days. Choose a shorter time.`, [
      { path: 'from', message: `Not before ${addDays(to, -OVERRIDE_REPORT.mostDays)}` },
    ]);
};
