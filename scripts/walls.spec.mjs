import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROOT } from './paths.mjs';

let tree;

beforeEach(() => {
  tree = mkdtempSync('/tmp/stagewell-walls-');
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
});

afterEach(() => rmSync(tree, { recursive: true }));

/** The names of the walls that this little tree breaks. */
const broken = (files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const folders = ['shared/src', 'server/src', 'client/src'];
  for (const folder of folders) mkdirSync(join(tree, folder), { recursive: true });
  const command = [join(ROOT, 'node_modules/.bin/depcruise'), ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: tree, encoding: 'utf8' });
  return [...new Set(JSON.parse(stdout).summary.violations.map(({ rule }) => rule.name))];
};

const HOUSE = {
  'shared/src/dates.ts': 'export const day = 1;',
  'server/src/platform/config.ts': 'export const config = 1;',
  'server/src/plans/plans.service.ts': "import { config } from '../platform/config.js'; export const plans = config;",
  'server/src/plans/board.ts': 'export const board = 1;',
  'client/src/app.ts': 'export const app = 1;',
};

const CASES = [
  ['a house in order breaks none', { 'server/src/reviews/due.ts': "import { plans } from '../plans/plans.service.js'; export const due = plans;" }, []],
  ['shared may not use a package', { 'shared/src/plans.ts': "import { v7 } from 'uuid'; export const id = v7;" }, ['shared-is-pure']],
  ['shared may not use Node', { 'shared/src/plans.ts': "import { readFileSync } from 'node:fs'; export const read = readFileSync;" }, ['shared-is-pure']],
  [
    'the client may not reach the server',
    { 'client/src/page.ts': "import { board } from '../../server/src/plans/board.js'; export const page = board;" },
    ['client-never-server'],
  ],
  [
    'the server may not reach the client',
    { 'server/src/main.ts': "import { app } from '../../client/src/app.js'; export const main = app;" },
    ['server-never-client'],
  ],
  [
    'a feature may not reach behind the door of another',
    { 'server/src/reviews/due.ts': "import { board } from '../plans/board.js'; export const due = board;" },
    ['through-the-door'],
  ],
  [
    'two modules may not need each other',
    { 'shared/src/a.ts': "import { b } from './b.js'; export const a = () => b;", 'shared/src/b.ts': "import { a } from './a.js'; export const b = () => a;" },
    ['no-cycles'],
  ],
  [
    'an import that leads nowhere is not overlooked',
    { 'server/src/main.ts': "import { gone } from './gone.js'; export const main = gone;" },
    ['nothing-unresolved'],
  ],
];

describe('the walls between the parts', () => {
  it.each(CASES)('%s', (_, offence, walls) => expect(broken({ ...HOUSE, ...offence })).toEqual(walls));
});
