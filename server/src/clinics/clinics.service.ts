import { Inject, Injectable } from '@nestjs/common';
import type { ClinicView, PersonView, SiteView } from '@stagewell/shared/people/person';
import type { Config } from '../platform/config.js';
import type { Me } from '../platform/me.js';
import { CONFIG } from '../platform/tokens.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { OPEN_WEEKDAYS } from './clinic-hours.sql.js';

const CLINIC = `select c.id, c.name, c.zone,
  (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]') from site s where s.clinic_id = $1) as sites,
  ${OPEN_WEEKDAYS} as "openWeekdays",
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', m.account_id, 'displayName', a.display_name, 'credentials', m.credentials, 'roles', m.roles, 'mayPrescribe', m.may_prescribe,
    'schedules', m.schedules, 'licenceExpiresOn', m.licence_expires_on, 'maySign', m.may_sign, 'supervisorId', m.supervisor_id) order by a.display_name), '[]')
   from membership m join account a on a.id = m.account_id where m.clinic_id = $1) as people
  from clinic c where c.id = $1`;

/** The clinic: its zone and day, its sites, its people. */
@Injectable()
export class ClinicsService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  read(me: Me): Promise<ClinicView> {
    return this.uow.run(me, async (tx) => {
      const clinic = await loadClinic(tx);
      tx.record({ object: 'clinic', objectId: tx.clinicId, patientId: null });
      return { ...clinic, today: tx.today, demo: this.config.demo };
    });
  }
}

/** The clinic of a unit of work. */
export const loadClinic = async (tx: Tx): Promise<Omit<ClinicView, 'today' | 'demo'>> => {
  const [clinic] = await tx.rows<Pick<ClinicView, 'id' | 'name' | 'zone' | 'openWeekdays'> & { sites: SiteView[]; people: PersonView[] }>(CLINIC, [
    tx.clinicId,
  ]);
  if (!clinic) throw new Error('The clinic of a session does not exist');
  return clinic;
};
