import type { ByteLine } from './lines.js';
import { lineHash } from './line-hash.js';
import { beginsAsBundle, readLine, type ResourceLine } from './resource-line.js';

/** Lines that follow each other in one file. Only where they stand is kept, never what they say. */
export interface Stretch {
  /** The file by its number in the order of the plan. */
  readonly file: number;
  /** Its first line, 1-based; `null` = the whole file. */
  readonly line: number | null;
  readonly lines: number;
  readonly start: number;
  /** The byte after the last one. */
  readonly end: number;
}

/** What is imported in one transaction: a bundle as it stands, or the lines of one patient to be put together. */
export interface BulkItem {
  /** The patient's own line, or the bundle's. */
  readonly file: number;
  readonly line: number | null;
  /** True: the stretches are lines of single resources. */
  readonly assembled: boolean;
  readonly stretches: readonly Stretch[];
}

/** Lines that nothing is made of, and why. */
export interface LeftOut {
  readonly file: number;
  readonly line: number | null;
  readonly lines: number;
  readonly reason: string;
}

export interface BulkPlan {
  readonly items: readonly BulkItem[];
  /** Resources of no patient, by each of their names. */
  readonly shared: ReadonlyMap<string, Stretch>;
  /** The first thousand; `leftOutLines` counts all. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutLines: number;
}

/** What an entry of an assembled bundle adds to its line: `{"fullUrl":"urn:uuid:…","resource":…},`. */
export const ENTRY_BYTES = 80;
const TOLD = 1_000;
/** So many bytes of a line tell whether it begins as a bundle. */
const BEGINNING = 200;
const MB = 1024 * 1024;

/** What was first said under one name. A second system may number its own from 1 as well: the same name with other words is somebody or something else. */
interface Said {
  readonly place: { readonly file: number; readonly line: number };
  readonly hash: number;
  /** Lines that say the same again: nothing is made of them. */
  readonly again: Stretch[];
  /** The first line that says something else. */
  other: { readonly file: number; readonly line: number } | null;
}

interface Person {
  readonly stretches: Stretch[];
  said: Said | null;
  bytes: number;
}
interface Shared extends Said {
  readonly stretch: Stretch;
  readonly names: readonly string[];
}

/** The same lines one after the other are one stretch, so a file that is grouped by patient costs a few numbers for each patient. */
const extend = (stretches: Stretch[], file: number, { number, start, length }: ByteLine): void => {
  const last = stretches.at(-1);
  const follows = last !== undefined && last.file === file && last.line !== null && last.line + last.lines === number;
  if (follows) stretches[stretches.length - 1] = { ...last, lines: last.lines + 1, end: start + length };
  else stretches.push({ file, line: number, lines: 1, start, end: start + length });
};

const said = (file: number, line: ByteLine, text: string): Said => ({ place: { file, line: line.number }, hash: lineHash(text), again: [], other: null });

/** Another line under the same name: true when it says the same. */
const saysTheSame = (before: Said, { place, hash }: Said): boolean => {
  if (hash !== before.hash) before.other ??= place;
  return hash === before.hash;
};

const one = (file: number, { number, start, length }: ByteLine): Stretch => ({ file, line: number, lines: 1, start, end: start + length });

/** Plans the import of files that are read once, line by line: which lines are one item, in the order of bundles and patients. */
export class Planner {
  private readonly items: (BulkItem | { readonly key: string; readonly person: Person })[] = [];
  private readonly people = new Map<string, Person>();
  /** By the first of their names. */
  private readonly shared = new Map<string, Shared>();
  private readonly leftOut: LeftOut[] = [];
  private leftOutLines = 0;

  /** `most` bytes fit into one item; `names` are those of the files, for whoever reads why a line was left out. */
  constructor(
    readonly most: number,
    private readonly decode: (bytes: Uint8Array) => string,
    private readonly names: readonly string[],
  ) {}

  /** A file that is one bundle. */
  whole(file: number, size: number): void {
    if (size > this.most) this.leave({ file, line: null, lines: 1, reason: this.tooLarge(size) });
    else this.items.push({ file, line: null, assembled: false, stretches: [{ file, line: null, lines: 1, start: 0, end: size }] });
  }

  lines(file: number, found: readonly ByteLine[]): void {
    for (const line of found) this.line(file, line);
  }

