import { classWords } from '../catalogue/class-words.js';
import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import { judgeTreatment, type TreatmentVerdict } from './judge.js';
import type { StopReason } from './past-treatment.js';
import type { Catalogue, Tried } from './resistance.js';

/** One row of a pattern view: everything tried of one class, mechanism or stop reason, and how it went. */
export interface PatternRow {
  readonly key: string;
  readonly label: string;
  readonly tried: number;
  readonly adequate: number;
  readonly worked: number;
  readonly partial: number;
  readonly failed: number;
  readonly notTolerated: number;
  readonly unknown: number;
  readonly treatments: readonly { readonly id: string; readonly label: string }[];
  readonly sentence: string;
}
export interface Patterns {
  readonly byClass: readonly PatternRow[];
  readonly byMechanism: readonly PatternRow[];
  readonly byReason: readonly PatternRow[];
  /** What stands out, most useful first; empty when nothing does. */
  readonly sentences: readonly string[];
}

interface Judged {
  readonly treatment: Tried;
  readonly modality: Modality | null;
  readonly verdict: TreatmentVerdict;
}

/** SEQ-10: two adequate failures in a class suggest another class. */
const CLASS_FAILURES = 2;
const NOT_KNOWN = 'mechanism not known';
const NOT_MATCHED = 'not matched to the catalogue';

/** Broad ways of working, by the catalogue's tags, the most telling first; medicines name their own. */
const WORKS_BY: readonly (readonly [string, string])[] = [
  ['neuromodulation', 'stimulating a nerve'],
  ['ablation', 'interrupting a nerve'],
  ['neurolysis', 'interrupting a nerve'],
  ['steroid', 'injected steroid'],
  ['local-anaesthetic', 'numbing a nerve or muscle'],
  ['infusion', 'infusion into a vein'],
  ['mind-body', 'movement or stillness with attention'],
  ['psychological', 'thoughts, attention, emotion and behaviour'],
  ['exercise', 'movement'],
  ['manual', 'hands-on treatment'],
  ['needling', 'needling'],
  ['electrical', 'electrical current'],
  ['self-management', 'skills for daily life'],
  ['passive', 'passive treatment'],
];

/** The mechanism in a few words: for a medicine the catalogue's own, up to what it leads to. */
const mechanismOf = ({ modality }: Judged): string => {
  if (modality === null) return NOT_MATCHED;
  const own = modality.mechanism.value;
  if (modality.category === 'medication') return own === null ? NOT_KNOWN : own.replace(/ \([^)]*\)/g, '').replace(/:.*$/s, '');
  return WORKS_BY.find(([tag]) => modality.tags.includes(tag))?.[1] ?? own ?? NOT_KNOWN;
};

const REASON_LABELS: Readonly<Record<StopReason, string>> = {
  'did-not-help': 'did not help',
  'side-effects': 'side effects',
  'wore-off': 'wore off',
  'cost-or-coverage': 'cost or coverage',
  access: 'access',
  finished: 'finished as planned',
  'patient-choice': "patient's choice",
  safety: 'safety',
  other: 'another reason',
  unknown: 'reason not known',
};
const reasonOf = ({ treatment }: Judged): string => {
  if (treatment.stopReason !== null) return REASON_LABELS[treatment.stopReason];
  return treatment.ongoing ? 'still going on' : REASON_LABELS.unknown;
};

const parts = (row: Omit<PatternRow, 'sentence'>): readonly string[] =>
  (
    [
      ['worked', row.worked],
      ['helped in part', row.partial],
      ['failed an adequate trial', row.failed],
      ['not tolerated', row.notTolerated],
      ['not known', row.unknown],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);

const rowOf = (key: string, label: string, members: readonly Judged[]): PatternRow => {
  const having = (outcome: TreatmentVerdict['outcome']): number => members.filter(({ verdict }) => verdict.outcome === outcome).length;
  const row = {
    key,
    label,
    tried: members.length,
    adequate: members.filter(({ verdict }) => verdict.adequacy === 'adequate').length,
    worked: having('success'),
    partial: having('partial'),
    failed: having('failure'),
    notTolerated: having('intolerance'),
    unknown: having('unknown'),
    treatments: members
      .map(({ treatment: { id, label: name } }) => ({ id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id)),
  };
  return { ...row, sentence: `${label}: ${row.tried} tried, ${row.adequate} adequately; ${parts(row).join(', ')}.` };
};

const grouped = (judged: readonly Judged[], keyOf: (one: Judged) => string, wordsOf: (key: string) => string = (key) => key): readonly PatternRow[] =>
  [...new Set(judged.map(keyOf))]
    .map((key) =>
      rowOf(
        key,
        wordsOf(key),
        judged.filter((one) => keyOf(one) === key),
      ),
    )
    .sort((a, b) => b.tried - a.tried || a.label.localeCompare(b.label));

const classSentences = (rows: readonly PatternRow[]): readonly string[] =>
  rows
    .filter(({ key, failed }) => key !== NOT_MATCHED && failed >= CLASS_FAILURES)
    .map(({ label, failed }) => `${failed} adequate trials of the class ${label} failed: another class or category is more likely to add something.`);

/** Two classes can be one way of working: what failed together says more than each class alone. */
const mechanismSentences = (judged: readonly Judged[]): readonly string[] => {
  const failures = judged.filter(({ modality, verdict }) => modality !== null && verdict.outcome === 'failure');
  return [...new Set(failures.map(mechanismOf))].sort().flatMap((mechanism) => {
    const members = failures.filter((one) => mechanismOf(one) === mechanism);
    const classes = new Set(members.map(({ modality }) => modality?.class));
    return classes.size < 2 || mechanism === NOT_KNOWN
      ? []
      : [`${mechanism}: ${members.length} adequate trials of different classes failed, all working in this way.`];
  });
};

const countSentence = (count: number, one: string, many: string): readonly string[] => (count === 0 ? [] : [count === 1 ? one : many]);

const whole = (judged: readonly Judged[]): readonly string[] => {
  const short = judged.filter(({ verdict }) => verdict.adequacy === 'inadequate').length;
  const open = judged.filter(({ verdict }) => verdict.adequacy === 'unknown').length;
  const intolerant = judged.filter(({ verdict }) => verdict.outcome === 'intolerance').length;
  return [
    ...countSentence(
      short,
      '1 trial was not adequate: it has not failed and may deserve a proper trial.',
      `${short} trials were not adequate: they have not failed and may deserve a proper trial.`,
    ),
    ...(intolerant >= 2 ? [`${intolerant} treatments were not tolerated: look at doses, titration and the side effects in common.`] : []),
    ...countSentence(open, '1 trial cannot be judged until its details are completed.', `${open} trials cannot be judged until their details are completed.`),
  ];
};

/** The pattern in what was tried: by class, by mechanism and by why it was stopped. Order of the history does not matter. */
export const patterns = (history: readonly Tried[], modalities: Catalogue, today: CalendarDate | null = null): Patterns => {
  const judged = history.map((treatment): Judged => {
    const modality = treatment.modalityId === null ? null : (modalities.get(treatment.modalityId) ?? null);
    return { treatment, modality, verdict: judgeTreatment(treatment, modality, today) };
  });
  const byClass = grouped(judged, ({ modality }) => modality?.class ?? NOT_MATCHED, classWords);
  return {
    byClass,
    byMechanism: grouped(judged, mechanismOf),
    byReason: grouped(judged, reasonOf),
    sentences: [...classSentences(byClass), ...mechanismSentences(judged), ...whole(judged)],
  };
};
