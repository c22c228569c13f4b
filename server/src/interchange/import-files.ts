import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundleText, type Source } from '@stagewell/shared/interchange/bulk/bundle-text';
import { isBulkFile, lookThrough, type BulkFile } from '@stagewell/shared/interchange/bulk/files';
import { outcomeOf, toMapIn, type ChartOutcome } from '@stagewell/shared/interchange/bulk/import-run';
import type { BulkItem, LeftOut } from '@stagewell/shared/interchange/bulk/plan';
import { IMPORT, type ImportLine, type ImportReport } from '@stagewell/shared/interchange/import-report';
import type { MatchedChart } from '@stagewell/shared/patients/merge';
import { refusalOf } from '../platform/problem.filter.js';

/** How charts are imported and where it is told. */
export interface FilesJob {
  readonly take: (text: string, name: string) => Promise<ImportReport>;
  /** The charts that may be of the same person as a new one. */
  readonly matches: (patientId: string) => Promise<readonly MatchedChart[]>;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Every resource of a single bundle is told, not only what needs mapping. */
  readonly lines: boolean;
  /** The first chart that is taken, by its number in the order of the plan: those before it were done by a program that stopped. */
  readonly from: number;
}

/** The files that were named, folders opened, in the order of their names within each. */
const filesIn = async (named: readonly string[]): Promise<readonly string[]> => {
  const all = await Promise.all(
    named.map(async (one) => {
      const isFolder = await stat(one).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!isFolder) return [one];
      return (await readdir(one))
        .filter(isBulkFile)
        .toSorted()
        .map((name) => join(one, name));
    }),
  );
  return all.flat();
};