  private line(file: number, line: ByteLine): void {
    const { bytes } = line;
    if (bytes === null) return this.leave({ file, line: line.number, lines: 1, reason: this.tooLarge(line.length) });
    if (beginsAsBundle(this.decode(bytes.subarray(0, BEGINNING)))) return this.bundle(file, line);
    const text = this.decode(bytes);
    if (text.trim() !== '') this.resource(file, line, text.trim());
  }

  done(): BulkPlan {
    const items = this.items.flatMap((item) => ('person' in item ? this.itemOf(item.key, item.person) : [item]));
    for (const [key, { said: patient, stretches }] of this.people) if (patient === null) this.leaveAll(stretches, `${key} is not in these files`);
    return { items, shared: this.sharedByName(), leftOut: this.leftOut, leftOutLines: this.leftOutLines };
  }

  private resource(file: number, line: ByteLine, text: string): void {
    const read: ResourceLine = readLine(text);
    switch (read.kind) {
      case 'bundle':
        return this.bundle(file, line);
      case 'patient':
        return this.patient(read.patient, line, said(file, line, text));
      case 'own':
        return void this.own(read.patient, file, line);
      case 'shared':
        return this.share(read.names, line, said(file, line, text));
      case 'unusable':
        return this.leave({ file, line: line.number, lines: 1, reason: read.reason });
    }
  }

  private bundle(file: number, line: ByteLine): void {
    this.items.push({ file, line: line.number, assembled: false, stretches: [one(file, line)] });
  }

  private patient(named: string | null, line: ByteLine, now: Said): void {
    const { file } = now.place;
    // Nobody can refer to a patient without an id; a key of its own keeps two of them apart.
    const key = named ?? `${file}:${line.number}`;
    const before = this.people.get(key)?.said ?? null;
    if (before !== null && saysTheSame(before, now)) return extend(before.again, file, line);
    const person = this.own(key, file, line);
    if (before !== null) return;
    person.said = now;
    this.items.push({ key, person });
  }

  private share(names: readonly string[], line: ByteLine, now: Said): void {
    const [key] = names;
    if (key === undefined) return;
    const before = this.shared.get(key);
    if (before === undefined) return void this.shared.set(key, { ...now, stretch: one(now.place.file, line), names });
    saysTheSame(before, now);
    extend(before.again, now.place.file, line);
  }

  /** By each of their names, the first that has it. Two under one name are neither: a chart would show what another system meant. */
  private sharedByName(): ReadonlyMap<string, Stretch> {
    const found = new Map<string, Stretch>();
    const clear = [...this.shared].filter(([key, { stretch, again, place, other }]) => {
      if (other !== null) this.leaveAll([stretch, ...again], this.twice(key, place, other));
      return other === null;
    });
    for (const [, { names, stretch }] of clear) for (const name of names) if (!found.has(name)) found.set(name, stretch);
    return found;
  }

  private own(key: string, file: number, line: ByteLine): Person {
    const person = this.people.get(key) ?? { stretches: [], said: null, bytes: 0 };
    this.people.set(key, person);
    extend(person.stretches, file, line);
    person.bytes += line.length + ENTRY_BYTES;
    return person;
  }

  private itemOf(key: string, { said: patient, stretches, bytes }: Person): readonly BulkItem[] {
    if (patient === null) return [];
    const { place, again, other } = patient;
    // Nobody knows whose the other lines are: the chart of one person would show what is another's.
    if (other !== null) return this.leaveAll([...stretches, ...again], this.twice(key, place, other));
    if (bytes <= this.most - ENTRY_BYTES) return [{ ...place, assembled: true, stretches }];
    return this.leaveAll(stretches, `the chart it belongs to is left out whole: together ${this.tooLarge(bytes)}`);
  }

  private twice(key: string, first: Said['place'], second: Said['place']): string {
    const where = [first, second].map(({ file, line }) => `line ${line} of ${this.names[file] ?? ''}`).join(' and ');
    return `${key} stands twice with different content (${where}): import each system's files by themselves`;
  }

  private leaveAll(stretches: readonly Stretch[], reason: string): readonly never[] {
    for (const { file, line, lines } of stretches) this.leave({ file, line, lines, reason });
    return [];
  }

  private leave(left: LeftOut): void {
    this.leftOutLines += left.lines;
    if (this.leftOut.length < TOLD) this.leftOut.push(left);
  }

  private tooLarge(bytes: number): string {
    return `it has ${(bytes / MB).toFixed(1)} MB; at most ${(this.most / MB).toFixed(0)} MB are taken at once`;
  }
}
