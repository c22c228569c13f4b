import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { CaseFile } from '@stagewell/shared/sequencing/case-file';
import type { Shipped } from '@stagewell/shared/sequencing/case-words';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { readCase } from './read-case.js';

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

/** `-` is what is piped in. */
const sourceOf = async (file: string): Promise<{ readonly text: string } | { readonly refused: string }> => {
  try {
    return { text: file === '-' ? await textOf(process.stdin) : await readFile(fromWhereTheyStand(file), 'utf8') };
  } catch (error) {
    return { refused: `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
};

/** The case in a file, or `null` when everything that is wrong with it has been told, a line each: `file:line:column: path: reason`. */
const caseIn = async (file: string, { complain }: Output): Promise<CaseFile | null> => {
  const source = await sourceOf(file);
  if ('refused' in source) {
    complain(`${file}: ${source.refused}`);
    return null;
  }
  const read = readCase(source.text, SHIPPED);
  if (read.ok) return read.file;
  for (const { line, column, path, reason } of read.problems) complain(`${file}:${line}:${column}: ${path}: ${reason}`);
  return null;
};

/** What a command does with one case: it says the answer and returns whether something stands in the way. */
export type Judge = (file: string, one: CaseFile) => boolean;

/** Takes the files one by one; one that is malformed does not keep the others from being judged. */
export const runCases = async (files: readonly string[], judge: Judge, output: Output): Promise<number> => {
  let code: number = EXIT.done;
  for (const file of files) {
    const one = await caseIn(file, output);
    if (one === null) code = EXIT.malformed;
    else if (judge(file, one)) code = Math.max(code, EXIT.stands);
  }
  return code;
};
