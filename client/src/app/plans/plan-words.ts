import type { DoseStep } from '@stagewell/shared/catalogue/modality';
import type { PersonView } from '@stagewell/shared/people/person';
import type { CourseState, PlanState, TargetMeasure } from '@stagewell/shared/plans/plan';
import type { Finding, Severity } from '@stagewell/shared/sequencing/finding';
import { firstSentence } from '@stagewell/shared/text';

/** People by account id, with their credentials. */
export const namesOf = (people: readonly Pick<PersonView, 'accountId' | 'displayName' | 'credentials'>[]): ReadonlyMap<string, string> =>
  new Map(people.map(({ accountId, displayName, credentials }) => [accountId, credentials === '' ? displayName : `${displayName}, ${credentials}`]));

/** The measures that a course may be judged by. */
export const TARGET_WORDS: Readonly<Record<TargetMeasure, string>> = {
  peg: 'PEG: pain, enjoyment, general activity',
  pain: 'Pain now',
  sleep: 'Sleep',
  phq4: 'Mood and worry (PHQ-4)',
  function: 'Trouble doing what matters',
  goal: 'A goal of the patient',
};
export const COURSE_STATE_WORDS: Readonly<Record<CourseState, string>> = { planned: 'planned', active: 'running', completed: 'completed', stopped: 'stopped' };
export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  active: 'Active',
  'on-hold': 'On hold',
  completed: 'Completed',
  revoked: 'Revoked',
};

/** How much a finding matters, as it stands before its sentence. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { block: 'Block', warn: 'Warning', inform: 'Note' };

/** What may happen: the first sentence of why a rule says it; `null` = the headline says that already. */
export const harmOf = ({ text, rationale }: Pick<Finding, 'text' | 'rationale'>): string | null => {
  const { en } = firstSentence(rationale);
  return en === '' || text.en.includes(en) ? null : en;
};

const CAUTION = 'CAUTION:';
/** Whether a rule is a caution of a catalogue entry: it has no row among the rules. */
export const isCaution = (ruleId: string): boolean => ruleId.startsWith(CAUTION);

/** "2 cautions of the catalogue"; nothing for none. */
export const cautionWords = (count: number): string => {
  if (count === 0) return '';
  return count === 1 ? 'a caution of the catalogue' : `${count} cautions of the catalogue`;
};

/** Rules by their names, the cautions of catalogue entries counted: "DDI-07 and 2 cautions of the catalogue". */
export const ruleWords = (ruleIds: readonly string[]): string => {
  const named = ruleIds.filter((id) => !isCaution(id)).join(', ');
  const counted = cautionWords(ruleIds.filter(isCaution).length);
  if (counted === '') return named;
  return named === '' ? counted[0]?.toUpperCase() + counted.slice(1) : `${named} and ${counted}`;
};

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** "from day 0: 30 mg once a day; from day 14: 60 mg once a day", or that nothing is stated. */
export const stepWords = (steps: readonly DoseStep[]): string =>
  steps.length === 0
    ? 'no dose or cadence stated'
    : steps.map(({ day, text }) => (steps.length === 1 && day === 0 ? text : `from day ${day}: ${text}`)).join('; ');
