import { attributeFiles } from './interchange/attribution-file/attribute-files.js';
import { runCommand } from './interchange/case-file/command.js';

const USAGE = `npm run attribute -- [--text] FILE…|-
Says how much of the change in a series of readings coincides with each course (docs/attribution.md): JSON, or sentences with --text;
- reads standard input. Exit code 2: a file is malformed; every error is named. Else 0.`;

await runCommand({ usage: USAGE, failOn: [], timed: false }, attributeFiles);