const bulkFileOf = (name: string, size: number): BulkFile => ({
  name,
  size,
  chunks: () => createReadStream(name),
  read: async (start, end) => {
    const file = await open(name);
    try {
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
});

/** What can be opened; the rest is told and counted as refused. */
const opened = async (names: readonly string[], { complain }: FilesJob): Promise<readonly BulkFile[]> => {
  const found: BulkFile[] = [];
  for (const name of names) {
    try {
      const file = await open(name);
      found.push(bulkFileOf(name, (await file.stat()).size));
      await file.close();
    } catch (error) {
      complain(`${name} refused: it cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Nothing of it was stored.`);
    }
  }
  return found;
};

const decoder = new TextDecoder();
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

const placeOf = (files: readonly BulkFile[], { file, line }: Pick<BulkItem, 'file' | 'line'>): string =>
  `${files[file]?.name ?? ''}${line === null ? '' : ` line ${line}`}`;

const leftOutText = (files: readonly BulkFile[], left: LeftOut): string =>
  `${placeOf(files, left)}${left.lines === 1 || left.line === null ? '' : ` to ${left.line + left.lines - 1}`} left out: ${left.reason}`;

const lineText = (line: ImportLine): string => `    ${line.decision.padEnd(9)} ${line.resourceType} "${line.label}": ${line.reason}`;

/** What came of a chart: never "imported" for one that brought nothing. */
const outcomeText = (report: ImportReport): string => {
  const { taken, merged, skipped } = report.counts;
  const brought = `brought ${taken + merged} of ${report.lines.length} resources${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  const words = { new: `new, ${brought}`, changed: `was here, ${brought}`, unchanged: 'nothing new' } as const;
  return `${report.patientName}: ${words[outcomeOf(report)]}`;
};

/** So many of the resources of one line that must be mapped are named. */
const NAMED = 3;
const toMapText = ({ lines }: ImportReport): string => {
  const open = lines.filter((line) => line.needsMapping).map(({ resourceType, label }) => `${resourceType} "${label}"`);
  return open.length === 0 ? '' : `    ${open.length} to map: ${open.slice(0, NAMED).join(', ')}${open.length > NAMED ? ', …' : ''}`;
};

/** Skipped resources by type and reason, the most frequent first. */
const skippedTexts = (lines: readonly ImportLine[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const line of lines.filter(({ decision }) => decision === 'skipped')) {
    const key = `${line.resourceType}: ${line.reason.replace(/^LOINC .* is not/u, 'its code is not')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([key, count]) => `    skipped   ${count} × ${key}`);
};

/** A single bundle is told in full, a chart among many in a line or two. */
const detailsOf = (report: ImportReport, single: boolean, { lines: all }: FilesJob): readonly string[] => {
  if (!single) return [toMapText(report)].filter((text) => text !== '');
  const open = report.lines.filter((line) => line.needsMapping);
  const heading = open.length > 0 ? [`  ${open.length} to map or complete before every rule can judge:`] : [];
  return [...heading, ...(all ? report.lines : open).map(lineText), ...(all ? [] : skippedTexts(report.lines))];
};

/** A new chart of somebody who may have one: told, never merged. */
const sameText = ({ match, familyName, givenName, mrn }: MatchedChart): string =>
  `    ${match.grade === 'probable' ? 'probably' : 'possibly'} the same person as ${familyName}, ${givenName}, record number ${mrn}; nothing was merged`;

interface Numbered {
  readonly item: BulkItem;
  readonly number: number;
}

/** The report, or null when it was refused and told why. */
const takenOf = async (place: string, item: BulkItem, source: Source, job: FilesJob): Promise<ImportReport | null> => {
  const text = await bundleText(item, source);
  try {
    return await job.take(text, basename(place));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.status >= 500) throw error;
    job.complain(`${place} refused: ${refusal.detail}`);
    return null;
  }
};

/** Anything but a refusal ends the program, which first says where to go on. */
const importItem = async ({ item, number }: Numbered, source: Source, job: FilesJob): Promise<{ readonly outcome: ChartOutcome; readonly toMap: number }> => {
  const place = placeOf(source.files, item);
  try {
    const report = await takenOf(place, item, source, job);
    if (report === null) return { outcome: 'refused', toMap: 0 };
    job.say(`${place}: ${outcomeText(report)}`);
    for (const text of detailsOf(report, item.line === null, job)) job.say(text);
    const outcome = outcomeOf(report);
    for (const match of outcome === 'new' ? await job.matches(report.patientId) : []) job.say(sameText(match));
    return { outcome, toMap: toMapIn(report) };
  } catch (error) {
    job.complain(
      `Stopped at chart ${number}, ${place}. What comes before is stored. Go on with --from ${number} and the same files; what is here is never taken twice.`,
    );
    throw error;
  }
};

/** Every so many charts it is said how far it is. */
const TELL_EVERY = 100;

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Says how many charts are passed over; true when there is none left, which nobody means. */
const passOver = (charts: number, { from, say, complain }: FilesJob): boolean => {
  const beyond = from > 1 && from > charts;
  if (beyond) complain(`--from ${from} is behind the last chart: there ${charts === 1 ? 'is' : 'are'} ${many(charts, 'chart')}. Nothing was imported.`);
  else if (from > 1) say(`${many(from - 1, 'chart')} passed over; going on with chart ${from} of ${charts}`);
  return beyond;
};

/** Imports all charts of the files, one in memory at a time, each in a transaction of its own. True when none of those that were asked for was refused or left out. */
export const importFiles = async (named: readonly string[], job: FilesJob): Promise<boolean> => {
  const names = await filesIn(named);
  const files = await opened(names, job);
  const plan = await lookThrough(files, { most: IMPORT.bytes, decode });
  job.say(`${many(files.length, 'file')} looked through: ${many(plan.items.length, 'chart')}`);
  for (const left of plan.leftOut) job.complain(leftOutText(files, left));
  const beyond = passOver(plan.items.length, job);
  const unknown = names.length - files.length + plan.leftOutLines;
  const source: Source = { files, plan, most: IMPORT.bytes, decode };
  const counts: Record<ChartOutcome, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  let toMap = 0;
  const started = performance.now();
  const items = plan.items.map((item, index) => ({ item, number: index + 1 })).slice(job.from - 1);
  for (const [index, item] of items.entries()) {
    const done = await importItem(item, source, job);
    counts[done.outcome] += 1;
    toMap += done.toMap;
    if ((index + 1) % TELL_EVERY === 0)
      job.say(`${index + 1} of ${items.length} charts, ${(((index + 1) * 1000) / (performance.now() - started)).toFixed(1)} a second`);
  }
  const ms = Math.round(performance.now() - started);
  job.say(
    `${many(items.length, 'chart')}: ${counts.new} new, ${counts.changed} added to, ${counts.unchanged} with nothing new, ${counts.refused} refused; ${many(toMap, 'resource')} to map; ${ms} ms`,
  );
  if (plan.leftOutLines > plan.leftOut.length) job.say(`${plan.leftOutLines} lines were left out; the first ${plan.leftOut.length} places are named above.`);
  return counts.refused + unknown === 0 && !beyond;
};
