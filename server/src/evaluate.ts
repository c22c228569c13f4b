import { parseArgs } from 'node:util';
import { evaluateFiles, FAIL_ON, type EvaluateOptions } from './interchange/case-file/evaluate-files.js';
import { EXIT } from './interchange/case-file/run-cases.js';

const USAGE = `npm run evaluate -- [--text] [--lang en|es] [--fail-on block|open-block] FILE…|-
Evaluates case files (docs/sequencing.md) with the shipped rules and prints JSON, or sentences with --text; - reads standard input.
Exit code 2: a file is malformed; every error is named. 1, only with --fail-on: a block stands (open-block: or cannot be judged). Else 0.`;

const TONGUES = ['en', 'es'] as const;

const oneOf = <Word extends string>(words: readonly Word[], word: string): Word | undefined => words.find((one) => one === word);

interface Asked {
  readonly files: readonly string[];
  readonly options: EvaluateOptions;
}

/** What the words after the command ask for; `null` when they cannot be understood. */
const asked = (): Asked | null => {
  try {
    const { values, positionals } = parseArgs({
      options: { text: { type: 'boolean', default: false }, lang: { type: 'string', default: 'en' }, 'fail-on': { type: 'string' } },
      allowPositionals: true,
    });
    const lang = oneOf(TONGUES, values.lang);
    const failOn = values['fail-on'] === undefined ? null : oneOf(FAIL_ON, values['fail-on']);
    if (lang === undefined || failOn === undefined || positionals.length === 0) return null;
    return { files: positionals, options: { text: values.text, lang, failOn } };
  } catch {
    return null;
  }
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const wanted = asked();
if (wanted === null) complain(USAGE);
process.exitCode = wanted === null ? EXIT.malformed : await evaluateFiles(wanted.files, wanted.options, { say, complain });
