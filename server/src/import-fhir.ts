import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { IMPORT, type ImportLine, type ImportReport } from '@stagewell/shared/interchange/import-report';
import type { Role } from '@stagewell/shared/people/roles';
import { may } from '@stagewell/shared/people/roles';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { AppModule } from './app.module.js';
import { NEST_OPTIONS } from './configure.js';
import { ImportsService } from './interchange/imports.service.js';
import { readConfig } from './platform/config.js';
import { readKeys } from './platform/keys.js';
import { createLogger } from './platform/logger.js';
import type { Me } from './platform/me.js';
import { refusalOf } from './platform/problem.filter.js';

const USAGE = `npm run import:fhir -- [--as clinician@clinic.org] [--lines] [--from LINE] FILE|FOLDER…
Imports FHIR R4 bundles, one patient a file, or one a line of an .ndjson file (read line by line; --from goes on after a stop,
though what is there already is never taken twice), or all files of a folder, as a clinician of the clinic, who joins each care team. Without --as it is the
first clinician of the only clinic (of the first one in the demo). --lines prints the line of every resource, not only of those that need mapping.
The exit code is 1 when a file was refused.`;

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

const lineText = (line: ImportLine): string => `    ${line.decision.padEnd(9)} ${line.resourceType} "${line.label}": ${line.reason}`;

const summarise = (report: ImportReport, all: boolean, ms: number): void => {
  const { taken, merged, unchanged, skipped } = report.counts;
  say(`  ${report.patientName}: ${taken} taken, ${merged} merged, ${unchanged} unchanged, ${skipped} skipped (${report.lines.length} resources, ${ms} ms)`);
  const open = report.lines.filter((line) => line.needsMapping);
  if (open.length > 0) say(`  ${open.length} to map or complete before every rule can judge:`);
  for (const line of all ? report.lines : open) say(lineText(line));
  if (!all) summariseSkipped(report.lines.filter((line) => line.decision === 'skipped'));
};

/** Skipped resources by type and reason, the most frequent first. */
const summariseSkipped = (lines: readonly ImportLine[]): void => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const key = `${line.resourceType}: ${line.reason.replace(/^LOINC .* is not/u, 'its code is not')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of [...counts].toSorted((a, b) => b[1] - a[1])) say(`    skipped   ${count} × ${key}`);
};

/** The file's text, or why it cannot be had. */
const textOf = async (file: string): Promise<{ readonly text: string } | { readonly refused: string }> => {
  try {
    const { size } = await stat(file);
    if (size > IMPORT.bytes) return { refused: `it has ${Math.ceil(size / 1024 / 1024)} MB; at most 10 MB are taken` };
    return { text: await readFile(file, 'utf8') };
  } catch (error) {
    return { refused: `it cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
};

/** The files that were named, folders opened: bundles and lines of bundles, in the order of their names. */
const filesIn = async (named: readonly string[]): Promise<readonly string[]> => {
  const all = await Promise.all(
    named.map(async (one) => {
      const isFolder = await stat(one).then(
        (found) => found.isDirectory(),
        () => false,
      );
      return isFolder
        ? (await readdir(one))
            .filter((name) => /\.(json|ndjson)$/u.test(name))
            .toSorted()
            .map((name) => join(one, name))
        : [one];
    }),
  );
  return all.flat();
};

interface Job {
  readonly imports: ImportsService;
  readonly person: Person;
  readonly lines: boolean;
  /** The first line of an .ndjson file that is read. */
  readonly from: number;
}

/** What became of bundles. */
interface Done {
  readonly taken: number;
  readonly refused: number;
}

/** Every so many bundles of one file it is said how far it is. */
const TELL_EVERY = 100;

/** One bundle a line; only one is in memory at a time, and each is a transaction of its own. */
const importLines = async (file: string, job: Job): Promise<Done> => {
  say(file);
  const started = performance.now();
  let [at, taken, refused] = [0, 0, 0];
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) {
    at += 1;
    if (at < job.from || line.trim() === '') continue;
    const problem = await importText(line, `${basename(file)} line ${at}`, job);
    if (problem === null) taken += 1;
    else {
      refused += 1;
      complain(`  line ${at} refused: ${problem}`);
    }
    if ((taken + refused) % TELL_EVERY === 0)
      say(`  ${taken + refused} bundles, at line ${at}, ${Math.round((taken + refused) / ((performance.now() - started) / 1000))} a second`);
  }
  say(`  ${taken} bundles imported, ${refused} refused, ${Math.round(performance.now() - started)} ms`);
  return { taken, refused };
};

/** `null` = it was imported; else why it was refused. Anything unexpected ends the program. */
const importText = async (text: string, name: string, { imports, person }: Job): Promise<string | null> => {
  if (Buffer.byteLength(text) > IMPORT.bytes) return 'it has more than 10 MB';
  try {
    await imports.take(text, name, meOf(person));
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusal.detail;
  }
};

/** Whether the file was imported; a refusal is told, anything unexpected ends the program. */
const importFile = async (file: string, { imports, person, lines }: Job): Promise<boolean> => {
  say(file);
  const started = performance.now();
  const source = await textOf(file);
  if ('refused' in source) {
    complain(`  refused: ${source.refused}. Nothing was stored.`);
    return false;
  }
  try {
    const report = await imports.take(source.text, basename(file), meOf(person));
    summarise(report, lines, Math.round(performance.now() - started));
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    complain(`  refused: ${refusal.detail}`);
    return false;
  }
};

const importAny = async (file: string, job: Job): Promise<Done> => {
  if (file.endsWith('.ndjson')) return importLines(file, job);
  return (await importFile(file, job)) ? { taken: 1, refused: 0 } : { taken: 0, refused: 1 };
};

const importAll = async (files: readonly string[], job: Job): Promise<number> => {
  let [taken, refused] = [0, 0];
  for (const file of files) {
    const done = await importAny(file, job);
    taken += done.taken;
    refused += done.refused;
  }
  say(`${taken} of ${taken + refused} imported`);
  return refused === 0 ? 0 : 1;
};

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
    return await importAll(await filesIn(named), { imports: app.get(ImportsService, { strict: false }), person, lines, from });
  } finally {
    await app.close();
    if (source.isInitialized) await source.destroy();
  }
};

const { values, positionals } = parseArgs({
  options: { as: { type: 'string' }, lines: { type: 'boolean', default: false }, from: { type: 'string', default: '1' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  complain(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = await run(positionals, { as: values.as, lines: values.lines, from: Math.max(1, Math.floor(Number(values.from) || 1)) });
}
