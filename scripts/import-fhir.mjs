import { resolve } from 'node:path';
import { run } from './say.mjs';
import { requireArguments, withServer } from './server-command.mjs';

/** npm runs scripts in the project's folder; the person may stand elsewhere. */
const fromWhereTheyStand = (file) => resolve(process.env.INIT_CWD ?? process.cwd(), file);

await run(async () => {
  const files = requireArguments('Name the FHIR R4 bundles to import: npm run import:fhir -- patient.json …').map(fromWhereTheyStand);
  await withServer(async (env) => {
    const { runForPerson } = await import('./server-programs.mjs');
    const { seedIfEmpty } = await import('./demo.mjs');
    if (env.DEMO === '1') await seedIfEmpty(env);
    return runForPerson('import-fhir', files, env);
  });
});
