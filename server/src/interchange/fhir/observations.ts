import { FACTS } from '@stagewell/shared/patients/facts';
import { factText, numberText } from '@stagewell/shared/patients/quantity';
import { alarmOf } from './alarm.js';
import { conceptText, dayGap, text } from './element.js';
import { gatherCheckIns, readScore, scoreOf, SCORE_WORDS, type Answer, type Gathered } from './check-ins-read.js';
import { factOf, readFact } from './facts-read.js';
import type { ImportedRow, PlacedLine, Reading, Resource, RowKey, Taken } from './imported.js';
import { lineOf } from './line.js';
import { answeredBy } from './responses.js';
import { observedIn, refusalOf, takenAt, type Observed } from './observed.js';
import { takenBackLine } from './taken-back.js';

/** What one Observation gave before check-ins are put together. */
interface Piece {
  readonly resource: Resource;
  readonly label: string;
  readonly facts: readonly ImportedRow[];
  readonly answers: readonly Answer[];
  readonly notes: readonly string[];
  /** What the same resource gave before its source took it back. */
  readonly before: readonly RowKey[];
}

interface Moment {
  readonly day: string;
  readonly moment: string;
}

type Part = { readonly fact: ImportedRow; readonly note: string } | { readonly answer: Answer } | { readonly note: string };

const partOf = (observed: Observed, at: Moment, resource: Resource, reading: Reading): Part | null => {
  const score = scoreOf(observed);
  if (score !== null) {
    const read = readScore(score, observed);
    return read.ok ? { answer: { resource, field: read.field, value: read.value, takenOn: at.day, moment: at.moment } } : { note: read.reason };
  }
  const code = factOf(observed);
  if (code === null) return null;
  const read = readFact(code, observed, at.day);
  if (!read.ok) return { note: read.reason };
  return { fact: { section: 'facts', sourceSystem: reading.sourceSystem, sourceId: `${resource.key}#${code}`, value: read.value }, note: read.note };
};

const refused = (resource: Resource, label: string, reason: string): Piece => ({
  resource,
  label,
  facts: [],
  answers: [],
  notes: [reason],
  before: [],
});

/** A check-in that another Observation named is not among them: its other answers may still be true. */
const rowsBefore = (resource: Resource): readonly RowKey[] => {
  const observed = observedIn(resource.body);
  const facts = new Set(observed.map(factOf).filter((code) => code !== null));
  return [
    ...[...facts].map((code): RowKey => ({ section: 'facts', sourceId: `${resource.key}#${code}` })),
    ...(observed.some((one) => scoreOf(one) !== null) ? [{ section: 'checkIns', sourceId: resource.key } as const] : []),
  ];
};

const momentOf = (resource: Resource, reading: Reading): Moment | string => {
  const { moment, read } = takenAt(resource.body);
  if (read.day === null) return read.given === 'none' ? 'no day on which it was taken' : dayGap(read, 'its day').replace(', left empty', '');
  return read.day > reading.today ? `dated ${read.day}, after today` : { day: read.day, moment };
};

/** The first of two values for one fact stays: a fact has one value per Observation. */
const once = (facts: readonly ImportedRow[]): readonly ImportedRow[] =>
  [...new Map(facts.toReversed().map((fact): readonly [string, ImportedRow] => [fact.sourceId, fact])).values()].toReversed();

const unread = (observed: readonly Observed[], resource: Resource): string => {
  if (resource.body['hasMember'] !== undefined && observed[0]?.value.kind === 'none')
    return 'a panel without a value of its own; its members are read on their own';
  const codes = observed.flatMap((one) => one.loinc);
  return codes.length === 0 ? 'has no LOINC code' : `LOINC ${codes.slice(0, 4).join(', ')} is not among the measurements that plans read`;
};

const pieceOf = (resource: Resource, reading: Reading): Piece => {
  const label = conceptText(resource.body['code']);
  const refusal = refusalOf(resource.body);
  if (refusal !== '') return { ...refused(resource, label, refusal), before: rowsBefore(resource) };
  const at = momentOf(resource, reading);
  const observed = observedIn(resource.body);
  const answered = answeredBy(resource.body, reading);
  const all = observed.filter((one) => scoreOf(one) !== null || factOf(one) !== null);
  const known = all.filter(({ loinc }) => !loinc.some((code) => answered.has(code)));
  if (known.length === 0) return refused(resource, label, all.length > 0 ? 'read with the answers that it derives from' : unread(observed, resource));
  if (typeof at === 'string') return refused(resource, label, at);
  const parts = known.map((one) => partOf(one, at, resource, reading)).filter((part) => part !== null);
  const status = text(resource.body['status']);
  return {
    resource,
    label,
    facts: once(parts.flatMap((part) => ('fact' in part ? [part.fact] : []))),
    answers: parts.flatMap((part) => ('answer' in part ? [part.answer] : [])),
    before: [],
    notes: [status === 'preliminary' ? 'preliminary' : status === '' ? 'status not given' : '', ...parts.map((part) => ('note' in part ? part.note : ''))],
  };
};

/** As it is read; the row keeps every decimal. */
const factWords = (row: ImportedRow): string => {
  if (row.section !== 'facts') return '';
  return `${FACTS[row.value.code].label} ${factText(row.value)}`;
};

const lineFor = (piece: Piece, gathered: readonly Gathered[]): PlacedLine => {
  const { resource, label, notes, before } = piece;
  if (before.length === 0) return readLine(piece, gathered);
  return takenBackLine(resource, { label, reason: [alarmOf(resource.body, observedIn(resource.body)), ...notes] }, before);
};

const readLine = ({ resource, label, facts, notes, answers }: Piece, gathered: readonly Gathered[]): PlacedLine => {
  const checkIns = gathered.filter((one) => one.from.includes(resource));
  const named = checkIns.some((one) => one.from[0] === resource);
  const joined = checkIns.find((one) => one.from[0] !== resource);
  const rows = [...facts, ...checkIns.map((one) => one.row)];
  const decision = rows.length === 0 ? 'skipped' : facts.length > 0 || named ? 'taken' : 'merged';
  const into = joined === undefined ? '' : `merged into the check-in of ${joined.from[0]?.key ?? ''}`;
  const what = facts.map(factWords);
  return lineOf(resource, {
    label,
    decision,
    reason: [
      alarmOf(resource.body, observedIn(resource.body)),
      ...what,
      named ? 'a check-in' : '',
      into,
      ...answers.map((answer) => `${SCORE_WORDS[answer.field]} ${numberText(answer.value, 1)}, as received`),
      ...notes,
    ],
    rows,
  });
};

const byResource = (gathered: readonly Gathered[]): ReadonlyMap<Resource, readonly Gathered[]> => {
  const found = new Map<Resource, Gathered[]>();
  for (const one of gathered) {
    for (const resource of one.from) found.set(resource, [...(found.get(resource) ?? []), one]);
  }
  return found;
};

/**
 * All Observations of one patient: measurements that rules read become facts in their own unit, pain, PEG and PHQ scores become
 * check-ins as received, everything else is skipped with its code.
 */
export const readObservations = (resources: readonly Resource[], reading: Reading): Taken => {
  const pieces = resources.map((resource) => pieceOf(resource, reading));
  const gathered = gatherCheckIns(
    pieces.flatMap((piece) => piece.answers),
    reading,
  );
  const of = byResource(gathered);
  return {
    rows: [...pieces.flatMap((piece) => piece.facts), ...gathered.map((one) => one.row)],
    lines: pieces.map((piece) => lineFor(piece, of.get(piece.resource) ?? [])),
  };
};
