import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { Failure, run, say } from './say.mjs';
import { prepare } from './setup.mjs';

/** `npm run bench` runs every file of bench/, `npm run bench -- import` those whose name contains the word. */
await run(async () => {
  await prepare({ build: true });
  const words = process.argv.slice(2);
  const files = readdirSync(join(ROOT, 'bench')).filter((name) => name.endsWith('.mjs') && (words.length === 0 || words.some((word) => name.includes(word))));
  if (files.length === 0) throw new Failure('No benchmark in bench/ has such a name.');
  for (const file of files) {
    say(`\n${file}`);
    const { ok } = await runTool(file, [NODE, '--expose-gc', join(ROOT, 'bench', file)], { show: ['stdout', 'stderr'] });
    if (!ok) throw new Failure(`${file} failed.`);
  }
});
