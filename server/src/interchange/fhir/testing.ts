import type { ImportedRow, ImportedSection, ImportedValues, ReadBundle, ReadLine } from './imported.js';
import type { Made } from './made-bundle.js';
import { readBundle } from './read-bundle.js';

/** The day of the specs. */
export const TODAY = '2026-06-30';
export const PATIENT: Made = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Rivera', given: ['Ana'] }],
  gender: 'female',
  birthDate: '1980-02-29',
  identifier: [{ system: 'urn:x', value: 'MRN-1' }],
};

/** A collection of a plain patient and some resources about her; `fullUrl` is `urn:uuid:` + id. */
export const bundleOf = (...resources: readonly Made[]): Made => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [PATIENT, ...resources].map((resource) => ({ fullUrl: `urn:uuid:${String(resource['id'])}`, resource })),
});

type Read = Extract<ReadBundle, { ok: true }>;
export const readOk = (bundle: unknown): Read => {
  const read = readBundle(bundle, { today: TODAY });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
};

export interface ReadOne {
  readonly lines: readonly ReadLine[];
  readonly rows: readonly ImportedRow[];
  /** The line of the first resource. */
  readonly line: ReadLine;
}
/** Reads resources beside the plain patient. */
export const readResources = (...resources: readonly Made[]): ReadOne => {
  const read = readOk(bundleOf(...resources));
  const line = read.lines[1];
  if (line === undefined) throw new Error('no line');
  return { lines: read.lines.slice(1), rows: read.rows, line };
};

/** The values that landed in one section. */
export const valuesIn = <S extends ImportedSection>(read: { readonly rows: readonly ImportedRow[] }, section: S): readonly ImportedValues[S][] =>
  read.rows.flatMap((row) => (row.section === section ? [row.value as ImportedValues[S]] : []));
