import { daysBetween, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import type { NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import { RECORD } from '@stagewell/shared/patients/patient';
import { clip, codesOf, codings, conceptText, dayGap, elements, field, firstDay, lookUp, plainCodes, text, when, type Element } from './element.js';
import { sameThing, withoutPlaceholders } from './coded.js';
import type { ImportedRow, PlacedLine, Reading, Resource, Taken } from './imported.js';
import { lineOf, skipped } from './line.js';
import { notTreatment } from './procedure-kinds.js';

/**
 * Sessions of one procedure in one region that follow each other within this many days are one treatment (weekly to monthly
 * cadence of physical therapy, acupuncture, massage). A default that needs clinical review.
 */
export const SESSION_GAP_DAYS = 28;

/** Codes of the patient summary, and the one of SNOMED CT, by which a file says that nothing was done or that it does not know. */
const NONE_DONE = ['no-known-procedures', 'no-procedure-info', '787480003'];

const REFUSED: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error at the source',
  'not-done': 'not done, by the source',
  preparation: 'in preparation, not done yet',
};

interface Act {
  readonly resource: Resource;
  readonly label: string;
  readonly region: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly ongoing: boolean;
  readonly sideEffects: readonly string[];
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
}

const words = (raw: unknown): readonly string[] =>
  elements(raw)
    .map(conceptText)
    .filter((part) => part !== '');

const spanOf = (body: Element, today: CalendarDate): Pick<Act, 'from' | 'to' | 'notes'> => {
  const start = firstDay(body['performedDateTime'], field(body, 'performedPeriod', 'start'));
  const end = firstDay(field(body, 'performedPeriod', 'end'), body['performedDateTime']).day;
  const ahead = start.day !== null && start.day > today;
  const from = ahead ? null : start.day;
  const usable = end !== null && end <= today && end >= (from ?? '');
  return { from, to: usable ? end : from, notes: [ahead ? 'day is after today, left empty' : dayGap(start, 'day')] };
};

const actOf = (resource: Resource, label: string, today: CalendarDate): Act => {
  const { body } = resource;
  const status = text(body['status']);
  const span = spanOf(body, today);
  const regions = words(body['bodySite']).join(', ');
  const outcome = conceptText(body['outcome']);
  const why = words(body['reasonCode']);
  return {
    resource,
    label,
    region: regions === '' ? null : clip(regions, RECORD.short.maxLength),
    from: span.from,
    to: span.to,
    ongoing: status === 'in-progress' || status === 'on-hold',
    sideEffects: words(body['complication']),
    remarks: [
      when(outcome !== '', `outcome: ${outcome}`),
      when(why.length > 0, `for ${why.join(', ')}`),
      ...elements(body['note']).map((note) => text(note['text'])),
    ],
    notes: [...span.notes, when(['', 'unknown'].includes(status), 'status not known'), when(status === 'stopped', 'stopped before its end')],
  };
};

type ReadAct = { readonly act: Act } | { readonly label: string; readonly refused: string };

const readAct = (resource: Resource, reading: Reading): ReadAct => {
  const { body } = resource;
  const code = withoutPlaceholders(body['code']);
  const label = conceptText(code);
  const refused = lookUp(REFUSED, text(body['status']));
  if (refused !== undefined) return { label, refused };
  if (plainCodes(body['code']).some((code) => NONE_DONE.includes(code))) return { label, refused: 'the file names no procedures: ask what was done' };
  if (label === '') return { label, refused: 'names no procedure' };
  const all = codings(code);
  const onlyLoinc = all.length > 0 && all.every((coding) => coding.system === 'loinc');
  const kind = notTreatment(codesOf(all, 'snomed'), plainCodes(body['category']), onlyLoinc);
  return kind === null ? { act: actOf(resource, label, reading.today) } : { label, refused: `${kind} procedure, not a treatment` };
};

const sameTreatment = (act: Act): string => `${sameThing(withoutPlaceholders(act.resource.body['code']), act.label)} @ ${act.region ?? ''}`;

const byDay = (a: Act, b: Act): number => (a.from ?? '').localeCompare(b.from ?? '') || a.resource.key.localeCompare(b.resource.key);

/** Cuts sorted acts into runs; acts without a day stay alone, because nothing says that they belong together. */
const runsOf = (acts: readonly Act[]): readonly (readonly Act[])[] => {
  const runs: Act[][] = [];
  for (const act of acts.toSorted(byDay)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && follows(last, act)) run.push(act);
    else runs.push([act]);
  }
  return runs;
};

const follows = (last: Act, act: Act): boolean => {
  const end = last.to ?? last.from;
  return end !== null && act.from !== null && daysBetween(end, act.from) <= SESSION_GAP_DAYS;
};

const noteOf = (run: readonly Act[]): string => {
  const days = run.flatMap((act) => act.from ?? []);
  const sessions = run.length > 1 ? `${run.length} sessions: ${days.join(', ')}` : '1 record';
  const remarks = [...new Set(run.flatMap((act) => act.remarks))].filter((remark) => remark !== '');
  return clip([`Imported: ${sessions}`, ...remarks].join('. '), RECORD.text.maxLength);
};

const rowOf = (run: readonly Act[], first: Act, reading: Reading): ImportedRow => {
  const ends = run.flatMap((act) => act.to ?? []);
  const ongoing = run.some((act) => act.ongoing);
  const value: NewPastTreatment = {
    label: clip(first.label, RECORD.label.maxLength),
    modalityId: null,
    category: null,
    ingredients: [],
    doseText: '',
    dailyMg: null,
    sessions: run.length,
    region: first.region,
    startedOn: first.from,
    endedOn: ongoing || ends.length === 0 ? null : ends.reduce(laterOf),
    lengthDays: null,
    ongoing,
    reliefPercent: null,
    reliefDays: null,
    functionOutcome: 'unknown',
    adherence: 'unknown',
    reachedAdequateDose: 'unknown',
    sideEffects: clip([...new Set(run.flatMap((act) => act.sideEffects))].join(', '), RECORD.text.maxLength),
    intolerable: false,
    stopReason: null,
    toBeCompleted: true,
    note: noteOf(run),
  };
  return { section: 'history', sourceSystem: reading.sourceSystem, sourceId: first.resource.key, value };
};

const readRun = (run: readonly Act[], reading: Reading): Taken => {
  const first = run[0];
  if (first === undefined) return { rows: [], lines: [] };
  const row = rowOf(run, first, reading);
  const lines = run.map((act): PlacedLine => {
    const merged = act !== first;
    const place = merged ? `another session, merged into ${first.resource.key}` : 'in the history to be completed';
    return lineOf(act.resource, { label: act.label, decision: merged ? 'merged' : 'taken', reason: [place, ...act.notes], rows: [row], needsMapping: !merged });
  });
  return { rows: [row], lines };
};

/**
 * All Procedures of one patient. Diagnostic and administrative ones are skipped by code or category, never by name; every other
 * one may be a treatment and waits in the history. Sessions at most 28 days apart are one row.
 */
export const readProcedures = (resources: readonly Resource[], reading: Reading): readonly Taken[] => {
  const refused: Taken[] = [];
  const groups = new Map<string, Act[]>();
  for (const resource of resources) {
    const read = readAct(resource, reading);
    if ('refused' in read) {
      refused.push(skipped(resource, read.label, read.refused));
      continue;
    }
    const key = sameTreatment(read.act);
    const group = groups.get(key) ?? [];
    group.push(read.act);
    groups.set(key, group);
  }
  const runs = [...groups.values()].flatMap(runsOf);
  return [...refused, ...runs.map((run) => readRun(run, reading))];
};
