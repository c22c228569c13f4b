import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './say.mjs';
import { requireArguments, withServer } from './server-command.mjs';

const USAGE =
  'Name the FHIR R4 bundles or NDJSON files to import: npm run import:fhir -- [--as clinician@clinic.org] [--lines] [--from N] patient.json, many.ndjson or a folder …';

/** npm runs scripts in the project's folder; the person may stand elsewhere. */
const fromWhereTheyStand = (file) => resolve(process.env.INIT_CWD ?? process.cwd(), file);

await run(async () => {
  const args = requireArguments(USAGE);
  const { values, positionals } = parseArgs({
    args,
    options: { as: { type: 'string' }, lines: { type: 'boolean', default: false }, from: { type: 'string' } },
    allowPositionals: true,
  });
  const options = [
    ...(values.as === undefined ? [] : ['--as', values.as]),
    ...(values.lines ? ['--lines'] : []),
    ...(values.from === undefined ? [] : ['--from', values.from]),
  ];
  await withServer(async (env) => {
    const { runForPerson } = await import('./server-programs.mjs');
    const { seedIfEmpty } = await import('./demo.mjs');
    if (env.DEMO === '1') await seedIfEmpty(env);
    return runForPerson('import-fhir', [...options, ...positionals.map(fromWhereTheyStand)], env);
  });
});
