import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { CaseFile } from '@stagewell/shared/sequencing/case-file';
import type { Shipped } from '@stagewell/shared/sequencing/case-words';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import type { JudgedBy } from '@stagewell/shared/sequencing/evaluate-case';
import { readCase, type Demand, type Read } from './read-case.js';

/** What the commands judge by: the catalogue and the rules as shipped, not a clinic's own. */
export const SHIPPED: Shipped = { catalogue: MODALITY_BY_ID, ...RULE_SET };

/** Exit codes of the commands for case files. */
export const EXIT = { done: 0, stands: 1, malformed: 2 } as const;

/** Where the commands write. */
export interface Output {
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** npm runs scripts in the project's folder; the person may stand elsewhere. */
const fromWhereTheyStand = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

/** The lines above an answer in sentences: what was asked, and by what it was judged. */
export const headOf = (file: string, { title, today, engineVersion, ruleSet }: JudgedBy): string => {
  const own = [...ruleSet.changed.map((id) => `${id} changed`), ...ruleSet.added.map((id) => `${id} added`)];
  const by = `rule set ${ruleSet.version}${own.length === 0 ? '' : ` (${own.join(', ')})`}, engine ${engineVersion}`;
  return `${file}${title === '' ? '' : `: ${title}`}\n${today}, ${by}`;
};

/** An answer as JSON: indented when it is the only one, else on one line. */
export const jsonOf = (file: string, answer: object, files: readonly string[]): string => JSON.stringify({ file, ...answer }, null, files.length === 1 ? 2 : 0);

/** Where a command writes, and what it asks of a case. */
export interface Terms extends Output {
  readonly demand: Demand;
}

/** `-` is what is piped in. */
const sourceOf = async (file: string): Promise<{ readonly text: string } | { readonly refused: string }> => {
  try {
    return { text: file === '-' ? await textOf(process.stdin) : await readFile(fromWhereTheyStand(file), 'utf8') };
  } catch (error) {
    return { refused: `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
};

/** The document in a file, or `null` when everything that is wrong with it has been told, a line each: `file:line:column: path: reason`. */
const documentIn = async <T>(file: string, read: (text: string) => Read<T>, { complain }: Output): Promise<T | null> => {
  const source = await sourceOf(file);
  if ('refused' in source) {
    complain(`${file}: ${source.refused}`);
    return null;
  }
  const found = read(source.text);
  if (found.ok) return found.file;
  for (const { line, column, path, reason } of found.problems) complain(`${file}:${line}:${column}: ${path}: ${reason}`);
  return null;
};

/** What a command does with one document: it says the answer and returns whether something stands in the way. */
export interface Answering<T> {
  readonly read: (text: string) => Read<T>;
  readonly judge: (file: string, one: T) => boolean;
}

/** Takes the files one by one; one that is malformed does not keep the others from being answered. */
export const runFiles = async <T>(files: readonly string[], { read, judge }: Answering<T>, output: Output): Promise<number> => {
  let code: number = EXIT.done;
  for (const file of files) {
    const one = await documentIn(file, read, output);
    if (one === null) code = EXIT.malformed;
    else if (judge(file, one)) code = Math.max(code, EXIT.stands);
  }
  return code;
};

/** What a command does with one case. */
export type Judge = Answering<CaseFile>['judge'];

/** The same for case files. */
export const runCases = (files: readonly string[], judge: Judge, { demand, ...output }: Terms): Promise<number> =>
  runFiles(files, { read: (text) => readCase(text, SHIPPED, demand), judge }, output);
