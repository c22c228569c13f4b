import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { BASELINE } from '@stagewell/shared/progress/baseline';
import type { Finding } from '@stagewell/shared/sequencing/finding';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { placeTemplate } from '@stagewell/shared/templates/place-template';
import type { TemplateDocument } from '@stagewell/shared/templates/template';
import { patientRules } from '@stagewell/shared/plans/suggested-backup';
import { type AddingNote, notesOnAdding } from '../plans/adding';
import type { Catalogue } from '../plans/course-lines';
import { dayText } from '../ui/day';

/** Where a template is tried on. */
export interface Ground {
  readonly chart: Chart;
  readonly board: Board;
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
}

/** One course of a template on its days, and whether it suits the patient at all. */
export interface PreviewRow {
  readonly key: string;
  readonly name: string;
  readonly stage: string;
  /** Counted from the day on which the template begins. */
  readonly startDay: number;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** Why it must not be given, or cannot be; empty = nothing speaks against it alone. */
  readonly against: readonly AddingNote[];
  readonly offered: boolean;
}

const UNKNOWN: AddingNote = {
  severity: 'unknown',
  label: 'Not in the catalogue',
  why: 'The catalogue no longer has this treatment, so it cannot be put on the board.',
};

/** The courses of a template on their days. What is contraindicated for the patient says so; each is looked at alone. */
export const previewRows = ({ chart, board, catalogue, rules }: Ground, document: TemplateDocument, startsOn: CalendarDate): readonly PreviewRow[] => {
  const alone = patientRules(rules);
  return document.courses.map(({ key, modalityId, stage, startDay, lengthDays }) => {
    const modality = catalogue.get(modalityId);
    const day = addDays(startsOn, startDay);
    const notes =
      modality === undefined ? [UNKNOWN] : notesOnAdding({ chart, board, catalogue, rules: alone, place: { stageId: '', startsOn: day } }, modality);
    return {
      key,
      name: modality?.name.en ?? modalityId,
      stage: document.stages[stage]?.name ?? '',
      startDay,
      startsOn: day,
      endsOn: lengthDays === null ? null : addDays(day, lengthDays - 1),
      against: notes.filter(({ severity }) => severity === 'block' || severity === 'unknown'),
      offered: modality !== undefined,
    };
  });
};

/** Which day the template counts from, and when the first course that is taken starts: they need not be the same. */
export const beginWords = (rows: readonly PreviewRow[], startsOn: CalendarDate, chosen: ReadonlySet<string>): string => {
  const day0 = `Day 0 is ${dayText(startsOn)}, on which the template begins`;
  const first = rows.filter(({ key }) => chosen.has(key)).toSorted((a, b) => a.startDay - b.startDay)[0];
  if (first === undefined) return `${day0}.`;
  if (first.startDay === 0) return `${day0} and the first course starts.`;
  const before = first.startDay >= BASELINE.leastDays ? ' The days before it are for the baseline.' : '';
  return `${day0}. The first course starts on day ${first.startDay}, ${dayText(first.startsOn)}.${before}`;
};

/** Keys of what is ticked to begin with: everything that is not contraindicated. */
export const suitable = (rows: readonly PreviewRow[]): ReadonlySet<string> =>
  new Set(rows.filter(({ against, offered }) => offered && !against.some(({ severity }) => severity === 'block')).map(({ key }) => key));

const PREVIEW = 'preview of ';

/** What the rules find about the chosen courses together, on the board as it is. */
export const previewFindings = (
  { chart, board, catalogue, rules }: Ground,
  document: TemplateDocument,
  startsOn: CalendarDate,
  chosen: ReadonlySet<string>,
): readonly Finding[] => {
  const tried = placeTemplate(board, document, { startsOn, chosen, newId: (name) => `${PREVIEW}${name}` });
  const { findings } = evaluate(documentOf(chart, tried, catalogue, chart.today), rules);
  return findings.filter(({ courseIds }) => courseIds.some((id) => id.startsWith(PREVIEW)));
};
