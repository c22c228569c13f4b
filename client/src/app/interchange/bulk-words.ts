import type { LeftOut } from '@stagewell/shared/interchange/bulk/plan';
import type { ChartOutcome, ImportRun, ItemPlace } from '@stagewell/shared/interchange/bulk/import-run';
import { ApiProblem, ownProblem, problemOf } from '../platform/api-problem';

/** "1 chart", "12 charts" */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** What becomes of a chart, and the word for it. */
export const OUTCOMES: readonly { readonly outcome: ChartOutcome; readonly word: string }[] = [
  { outcome: 'new', word: 'new' },
  { outcome: 'changed', word: 'added to' },
  { outcome: 'unchanged', word: 'already here' },
  { outcome: 'refused', word: 'refused' },
];

const MEGABYTE = 1024 * 1024;
export const sizeText = (bytes: number): string => (bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`);

/** A pace that a person can picture. */
export const paceText = (aSecond: number): string => (aSecond >= 1 ? `${aSecond.toFixed(1)} a second` : `${Math.max(1, Math.round(aSecond * 60))} a minute`);

const MINUTE = 60;
const HOUR = 3600;
/** How long it will still take, in words: a guess is not given to the second. */
export const leftText = (seconds: number): string => {
  if (seconds < MINUTE) return 'less than a minute left';
  if (seconds < 1.5 * HOUR) return `about ${many(Math.round(seconds / MINUTE), 'minute')} left`;
  return `about ${many(Math.round(seconds / HOUR), 'hour')} left`;
};

export const placeText = ({ fileName, line }: ItemPlace): string => (line === null ? fileName : `${fileName}, line ${line}`);

/** "line 7" or "lines 7 to 9" of a file; a whole file by its name. */
export const leftOutText = ({ line, lines }: LeftOut, fileName: string): string => {
  if (line === null) return fileName;
  return lines === 1 ? `${fileName}, line ${line}` : `${fileName}, lines ${line} to ${line + lines - 1}`;
};

/** How a run ended: one that was ended early left charts out. */
export const endedText = ({ done, items }: Pick<ImportRun, 'done' | 'items'>): string =>
  done < items ? `Ended early: ${done} of ${many(items, 'chart')} ${done === 1 ? 'was' : 'were'} done.` : 'Finished.';

/** What is here after a run, and what is not; all three have to be zero before every chart is. */
export const hereText = ({ done, items, counts }: Pick<ImportRun, 'done' | 'items' | 'counts'>, leftOut: number): string => {
  const missing = [
    ...(done < items
      ? [`${many(items - done, 'chart')} ${items - done === 1 ? 'is' : 'are'} not imported; choose the same files again to import the rest.`]
      : []),
    ...(counts.refused > 0 ? [`${many(counts.refused, 'chart')} could not be imported; the reasons stand below.`] : []),
    ...(leftOut > 0 ? [`${many(leftOut, 'line or file was', 'lines or files were')} left out; the reasons stand below.`] : []),
  ];
  return missing.length === 0 ? 'Every chart is here.' : missing.join(' ');
};

/** "58 new, 2 already here, 1 refused, 3 lines left out"; what is none is not said. */
export const countsText = ({ counts, leftOutLines }: Pick<ImportRun, 'counts' | 'leftOutLines'>): string => {
  const said = [
    ...OUTCOMES.filter(({ outcome }) => counts[outcome] > 0).map(({ outcome, word }) => `${counts[outcome]} ${word}`),
    ...(leftOutLines > 0 ? [`${many(leftOutLines, 'line')} left out`] : []),
  ];
  return said.length === 0 ? '' : `${said.join(', ')}.`;
};

const kept = ({ done, items }: Pick<ImportRun, 'done' | 'items'>): string =>
  `${done} of ${items} are done and stay so. Go on when it works again: nothing is imported twice.`;

/** Why an import paused: what happened, what is kept, what to do. */
export const pausedBy = (error: unknown, run: Pick<ImportRun, 'done' | 'items'>): ApiProblem => {
  if (!(error instanceof ApiProblem))
    return ownProblem(
      'file-unreadable',
      'A file cannot be read any more',
      `It was changed, moved or closed since it was chosen. ${run.done} of ${run.items} are done and stay so. Choose the files again: the import goes on where it stopped.`,
    );
  const found = problemOf(error);
  if (found.code === 'unreachable') return ownProblem('unreachable', found.title, kept(run));
  // There is nothing to go on with, and the server has said what is done.
  if (found.code === 'import-ended') return error;
  return new ApiProblem({ ...found, detail: `${found.detail} ${kept(run)}` });
};

export const NEEDS_HTTPS = ownProblem(
  'needs-https',
  'Many files need a secure connection',
  'This page was not opened by https, so the browser cannot make out later that files are the same. Nothing was sent. Open Stagewell by https, choose one file at a time, or use npm run import:fhir.',
);
export const UNREADABLE = ownProblem(
  'file-unreadable',
  'A file cannot be read',
  'The browser could not read it to its end. Nothing was sent. Choose the files again.',
);
