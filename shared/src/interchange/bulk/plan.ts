import type { ByteLine } from './lines.js';
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

interface Person {
  readonly stretches: Stretch[];
  place: { readonly file: number; readonly line: number } | null;
  bytes: number;
}

/** The same lines one after the other are one stretch, so a file that is grouped by patient costs a few numbers for each patient. */
const extend = (stretches: Stretch[], file: number, { number, start, length }: ByteLine): void => {
  const last = stretches.at(-1);
  const follows = last !== undefined && last.file === file && last.line !== null && last.line + last.lines === number;
  if (follows) stretches[stretches.length - 1] = { ...last, lines: last.lines + 1, end: start + length };
  else stretches.push({ file, line: number, lines: 1, start, end: start + length });
};

const one = (file: number, { number, start, length }: ByteLine): Stretch => ({ file, line: number, lines: 1, start, end: start + length });

/** Plans the import of files that are read once, line by line: which lines are one item, in the order of bundles and patients. */
export class Planner {
  private readonly items: (BulkItem | { readonly person: Person })[] = [];
  private readonly people = new Map<string, Person>();
  private readonly shared = new Map<string, Stretch>();
  private readonly leftOut: LeftOut[] = [];
  private leftOutLines = 0;

  /** `most` bytes fit into one item. */
  constructor(
    readonly most: number,
    private readonly decode: (bytes: Uint8Array) => string,
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
    if (text.trim() !== '') this.resource(file, line, readLine(text));
  }

  done(): BulkPlan {
    const items = this.items.flatMap((item) => ('person' in item ? this.itemOf(item.person) : [item]));
    for (const [key, { place, stretches }] of this.people)
      if (place === null) for (const { file, line, lines } of stretches) this.leave({ file, line, lines, reason: `${key} is not in these files` });
    return { items, shared: this.shared, leftOut: this.leftOut, leftOutLines: this.leftOutLines };
  }

  private resource(file: number, line: ByteLine, read: ResourceLine): void {
    switch (read.kind) {
      case 'bundle':
        return this.bundle(file, line);
      case 'patient':
        return this.patient(read.patient, file, line);
      case 'own':
        return void this.own(read.patient, file, line);
      case 'shared':
        for (const name of read.names) if (!this.shared.has(name)) this.shared.set(name, one(file, line));
        return;
      case 'unusable':
        return this.leave({ file, line: line.number, lines: 1, reason: read.reason });
    }
  }

  private bundle(file: number, line: ByteLine): void {
    this.items.push({ file, line: line.number, assembled: false, stretches: [one(file, line)] });
  }

  private patient(named: string | null, file: number, line: ByteLine): void {
    // Nobody can refer to a patient without an id; a key of its own keeps two of them apart.
    const person = this.own(named ?? `${file}:${line.number}`, file, line);
    if (person.place !== null) return;
    person.place = { file, line: line.number };
    this.items.push({ person });
  }

  private own(key: string, file: number, line: ByteLine): Person {
    const person = this.people.get(key) ?? { stretches: [], place: null, bytes: 0 };
    this.people.set(key, person);
    extend(person.stretches, file, line);
    person.bytes += line.length + ENTRY_BYTES;
    return person;
  }

  private itemOf({ place, stretches, bytes }: Person): readonly BulkItem[] {
    if (place === null) return [];
    if (bytes <= this.most - ENTRY_BYTES) return [{ ...place, assembled: true, stretches }];
    const reason = `the chart it belongs to is left out whole: together ${this.tooLarge(bytes)}`;
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
