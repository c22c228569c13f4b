import type { ImportDecision } from '@stagewell/shared/interchange/import-report';
import { RECORD } from '@stagewell/shared/patients/patient';
import { clip } from './element.js';
import type { ImportedRow, PlacedLine, Resource, Taken } from './imported.js';

interface Said {
  readonly label: string;
  readonly decision: ImportDecision;
  readonly reason: readonly string[];
  readonly rows?: readonly ImportedRow[];
  readonly needsMapping?: boolean;
}

/** The report's line for one resource; empty parts of the reason fall away. */
export const lineOf = (resource: Resource, said: Said): PlacedLine => {
  const rows = said.rows ?? [];
  const sections = [...new Set(rows.map((row) => row.section))];
  return {
    index: resource.index,
    line: {
      resourceType: resource.type,
      sourceId: resource.key,
      label: clip(said.label === '' ? resource.type : said.label, RECORD.label.maxLength),
      decision: said.decision,
      landed: sections.length === 0 ? null : sections.join(', '),
      reason: clip(said.reason.filter((part) => part !== '').join('; '), RECORD.reason.maxLength),
      needsMapping: said.needsMapping ?? false,
      rows: rows.map((row) => ({ section: row.section, sourceId: row.sourceId })),
    },
  };
};

export const skipped = (resource: Resource, label: string, reason: string): Taken => ({
  rows: [],
  lines: [lineOf(resource, { label, decision: 'skipped', reason: [reason] })],
});

export const taken = (resource: Resource, said: Omit<Said, 'decision' | 'rows'> & { readonly rows: readonly ImportedRow[] }): Taken => ({
  rows: said.rows,
  lines: [lineOf(resource, { ...said, decision: 'taken' })],
});
