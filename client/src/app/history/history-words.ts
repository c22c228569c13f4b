import type { Adequacy } from '@stagewell/shared/history/adequacy';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { TreatmentOutcome, TreatmentVerdict } from '@stagewell/shared/history/judge';
import type { Adherence, FunctionOutcome, NewPastTreatment, PastTreatmentView, StopReason } from '@stagewell/shared/history/past-treatment';
import { RESISTANT_FROM, type Resistance, type ResistanceVerdict, type Weight } from '@stagewell/shared/history/resistance';
import { mgText } from '@stagewell/shared/patients/quantity';
import { counted } from '@stagewell/shared/text';
import { dayText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';

interface Look {
  readonly severity: ChipSeverity;
  readonly word: string;
}
export const ADEQUACY_LOOKS: Readonly<Record<Adequacy, Look>> = {
  adequate: { severity: 'passed', word: 'Adequate trial' },
  inadequate: { severity: 'warn', word: 'Not an adequate trial' },
  unknown: { severity: 'unknown', word: 'Trial: cannot tell' },
};
export const OUTCOME_LOOKS: Readonly<Record<TreatmentOutcome, Look>> = {
  success: { severity: 'passed', word: 'Worked' },
  partial: { severity: 'inform', word: 'Helped in part' },
  failure: { severity: 'block', word: 'Failed' },
  intolerance: { severity: 'warn', word: 'Not tolerated' },
  unknown: { severity: 'unknown', word: 'Outcome: cannot tell' },
};
const RESISTANCE_LOOKS: Readonly<Record<ResistanceVerdict, Look>> = {
  resistant: { severity: 'warn', word: 'Treatment-resistant' },
  'not-resistant': { severity: 'inform', word: 'Not treatment-resistant' },
  'cannot-tell': { severity: 'unknown', word: 'Cannot tell yet' },
};
/** Says what the sentence beside it says. */
export const resistanceLook = ({ verdict, lenient }: Pick<Resistance, 'verdict' | 'lenient'>): Look =>
  verdict === 'not-resistant' && lenient >= RESISTANT_FROM ? { severity: 'inform', word: 'By the patient’s account only' } : RESISTANCE_LOOKS[verdict];
/** One chip where neither trial nor outcome can be judged: two would say the same. */
const NOTHING_KNOWN: Look = { severity: 'unknown', word: 'Cannot tell yet' };
export const looksOf = ({ adequacy, outcome }: Pick<TreatmentVerdict, 'adequacy' | 'outcome'>): readonly Look[] =>
  adequacy === 'unknown' && outcome === 'unknown' ? [NOTHING_KNOWN] : [ADEQUACY_LOOKS[adequacy], OUTCOME_LOOKS[outcome]];
export const WEIGHT_WORDS: Readonly<Record<Weight, string>> = {
  strict: 'counts',
  lenient: 'by the patient’s account',
  relief: 'gave relief',
  none: 'does not count',
  excluded: 'never counts',
};
export const STOP_WORDS: Readonly<Record<StopReason, string>> = {
  'did-not-help': 'Did not help',
  'side-effects': 'Side effects',
  'wore-off': 'Wore off',
  'cost-or-coverage': 'Cost or coverage',
  access: 'Access',
  finished: 'Finished as planned',
  'patient-choice': 'Patient’s choice',
  safety: 'Safety',
  other: 'Another reason',
  unknown: 'Not known',
};
export const ADHERENCE_WORDS: Readonly<Record<Adherence, string>> = {
  'as-prescribed': 'As prescribed',
  partly: 'Partly',
  hardly: 'Hardly',
  unknown: 'Not known',
};
export const FUNCTION_WORDS: Readonly<Record<FunctionOutcome, string>> = { better: 'Better', same: 'The same', worse: 'Worse', unknown: 'Not known' };
export const REACHED_WORDS: Readonly<Record<NewPastTreatment['reachedAdequateDose'], string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

/** "Mar 1, 2024 to May 3, 2024", "6 weeks", "since Mar 1, 2024"; says when nothing is known. */
export const periodText = ({ startedOn, endedOn, lengthDays, ongoing }: NewPastTreatment): string => {
  const length = lengthDays === null ? [] : [counted(lengthDays, 'day')];
  if (ongoing) return [`since ${dayText(startedOn)}`, ...length].join(', ');
  if (startedOn === null && endedOn === null) return length[0] ?? 'not known';
  return startedOn === endedOn ? dayText(startedOn) : [spanText(startedOn, endedOn), ...length].join(', ');
};

const spanText = (startedOn: CalendarDate | null, endedOn: CalendarDate | null): string =>
  endedOn === null ? `from ${dayText(startedOn)}` : `${dayText(startedOn)} to ${dayText(endedOn)}`;

/** A daily dose that the words say already is not said twice. */
const dailyText = ({ doseText: text, dailyMg }: NewPastTreatment): string => {
  if (dailyMg === null) return '';
  const dose = mgText(dailyMg);
  return [`${dose} a day`, `${dose} once a day`, `${dose} daily`].includes(text) ? '' : `${dose} a day`;
};

/** The words name the daily dose and nothing else. */
const isDaily = ({ doseText: text, dailyMg }: NewPastTreatment): boolean => dailyMg !== null && text.trim() === mgText(dailyMg);

/** "300 mg twice a day, 600 mg a day"; "8 sessions, lumbar". */
export const doseText = (row: NewPastTreatment): string =>
  [isDaily(row) ? '' : row.doseText, dailyText(row), row.sessions === null ? '' : counted(row.sessions, 'session'), row.region ?? '']
    .filter((part) => part !== '')
    .join(', ') || 'not known';

const known = (text: string | null): string => text || 'not known';

/** Zero is a measurement; only `null` is not known. */
const measured = (value: number | null, wordsOf: (value: number) => string): string => (value === null ? 'not known' : wordsOf(value));

const whyStopped = ({ stopReason, ongoing }: PastTreatmentView): string => {
  if (stopReason !== null) return STOP_WORDS[stopReason];
  return ongoing ? 'still going on' : 'not known';
};

/** Every recorded field in words, for the details of a row and for a clash. */
export const treatmentLines = (row: PastTreatmentView, modalityName: (id: string) => string): readonly (readonly [string, string])[] => [
  ['Called', row.label],
  ['Catalogue', row.modalityId === null ? 'not matched' : modalityName(row.modalityId)],
  ['Category', row.category ?? 'not known'],
  ['Ingredients', row.ingredients.join(', ') || 'none recorded'],
  ['Dose as said', known(row.doseText)],
  ['Highest daily dose', measured(row.dailyMg, (mg) => `${mg} mg`)],
  ['Sessions', measured(row.sessions, String)],
  ['Region', known(row.region)],
  ['Adequate dose reached', REACHED_WORDS[row.reachedAdequateDose]],
  ['When', periodText(row)],
  ['Best relief', measured(row.reliefPercent, (percent) => `${percent} %`)],
  ['Relief lasted', measured(row.reliefDays, (days) => counted(days, 'day'))],
  ['Function', FUNCTION_WORDS[row.functionOutcome]],
  ['Adherence', ADHERENCE_WORDS[row.adherence]],
  ['Side effects', row.sideEffects || 'none recorded'],
  ['Intolerable', row.intolerable ? 'yes' : 'no'],
  ['Why stopped', whyStopped(row)],
  ['Note', row.note || 'none'],
];
