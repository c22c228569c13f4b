import { runCommand } from './interchange/case-file/command.js';
import { evaluateFiles, FAIL_ON } from './interchange/case-file/evaluate-files.js';

const USAGE = `npm run evaluate -- [--text] [--lang en|es] [--fail-on block|open-block] FILE…|-
Evaluates case files (docs/sequencing.md) with the shipped rules and prints JSON, or sentences with --text; - reads standard input.
Exit code 2: a file is malformed; every error is named. 1, only with --fail-on: a block stands (open-block: or cannot be judged). Else 0.`;

await runCommand({ usage: USAGE, failOn: FAIL_ON, timed: false }, evaluateFiles);
