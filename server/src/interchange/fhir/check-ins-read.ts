import type { Scores } from '@stagewell/shared/check-ins/check-in';
import { phqAnswer } from './facts-read.js';
import type { ImportedCheckIn, ImportedRow, Reading, Resource } from './imported.js';
import type { Observed, ObservedValue } from './observed.js';
import { scoreUnit } from './units.js';

/** Where a score goes in a check-in. The order is the order of importance: the first that is there names the check-in. */
const FIELDS = ['pegPain', 'pegEnjoyment', 'pegActivity', 'peg', 'painNow', 'phq4', 'phq2', 'interest', 'lowMood', 'nervous', 'worrying'] as const;
type Field = (typeof FIELDS)[number];

/** What the report calls them. */
export const SCORE_WORDS: Readonly<Record<Field, string>> = {
  pegPain: 'PEG pain',
  pegEnjoyment: 'PEG enjoyment',
  pegActivity: 'PEG activity',
  peg: 'PEG mean',
  painNow: 'pain',
  phq4: 'PHQ-4 total',
  phq2: 'PHQ-2 total',
  interest: 'PHQ interest',
  lowMood: 'PHQ low mood',
  nervous: 'GAD nervous',
  worrying: 'GAD worrying',
};

interface Score {
  readonly field: Field;
  readonly max: number;
  readonly whole: boolean;
}
const rating = (field: Field): Score => ({ field, max: 10, whole: false });
const item = (field: Field): Score => ({ field, max: 3, whole: true });

const BY_LOINC: ReadonlyMap<string, Score> = new Map([
  ['72514-3', rating('painNow')],
  ['38208-5', rating('painNow')],
  ['75893-8', rating('pegPain')],
  ['91145-3', rating('pegEnjoyment')],
  ['91146-1', rating('pegActivity')],
  ['91147-9', rating('peg')],
  ['70272-0', { field: 'phq4', max: 12, whole: true }],
  ['55758-7', { field: 'phq2', max: 6, whole: true }],
  ['44250-9', item('interest')],
  ['44255-8', item('lowMood')],
  ['69725-0', item('nervous')],
  ['68509-9', item('worrying')],
]);

export const scoreOf = (observed: Observed): Score | null => observed.loinc.map((code) => BY_LOINC.get(code)).find((score) => score !== undefined) ?? null;

/** One answered score, ready to be put into the check-in of its moment. */
export interface Answer {
  readonly resource: Resource;
  readonly field: Field;
  readonly value: number;
  readonly takenOn: string;
  readonly moment: string;
}
export type ReadScore = { readonly ok: true; readonly field: Field; readonly value: number } | { readonly ok: false; readonly reason: string };

/** The number as received, decimals and all; one outside the instrument's range is refused, never moved into it. */
export const readScore = (score: Score, observed: Observed): ReadScore => {
  const given = numberOf(observed.value);
  if (typeof given === 'string') return { ok: false, reason: given };
  const possible = given >= 0 && given <= score.max && (!score.whole || Number.isInteger(given));
  return possible ? { ok: true, field: score.field, value: given } : { ok: false, reason: `${given} is outside 0–${score.max}${score.whole ? ' whole' : ''}` };
};

/** The number of an answer, or why it has none. */
const numberOf = (value: ObservedValue): number | string => {
  if (value.kind === 'none') return value.reason;
  if (value.kind === 'codes') return phqAnswer(value.codes) ?? 'its answer code is not known';
  return scoreUnit(value.unit) ? value.value : `unit "${value.unit}" is not a score`;
};

const byImportance = (a: Answer, b: Answer): number => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.resource.key.localeCompare(b.resource.key);

type Sheet = Map<Field, Answer>;

/** Spreads the answers of one moment over as few check-ins as hold them: a second, different value of one field opens a second. */
const sheetsOf = (answers: readonly Answer[]): readonly Sheet[] => {
  const sheets: Sheet[] = [];
  for (const answer of answers.toSorted(byImportance)) {
    const open = sheets.find((sheet) => !sheet.has(answer.field));
    if (open === undefined) sheets.push(new Map([[answer.field, answer]]));
    else open.set(answer.field, answer);
  }
  return sheets;
};

/** A check-in of a day with nothing answered. */
export const blankCheckIn = (takenOn: string): ImportedCheckIn => checkInOf(new Map(), takenOn);

const checkInOf = (sheet: Sheet, takenOn: string): ImportedCheckIn => {
  const at = (field: Field): number | null => sheet.get(field)?.value ?? null;
  const received: Scores = { peg: at('peg'), phq2: at('phq2'), gad2: null, phq4: at('phq4') };
  return {
    takenOn,
    pegPain: at('pegPain'),
    pegEnjoyment: at('pegEnjoyment'),
    pegActivity: at('pegActivity'),
    painNow: at('painNow'),
    painWorst: null,
    sleep: null,
    function: null,
    phq4Items: [at('interest'), at('lowMood'), at('nervous'), at('worrying')],
    questionnaires: [],
    adherence: [],
    sideEffects: [],
    redFlags: null,
    note: '',
    received,
  };
};

/** A check-in and the resources it came from, the one that names it first. */
export interface Gathered {
  readonly row: ImportedRow;
  readonly from: readonly Resource[];
}

/** Answers given at one moment become one check-in, named after its most important answer. */
export const gatherCheckIns = (answers: readonly Answer[], reading: Reading): readonly Gathered[] => {
  const moments = new Map<string, Answer[]>();
  for (const answer of answers) {
    const together = moments.get(answer.moment) ?? [];
    together.push(answer);
    moments.set(answer.moment, together);
  }
  const sheets = [...moments.values()].flatMap(sheetsOf);
  const used = new Map<string, number>();
  return sheets.flatMap((sheet): readonly Gathered[] => {
    const [first] = sheet.values();
    if (first === undefined) return [];
    // One resource may name two check-ins only when its own components contradict each other.
    const turn = (used.get(first.resource.key) ?? 0) + 1;
    used.set(first.resource.key, turn);
    const sourceId = turn === 1 ? first.resource.key : `${first.resource.key}#${turn}`;
    const from = [...new Set([...sheet.values()].map((answer) => answer.resource))];
    return [{ row: { section: 'checkIns', sourceSystem: reading.sourceSystem, sourceId, value: checkInOf(sheet, first.takenOn) }, from }];
  });
};
