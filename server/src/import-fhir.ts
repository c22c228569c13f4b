import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { ImportReport } from '@stagewell/shared/interchange/import-report';
import type { MatchedChart } from '@stagewell/shared/patients/merge';
import type { Role } from '@stagewell/shared/people/roles';
import { may } from '@stagewell/shared/people/roles';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { AppModule } from './app.module.js';
import { NEST_OPTIONS } from './configure.js';
import { importFiles } from './interchange/import-files.js';
import { ImportsService } from './interchange/imports.service.js';
import { DuplicatesService } from './patients/merging/duplicates.service.js';
import { readConfig } from './platform/config.js';
import { readKeys } from './platform/keys.js';
import { createLogger } from './platform/logger.js';
import type { Me } from './platform/me.js';

const USAGE = `npm run import:fhir -- [--as clinician@clinic.org] [--lines] [--from N] FILE|FOLDER…
Imports FHIR R4 as a clinician of the clinic, who joins each care team: a .json file is the bundle of one patient; an .ndjson file has a bundle, or a single
resource as bulk data has it, on each line, and the resources of a patient are put together across all the files that are named. Folders are all their files.
One chart is in memory at a time. --from goes on after a stop, at chart N in the order of the files; the stop names it, and what is there already is never taken
twice. Without --as it is the first clinician of the only clinic (of the first one in the demo). --lines prints every resource of a .json file, not only those that need mapping.
The exit code is 1 when something was refused or left out.`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clinicId: string;
  readonly clinicName: string;
  readonly zone: string;
  readonly salt: Buffer;
}

const CLINICIANS = `
select a.id, a.display_name as name, m.roles, c.id as "clinicId", c.name as "clinicName", c.zone, c.seal_salt as salt
from account a join membership m on m.account_id = a.id join clinic c on c.id = m.clinic_id
where a.disabled_at is null and 'clinician' = any(m.roles) and ($1::text is null or lower(a.email) = lower($1)) order by c.created_at, c.id, a.created_at, a.id`;

/** Who imports; a sentence when that is not clear. */
const chooseImporter = (found: readonly Person[], email: string | undefined, demo: boolean): Person | string => {
  const first = found[0];
  if (first === undefined)
    return email === undefined
      ? 'There is no clinician yet who could import. Make a clinic first: npm run clinic:create'
      : `There is no clinician with the e-mail ${email}.`;
  const clinics = new Set(found.map((person) => person.clinicId));
  return clinics.size > 1 && !demo ? `There are ${clinics.size} clinics here; say as whom to import: --as E-MAIL` : first;
};

const meOf = (person: Person): Me => ({
  accountId: person.id,
  displayName: person.name,
  roles: person.roles,
  clinicId: person.clinicId,
  zone: person.zone,
  salt: person.salt,
  sessionHash: null,
  ip: 'command line',
  requestId: v7(),
  action: 'import.fhir',
  ifMatch: 0,
  creates: null,
});

interface Options {
  readonly as?: string | undefined;
  readonly lines: boolean;
  readonly from: number;
}

const run = async (named: readonly string[], { as, lines, from }: Options): Promise<number> => {
  const config = readConfig(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.on({ config, keys: readKeys(config.keyFile), log: createLogger('silent') }), NEST_OPTIONS);
  const source = app.get(DataSource, { strict: false });
  try {
    const person = chooseImporter(await source.query<Person[]>(CLINICIANS, [as ?? null]), as, config.demo);
    if (typeof person === 'string') {
      complain(person);
      return 2;
    }
    if (!may(person.roles, 'import.fhir')) throw new Error('A clinician may not import');
    say(`Importing as ${person.name} into ${person.clinicName}`);
    const imports = app.get(ImportsService, { strict: false });
    const take = (text: string, name: string): Promise<ImportReport> => imports.take(text, name, meOf(person));
    const duplicates = app.get(DuplicatesService, { strict: false });
    const matches = (patientId: string): Promise<readonly MatchedChart[]> => duplicates.of(patientId, meOf(person));
    return (await importFiles(named, { take, matches, say, complain, lines, from })) ? 0 : 1;
  } finally {
    await app.close();
    if (source.isInitialized) await source.destroy();
  }
};

const { values, positionals } = parseArgs({
  options: { as: { type: 'string' }, lines: { type: 'boolean', default: false }, from: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const from = Number(values.from);
if (positionals.length === 0 || !Number.isInteger(from) || from < 1) {
  complain(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = await run(positionals, { as: values.as, lines: values.lines, from });
}
