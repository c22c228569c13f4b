import { Injectable } from '@nestjs/common';
import type { FeedAddress } from '@stagewell/shared/calendar/slot-views';
import type { Me } from '../platform/me.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CALENDAR_FEED } from './calendar.entity.js';
import { hashOfToken, icalendar, newToken, type FeedVisit } from './icalendar.js';

/** An address outlives no job: who left the clinic, or may not sign in any more, has no calendar here. */
const OWNER = `select f.account_id as "accountId" from calendar_feed f join account a on a.id = f.account_id and a.disabled_at is null
  join membership m on m.clinic_id = f.clinic_id and m.account_id = f.account_id where f.clinic_id = $1 and f.token_hash = $2`;
/** A month back and half a year ahead. */
const VISITS = `select r.id, r.version, v.name as summary, s.name as place, r.starts_at as "startsAt", r.ends_at as "endsAt" from appointment r
  join visit_type v on v.clinic_id = r.clinic_id and v.id = r.visit_type_id join site s on s.clinic_id = r.clinic_id and s.id = r.site_id
  where r.clinic_id = $1 and r.account_id = $2 and r.starts_at between $3::timestamptz - interval '31 days' and $3::timestamptz + interval '180 days' and r.state not in ('cancelled','no-show') order by r.starts_at, r.id limit 3000`;

/** A clinician's own calendar for another program, at an address that only they have. */
@Injectable()
export class FeedService {
  constructor(private readonly uow: UnitOfWork) {}

  /** A new address; an earlier one ends. */
  make(me: Me): Promise<FeedAddress> {
    return this.uow.run(me, async (tx) => {
      const token = newToken();
      await tx.manager.upsert(CALENDAR_FEED.entity, { clinicId: tx.clinicId, accountId: me.accountId, tokenHash: hashOfToken(token), madeAt: tx.now }, [
        'clinicId',
        'accountId',
      ]);
      tx.record({ object: 'calendar-feed', objectId: me.accountId, patientId: null, fields: ['address'] });
      return { path: `/api/calendar-feed/${tx.clinicId}/${token}` };
    });
  }

  end(me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await tx.manager.update(CALENDAR_FEED.entity, { clinicId: tx.clinicId, accountId: me.accountId }, { tokenHash: null });
      tx.record({ object: 'calendar-feed', objectId: me.accountId, patientId: null, fields: ['ended'] });
    });
  }

  /** The file. The address is the only key: an unknown one and one that ended are the same absence. */
  read(token: string, me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => {
      const [owner] = await tx.rows<{ accountId: string }>(OWNER, [tx.clinicId, hashOfToken(token)]);
      if (!owner) throw notFound();
      const visits = await tx.rows<FeedVisit & Record<string, unknown>>(VISITS, [tx.clinicId, owner.accountId, tx.now]);
      tx.record({ object: 'calendar-feed', objectId: owner.accountId, patientId: null, fields: [`${visits.length} visits`] });
      return icalendar('Stagewell', tx.now, visits);
    });
  }
}
