import { fingerprintOf, NO_FINGERPRINT, type Digest } from './fingerprint.js';
import { lineSplitter, type LineSplitter } from './lines.js';
import { Planner, type BulkPlan } from './plan.js';

/** A file as the browser or Node has it: read from beginning to end, or a part of it. */
export interface BulkFile {
  readonly name: string;
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}

export interface LookOptions {
  /** Bytes that fit into one item. */
  readonly most: number;
  readonly decode: (bytes: Uint8Array) => string;
  /** Without it the fingerprint is empty, and files that are one bundle are not read. */
  readonly digest?: Digest;
  /** How many bytes were read so far. */
  readonly told?: (bytes: number) => void;
}

export interface LookedThrough extends BulkPlan {
  readonly fingerprint: string;
}

/** Whether the file is read line by line. */
export const isLines = (name: string): boolean => /\.(ndjson|jsonl)$/iu.test(name);
export const isBulkFile = (name: string): boolean => isLines(name) || /\.json$/iu.test(name);

/** Files in an order that does not depend on how they were chosen: the position of an import counts along it. */
export const inOrder = <T extends { readonly name: string }>(files: readonly T[]): readonly T[] =>
  files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const NO_LINES: LineSplitter = { push: () => [], end: () => [], held: () => 0 };

/** Cuts a file into lines for the plan as its parts come; a file that is one bundle is an item as it stands. */
const lineReader = (plan: Planner, index: number, file: BulkFile): LineSplitter => {
  if (isLines(file.name)) return lineSplitter(plan.most);
  plan.whole(index, file.size);
  return NO_LINES;
};

/** Reads all files once, from beginning to end, and plans their import. What is kept are places, not texts. */
export const lookThrough = async (files: readonly BulkFile[], { most, decode, digest, told = () => undefined }: LookOptions): Promise<LookedThrough> => {
  const plan = new Planner(
    most,
    decode,
    files.map(({ name }) => name),
  );
  const print = digest === undefined ? NO_FINGERPRINT : fingerprintOf(digest);
  let seen = 0;
  for (const [index, file] of files.entries()) {
    const lines = lineReader(plan, index, file);
    const idle = digest === undefined && lines === NO_LINES;
    for await (const chunk of idle ? [] : file.chunks()) {
      plan.lines(index, lines.push(chunk));
      await print.push(chunk);
      told((seen += chunk.length));
    }
    plan.lines(index, lines.end());
    await print.endFile();
  }
  return { ...plan.done(), fingerprint: print.text() };
};
