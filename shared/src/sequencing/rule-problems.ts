import { isCalendarDate } from '../dates.js';
import { SEVERITIES } from './finding.js';
import { LIKENESSES, RULE_KINDS, type Rule, type RuleKind } from './rules.js';

type Test = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Test>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Test = (value) => typeof value === 'string' && value.length > 0;
const isCount: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isDay: Test = (value) => value === null || isCalendarDate(value);
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const isLocal: Test = (value) => isObject(value) && isText(value['en']) && isText(value['es']);
const oneOf =
  (...words: readonly unknown[]): Test =>
  (value) =>
    words.includes(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const orAbsent =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const shaped =
  (shape: Shape): Test =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([key, test]) => test(value[key]));
const either =
  (...tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));

const SELECTOR: Shape = { any: isTexts, all: orAbsent(isTexts), none: orAbsent(isTexts) };
const isSelector = shaped(SELECTOR);

/** All, any, not, or one test; every part counts. */
const isCondition: Test = (value) => {
  if (!isObject(value)) return false;
  if ('all' in value || 'any' in value) return listOf(isCondition)(value['all'] ?? value['any']);
  if ('not' in value) return isCondition(value['not']);
  return isLeaf(value);
};
const isLeaf = either(
  shaped({ condition: isText }),
  shaped({ medicine: isText, washoutDays: orAbsent(isCount) }),
  shaped({ allergy: isText }),
  shaped({ device: isText }),
  shaped({
    fact: isText,
    op: oneOf('<', '<=', '>', '>=', '='),
    value: either(isText, (value) => typeof value === 'number' && Number.isFinite(value)),
    maxAgeDays: orAbsent(isCount),
  }),
  shaped({ age: shaped({ from: orAbsent(isCount), to: orAbsent(isCount) }) }),
);

const isPairing = shaped({ partnerTags: isTexts, startFrom: isCount, startTo: isCount, windowEnd: orNull(isCount), minSessions: orNull(isCount) });
const isRepeat = shaped({
  minGapDays: orNull(isCount),
  max: orNull(shaped({ count: isCount, windowDays: isCount })),
  perRegion: isFlag,
  onlyIfRelief: orNull(shaped({ percent: isCount, minDays: isCount })),
});
const isNeed = shaped({
  what: isLocal,
  of: isSelector,
  count: isCount,
  distinct: orAbsent(oneOf('category')),
  lagDays: isCount,
  orBenefit: isFlag,
  apartDays: isCount,
  reliefPercent: orNull(isCount),
  sameRegion: isFlag,
});
const isParty = shaped({
  ...SELECTOR,
  from: oneOf('course', 'medicine', 'either'),
  washoutDays: orAbsent(isCount),
  dailyMgOver: orAbsent(isCount),
  longerThanDays: orAbsent(isCount),
  startsWithinDays: orAbsent(isCount),
  topic: orAbsent(oneOf('medicines', 'anticoagulants')),
});

const COMPOSITION = either(
  shaped({
    need: oneOf('baseline'),
    subject: isSelector,
    minDays: isCount,
    painRecords: isCount,
    otherRecords: isCount,
    painPerWeek: (value) => isCount(value) && value !== 0,
  }),
  shaped({ need: oneOf('goal'), atLeast: isCount, subject: isSelector }),
  shaped({
    need: oneOf('company'),
    only: orNull(isText),
    categories: isCount,
    longerThanDays: isCount,
    when: either(shaped({ painAtLeast: isCount }), shaped({ resistantAtLeast: isCount })),
    medicines: isSelector,
  }),
  shaped({ need: oneOf('told-when-resistant'), strictAtLeast: isCount }),
  shaped({ need: oneOf('stop-rule'), grades: isTexts }),
  shaped({ need: oneOf('better-first'), grades: isTexts, better: isTexts, categories: isCount }),
  shaped({ need: oneOf('horizon'), fromDays: isCount, toDays: isCount }),
  shaped({ need: oneOf('not-past', 'not-refused') }),
);

