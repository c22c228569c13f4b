import { randomBytes } from 'node:crypto';
import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { SHIPPED_DISCOUNTS, SHIPPED_PAYERS } from '@stagewell/shared/coverage/shipped.data';
import type { Role } from '@stagewell/shared/people/roles';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import pg from 'pg';
import { v7 } from 'uuid';
import { hashPassword } from '../platform/session/sessions.js';
import { settingOf } from '../platform/unit-of-work.js';

export interface NewPerson {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly credentials: string;
  readonly mayPrescribe: boolean;
  readonly schedules: readonly string[];
  readonly licenceExpiresOn: string | null;
  readonly maySign: readonly ModalityCategory[];
}
export interface NewClinic {
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
  readonly sites: readonly string[];
  readonly people: readonly NewPerson[];
}

/**
 * Makes a clinic with its sites, people and the default rules. It runs as the owner of the tables, since the application's role
 * may not create clinics. Answers the clinic's id; an e-mail that exists already is an error.
 */
export const createClinic = async (url: string, clinic: NewClinic): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const id = v7();
    await client.query('begin; set local role stagewell_owner; set local search_path = stagewell, public');
    await client.query(settingOf(id));
    await client.query('insert into clinic (id, name, zone, seal_salt, demo) values ($1, $2, $3, $4, $5)', [
      id,
      clinic.name,
      zoneOf(clinic.zone),
      randomBytes(32),
      clinic.demo,
    ]);
    for (const name of clinic.sites) await client.query('insert into site (clinic_id, id, name) values ($1, $2, $3)', [id, v7(), name]);
    for (const person of clinic.people) await addPerson(client, id, person);
    await client.query(
      `insert into rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at) values ($1, 1, $2, $3, $3, 0, 'As shipped', now())`,
      [id, RULE_SET.version, JSON.stringify(RULE_SET.rules)],
    );
    await addTerms(client, id);
    await client.query('commit');
    return id;
  } finally {
    await client.end();
  }
};

/** Nobody of the clinic entered what ships with the product. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const addTerms = async (client: pg.Client, clinicId: string): Promise<void> => {
  for (const { name, aliases, kind } of SHIPPED_PAYERS)
    await client.query('insert into payer (clinic_id, id, name, aliases, kind, created_by) values ($1, $2, $3, $4, $5, $6)', [
      ...[clinicId, v7(), name, aliases, kind, NOBODY],
    ]);
  for (const { name, percent, services, treatments, needsProof, startsOn } of SHIPPED_DISCOUNTS)
    await client.query(
      'insert into discount (clinic_id, id, name, percent, services, treatments, needs_proof, starts_on, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [clinicId, v7(), name, percent, services, treatments, needsProof, startsOn, NOBODY],
    );
};

const addPerson = async (client: pg.Client, clinicId: string, person: NewPerson): Promise<void> => {
  const account = v7();
  await client.query('insert into account (id, email, display_name, password_hash) values ($1, $2, $3, $4)', [
    account,
    person.email,
    person.displayName,
    await hashPassword(person.password),
  ]);
  await client.query(
    `insert into membership (clinic_id, account_id, roles, credentials, may_prescribe, schedules, licence_expires_on, may_sign) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [clinicId, account, person.roles, person.credentials, person.mayPrescribe, person.schedules, person.licenceExpiresOn, person.maySign],
  );
};

/** Only canonical IANA zones: `EST5EDT` and the like change meaning. */
const zoneOf = (zone: string): string => {
  if (!Intl.supportedValuesOf('timeZone').includes(zone)) throw new RangeError(`Not a time zone: ${zone}. Use an IANA name such as America/New_York.`);
  return zone;
};
