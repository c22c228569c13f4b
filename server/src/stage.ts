import { runCommand } from './interchange/case-file/command.js';
import { STAGE_FAIL_ON, stageFiles } from './interchange/case-file/stage-files.js';

const USAGE = `npm run stage -- [--text] [--lang en|es] [--seconds N] [--fail-on infeasible] FILE…|-
Chooses the start days of case files (docs/sequencing.md) by the shipped rules and prints JSON, or sentences with --text; - reads standard input.
After N seconds (10) the best so far is taken, with its gap. Exit code 2: a file is malformed; every error is named. 1, only with --fail-on: no days fit. Else 0.`;

await runCommand({ usage: USAGE, failOn: STAGE_FAIL_ON, timed: true }, stageFiles);