const TRIAL_EXPECTS = ['covered', 'decision', 'clear-of-flare', 'undisturbed', 'followed', 'lasting', 'boosted', 'kept-up'];

const PARAMETERS: { readonly [Kind in RuleKind]: Shape } = {
  scope: { outOfScope: isCondition, needsBirthDate: isFlag },
  caution: { subject: isSelector },
  requires: { subject: isSelector, needs: listOf(isNeed), unlessHistory: orNull(isSelector) },
  spacing: { subject: isSelector, windows: listOf(shaped({ max: isCount, days: isCount })), bundle: isFlag },
  trial: { subject: isSelector, expect: oneOf(...TRIAL_EXPECTS), graceDays: isCount, least: orAbsent(isCount) },
  taper: { subject: isSelector, expect: oneOf('alone', 'slow'), days: isCount, percent: isCount, when: orNull(isCondition) },
  pairing: { subject: isSelector, window: either(oneOf('modality'), isPairing), expect: oneOf('partner', 'apart'), apartDays: isCount },
  exclusion: {
    parties: (value) => listOf(isParty)(value) && Array.isArray(value) && value.length > 0,
    when: orNull(isCondition),
    distinct: oneOf('ingredient', 'class', 'row'),
    alike: orAbsent(oneOf(...LIKENESSES)),
    rotation: orNull(oneOf(...SEVERITIES)),
    grouped: isFlag,
    recorded: orNull(oneOf('allergy', 'intolerance')),
    askPrescriber: isFlag,
  },
  repeat: { subject: isSelector, limit: either(oneOf('modality'), isRepeat), expect: oneOf('limit', 'worked') },
  history: {
    subject: isSelector,
    expect: oneOf('not-failed', 'class-not-failed', 'trial-known', 'tolerated'),
    failures: isCount,
    forgottenAfterDays: orNull(isCount),
  },
  composition: {},
  capacity: { subject: isSelector, perWeek: either(oneOf('agreed'), isCount) },
  budget: {
    subject: isSelector,
    weights: (value) => isObject(value) && Object.values(value).every((weight) => isCount(weight) && weight !== 0),
    unit: oneOf('mg', 'mg-per-kg'),
    max: isCount,
    sumOf: isLocal,
    from: oneOf('course', 'either'),
    atLeast: isCount,
    when: orNull(isCondition),
  },
  monitoring: { subject: isSelector, fact: isText, withinDays: isCount, when: orNull(isCondition) },
};

const ROW: Shape = {
  id: isText,
  ruleId: isText,
  covers: isTexts,
  severity: oneOf(...SEVERITIES),
  rationale: isLocal,
  source: shaped({ citation: isText, verification: isText }),
  enabled: isFlag,
  effectiveFrom: isDay,
  effectiveTo: isDay,
};

const wrong = (value: Readonly<Record<string, unknown>>, shape: Shape, path: string): readonly string[] =>
  Object.entries(shape)
    .filter(([key, test]) => !test(value[key]))
    .map(([key]) => `${path}${key} is missing or not as it should be`);

const isKind = (value: unknown): value is RuleKind => (RULE_KINDS as readonly unknown[]).includes(value);

/**
 * What is wrong with a row that comes from the database or a file; empty when it may be used. The engine trusts its
 * rows, so whoever reads one asks here first.
 */
export const ruleProblems = (row: unknown): readonly string[] => {
  if (!isObject(row)) return ['a rule is an object'];
  const { kind, parameters } = row;
  if (!isKind(kind)) return [`kind is one of ${RULE_KINDS.join(', ')}`];
  if (!isObject(parameters)) return [...wrong(row, ROW, ''), 'parameters is missing or not as it should be'];
  const odd = kind === 'composition' && !COMPOSITION(parameters) ? ['parameters do not fit any need of a plan'] : [];
  return [...wrong(row, ROW, ''), ...wrong(parameters, PARAMETERS[kind], 'parameters.'), ...odd];
};

/** Whether a row may be used as it is. */
export const isRule = (row: unknown): row is Rule => ruleProblems(row).length === 0;
