import type { BulkFile } from './files.js';
import { ENTRY_BYTES, type BulkItem, type BulkPlan, type Stretch } from './plan.js';
import { namedBy, objectIn } from './resource-line.js';

export interface Source {
  readonly files: readonly BulkFile[];
  readonly plan: BulkPlan;
  readonly most: number;
  readonly decode: (bytes: Uint8Array) => string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const REFERENCE = /"(?:reference|questionnaire)"\s*:\s*"([^"\\]+)"/gu;

/** Others may refer to it by `urn:uuid:`, which only a full URL answers to. */
const entryOf = (line: string): string => {
  const id = objectIn(line)?.['id'];
  return typeof id === 'string' && UUID.test(id) ? `{"fullUrl":"urn:uuid:${id}","resource":${line}}` : `{"resource":${line}}`;
};

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const readStretch = async ({ files, decode }: Source, { file, start, end }: Stretch): Promise<string> => {
  const from = files[file];
  if (from === undefined) throw new Error('A plan of other files');
  return decode(await from.read(start, end));
};

const sharedNamedIn = (text: string, shared: BulkPlan['shared']): readonly Stretch[] =>
  [...text.matchAll(REFERENCE)].flatMap(([, name = '']) => shared.get(name) ?? shared.get(namedBy(name)) ?? shared.get(name.split('|')[0] ?? '') ?? []);

/** Those resources of no patient that the lines refer to, and what these refer to, as long as there is room. */
const referredTo = async (lines: readonly string[], source: Source, room: number): Promise<readonly string[]> => {
  const { shared } = source.plan;
  if (shared.size === 0) return [];
  const taken = new Map<Stretch, string>();
  const open = lines.flatMap((line) => sharedNamedIn(line, shared));
  let left = room;
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const bytes = next.end - next.start + ENTRY_BYTES;
    if (taken.has(next) || bytes > left) continue;
    left -= bytes;
    const line = (await readStretch(source, next)).trim();
    taken.set(next, line);
    open.push(...sharedNamedIn(line, shared));
  }
  return [...taken.values()];
};

/** The text of one item as a bundle: as it stands in its file, or put together from the patient's lines and what they refer to. */
export const bundleText = async (item: BulkItem, source: Source): Promise<string> => {
  const texts: string[] = [];
  for (const stretch of item.stretches) texts.push(await readStretch(source, stretch));
  if (!item.assembled) return texts.join('\n');
  const own = texts.flatMap(linesIn);
  const bytes = item.stretches.reduce((sum, { start, end, lines }) => sum + end - start + lines * ENTRY_BYTES, 0);
  const also = await referredTo(own, source, source.most - ENTRY_BYTES - bytes);
  return `{"resourceType":"Bundle","type":"collection","entry":[${[...own, ...also].map(entryOf).join(',')}]}`;
};
