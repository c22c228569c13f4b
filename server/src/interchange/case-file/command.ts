import { parseArgs } from 'node:util';
import type { LocalText } from '@stagewell/shared/text';
import { EXIT, type Output } from './run-cases.js';

/** What the words after a command ask for. */
export interface Asked<FailOn extends string> {
  readonly files: readonly string[];
  /** Sentences instead of JSON. */
  readonly text: boolean;
  readonly lang: keyof LocalText;
  readonly failOn: FailOn | null;
  /** Time for each file, where the command takes time. */
  readonly seconds: number;
}

const TONGUES = ['en', 'es'] as const;
const SECONDS = 10;

const oneOf = <Word extends string>(words: readonly Word[], word: string): Word | undefined => words.find((one) => one === word);

/** Anything but a positive number is not understood, nor is any for a command that takes no time. */
const secondsIn = (word: string | undefined, timed: boolean): number | undefined => {
  if (word === undefined) return SECONDS;
  return timed && Number(word) > 0 && Number.isFinite(Number(word)) ? Number(word) : undefined;
};

/** How a command is used. */
export interface Command<FailOn extends string> {
  readonly usage: string;
  /** What `--fail-on` may ask for. */
  readonly failOn: readonly FailOn[];
  /** Whether it takes time, which `--seconds` limits. */
  readonly timed: boolean;
}

const OPTIONS = {
  text: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'en' },
  'fail-on': { type: 'string' },
  seconds: { type: 'string' },
} as const;

/** `null` when the words cannot be understood. */
const askedOf = <FailOn extends string>(command: Command<FailOn>): Asked<FailOn> | null => {
  const { values, positionals: files } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [lang, seconds] = [oneOf(TONGUES, values.lang), secondsIn(values.seconds, command.timed)];
  const failOn = values['fail-on'] === undefined ? null : oneOf(command.failOn, values['fail-on']);
  if (lang === undefined || seconds === undefined || failOn === undefined || files.length === 0) return null;
  return { files, text: values.text, lang, failOn, seconds };
};

const readAsked = <FailOn extends string>(command: Command<FailOn>): Asked<FailOn> | null => {
  try {
    return askedOf(command);
  } catch {
    // An option that does not exist.
    return null;
  }
};

const OUTPUT: Output = {
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
};

/** Runs a command for case files and sets the exit code; words that cannot be understood are answered by how to use it. */
export const runCommand = async <FailOn extends string>(
  command: Command<FailOn>,
  work: (asked: Asked<FailOn>, output: Output) => Promise<number>,
): Promise<void> => {
  const asked = readAsked(command);
  if (asked === null) OUTPUT.complain(command.usage);
  process.exitCode = asked === null ? EXIT.malformed : await work(asked, OUTPUT);
};
