import { FACTS } from '@stagewell/shared/patients/facts';
import type { Composition, Likeness, Need, Party, RuleKind, RuleParameters, Selector, Rule } from '@stagewell/shared/sequencing/rules';
import { conditionWords } from '../catalogue/condition-words';
import { pairingWords, repeatWords } from '../catalogue/modality-facts';

const spaced = (word: string): string => word.replaceAll(/[-_]/g, ' ');
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const either = (words: readonly string[]): string => words.map(spaced).join(' or ');

/** "steroid or ablation, with neuraxial, without diagnostic"; nothing asked = every treatment. */
export const selectorWords = ({ any, all = [], none = [] }: Selector): string =>
  [
    any.length === 0 ? 'every treatment' : either(any),
    all.length === 0 ? '' : `with ${all.map(spaced).join(' and ')}`,
    none.length === 0 ? '' : `without ${either(none)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const partyWords = (party: Party): string => {
  const who = { course: 'planned', medicine: 'taken', either: 'planned or taken' }[party.from];
  const more = [
    party.dailyMgOver === undefined ? '' : `above ${party.dailyMgOver} mg a day`,
    party.longerThanDays === undefined ? '' : `for longer than ${days(party.longerThanDays)}`,
    party.startsWithinDays === undefined ? '' : `from ${days(party.startsWithinDays)} before its start`,
    party.washoutDays === undefined ? '' : `counting ${days(party.washoutDays)} after the last dose`,
  ].filter((part) => part !== '');
  return `${selectorWords(party)} (${[who, ...more].join(', ')})`;
};

const needWords = (need: Need): string =>
  [
    need.count === 1 || need.distinct !== undefined ? need.what.en : `${need.count} × ${need.what.en}`,
    need.lagDays > 0 ? `started at least ${days(need.lagDays)} before${need.orBenefit ? ', or established benefit' : ''}` : '',
    need.apartDays > 0 ? `${days(need.apartDays)} apart` : '',
    need.reliefPercent === null ? '' : `with at least ${need.reliefPercent} % relief`,
    need.sameRegion ? 'in the same region' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

type Needed = Composition['need'];
type CompositionWords = { readonly [N in Needed]: (rule: Extract<Composition, { readonly need: N }>) => string };

const COMPOSITION_WORDS: CompositionWords = {
  baseline: ({ subject, minDays, painRecords, otherRecords, painPerWeek }) =>
    `${selectorWords(subject)} start after a baseline of ${days(minDays)} with ${painRecords} pain scores and ${otherRecords} further scores, at least ${painPerWeek} pain scores a week`,
  goal: ({ atLeast, subject }) => `a plan with ${selectorWords(subject)} names at least ${atLeast} goal beyond less pain`,
  company: ({ only, categories, longerThanDays, when }) => {
    const alone = only === null ? 'a single category' : `${spaced(only)} only`;
    const reason = 'painAtLeast' in when ? `when pain is ${when.painAtLeast} or more` : `when ${when.resistantAtLeast} categories have failed`;
    return `a plan of ${alone} for longer than ${days(longerThanDays)} needs ${categories} categories ${reason}`;
  },
  'told-when-resistant': ({ strictAtLeast }) => `said when ${strictAtLeast} adequate trials from different categories have failed`,
  'stop-rule': ({ grades }) => `courses of evidence grade ${grades.join(' or ')} carry a stop rule`,
  'better-first': ({ grades, better, categories }) =>
    `courses of grade ${grades.join(' or ')} come after grade ${better.join(' or ')} from ${categories} categories`,
  horizon: ({ fromDays, toDays }) => `the plan lasts ${fromDays} to ${toDays} days`,
  'not-past': () => 'a planned start does not lie in the past',
  'not-refused': () => 'nothing in the plan is among what the patient refuses',
};

const compositionWords = (rule: Composition): string => (COMPOSITION_WORDS[rule.need] as (rule: Composition) => string)(rule);

const HISTORY_WORDS: Readonly<Record<RuleParameters['history']['expect'], string>> = {
  'not-failed': 'has not failed before',
  'class-not-failed': 'is not of a class that failed before',
  tolerated: 'is stopped when it is not tolerated',
  'trial-known': 'has a past trial whose adequacy is known',
};

const TRIAL_WORDS: { readonly [E in RuleParameters['trial']['expect']]: (parameters: RuleParameters['trial']) => string } = {
  covered: () => 'the planned length holds an adequate trial',
  decision: ({ graceDays }) => `judged at most ${days(graceDays)} after the trial ends`,
  'clear-of-flare': () => 'nothing is judged while an early worsening is expected',
  undisturbed: ({ graceDays }) => `not judged within ${days(graceDays)} of a recorded upset`,
  followed: ({ least = 0 }) => `taken or done to at least ${least} % when it is judged`,
  lasting: () => 'its benefit does not fade at an unchanged dose',
  boosted: ({ least = 1, graceDays }) =>
    `booster sessions after its end, ${days(graceDays)} around their days; said when ${least} ${least === 1 ? 'is' : 'are'} missed`,
  'kept-up': ({ graceDays }) => `sessions at most ${days(graceDays)} apart`,
};

type Words = { readonly [Kind in RuleKind]: (parameters: RuleParameters[Kind]) => string };

const WORDS: Words = {
  scope: ({ outOfScope, needsBirthDate }) =>
    `the rules do not judge patients with: ${conditionWords(outOfScope)}${needsBirthDate ? '; the birth date must be known' : ''}`,
  caution: ({ subject }) => `the cautions of the catalogue hold for ${selectorWords(subject)}`,
  requires: ({ subject, needs, unlessHistory }) =>
    `${selectorWords(subject)} needs ${needs.map(needWords).join('; ')}${unlessHistory === null ? '' : `; not asked after a past trial of ${selectorWords(unlessHistory)}`}`,
  spacing: ({ subject, windows, bundle }) =>
    `${selectorWords(subject)}: at most ${windows.map(({ max, days: span }) => `${max} new starts in ${days(span)}`).join(', ')}${bundle ? '; a procedure with its rehabilitation is one start' : ''}`,
  trial: (parameters) => `${selectorWords(parameters.subject)}: ${TRIAL_WORDS[parameters.expect](parameters)}`,
  taper: ({ subject, expect, days: span, percent, when }) =>
    `${selectorWords(subject)}: ${expect === 'alone' ? `nothing new starts within ${days(span)} of a step down` : `the dose falls by at most ${percent} % in ${days(span)}`}${when === null ? '' : `, when ${conditionWords(when)}`}`,
  pairing: ({ subject, window, expect, apartDays }) =>
    expect === 'partner'
      ? `${selectorWords(subject)}: ${window === 'modality' ? 'a partner in the window of the catalogue' : pairingWords(window)}`
      : `${selectorWords(subject)}: nothing else starts within ${days(apartDays)}`,
  exclusion: (parameters) => exclusionWords(parameters),
  repeat: ({ subject, limit, expect }) =>
    expect === 'worked'
      ? `${selectorWords(subject)} is repeated only when the last one worked`
      : `${selectorWords(subject)}: ${limit === 'modality' ? 'the repeat limit of the catalogue' : repeatWords(limit)}`,
  history: ({ subject, expect, failures, forgottenAfterDays }) =>
    `${selectorWords(subject)} ${HISTORY_WORDS[expect]}${failures > 1 ? ` ${failures} times` : ''}${forgottenAfterDays === null ? '' : `; after ${days(forgottenAfterDays)} it may be tried again`}`,
  composition: compositionWords,
  capacity: ({ subject, perWeek }) =>
    `${selectorWords(subject)}: ${perWeek === 'agreed' ? 'not more visits a week than the patient agreed to' : `at most ${perWeek} visits a week`}`,
  budget: ({ subject, unit, max, sumOf, atLeast, when }) =>
    `${selectorWords(subject)}: at most ${max} ${sumOf.en}${unit === 'mg' ? '' : ', by body weight'}${atLeast > 1 ? `, every dose known when ${atLeast} come together` : ''}${when === null ? '' : `, when ${conditionWords(when)}`}`,
  monitoring: ({ subject, fact, withinDays, when }) =>
    `${selectorWords(subject)} needs ${FACTS[fact].label} from the last ${days(withinDays)}${when === null ? '' : ` when ${conditionWords(when)}`}`,
};

const LIKENESS_WORDS: Readonly<Record<Likeness, string>> = {
  ingredient: 'with an ingredient in common',
  modality: 'the same treatment twice',
  'modality-at-region': 'the same treatment twice at one body region',
};

const exclusionWords = ({ parties, when, recorded, rotation, distinct, alike }: RuleParameters['exclusion']): string => {
  const clash = recorded === null ? `not together: ${parties.map(partyWords).join(' and ')}` : `not with a recorded ${recorded} to it`;
  const more = [
    when === null ? '' : `when ${conditionWords(when)}`,
    alike === undefined ? '' : LIKENESS_WORDS[alike],
    distinct === 'row' ? '' : `two different ${distinct === 'class' ? 'classes' : 'ingredients'}`,
    rotation === null ? '' : `inside a rotation it ${rotation}s`,
  ].filter((part) => part !== '');
  return [clash, ...more].join('; ');
};

/** The parameters of a rule as staff would say them. */
export const ruleWords = (rule: Rule): string => (WORDS[rule.kind] as (parameters: unknown) => string)(rule.parameters);

/** What each kind of rule is about, as a heading. */
export const KIND_WORDS: Readonly<Record<RuleKind, string>> = {
  scope: 'Who the rules may judge',
  caution: 'Cautions of the catalogue',
  exclusion: 'What must not meet',
  requires: 'What must come first',
  spacing: 'How close new starts may be',
  trial: 'Fair trials',
  taper: 'Coming off',
  pairing: 'Procedures and their partners',
  repeat: 'Repeats',
  history: 'What was tried before',
  composition: 'The plan as a whole',
  capacity: 'How much is agreed',
  budget: 'Sums with a limit',
  monitoring: 'Checks before a start',
};
