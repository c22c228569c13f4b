import { isCalendarDate } from '../dates.js';
import { objectsAt, partsAt, pathText, textsAt, type JsonPath, type Part } from '../json-path.js';
import { didYouMean } from '../nearest.js';
import { FACTS } from '../patients/facts.js';
import { changedRow, type CaseRuleChange } from './case-rules.js';
import { wordsFor, wordsUsed, type Shipped, type Words } from './case-words.js';
import { ruleProblems } from './rule-problems.js';

/** One thing that is wrong, with the way to it from the root of the file. */
export interface CaseProblem {
  readonly path: JsonPath;
  readonly reason: string;
}

const CALLED: { readonly [List in keyof Words]: string } = {
  modality: 'modality',
  ingredient: 'ingredient',
  selector: 'treatment, ingredient, category, class or tag',
  allergy: 'ingredient, class or allergy class',
  flag: 'condition flag',
  fact: 'fact code',
  grade: 'evidence grade',
  tag: 'tag that a rule asks for',
};

/** Words that stand for something known elsewhere, by where they stand. */
const REFERENCES: readonly (readonly [list: keyof Words, ...patterns: readonly string[]])[] = [
  ['modality', 'plan.courses[].modality', 'plan.courses[].backup', 'history[].modality'],
  ['ingredient', 'medicines[].ingredients[]', 'history[].ingredients[]', 'catalogue[].ingredients[]'],
  ['allergy', 'patient.allergies[].substance'],
  ['selector', 'patient.refusals[]'],
  ['tag', 'catalogue[].tags[]'],
];

const unknownWord = ({ path, value }: Part<string>, called: string, known: ReadonlySet<string>): readonly CaseProblem[] =>
  known.has(value) ? [] : [{ path, reason: `there is no ${called} "${value}"${didYouMean(value, known)}` }];

const wordProblems = (file: unknown, words: Words): readonly CaseProblem[] => [
  ...REFERENCES.flatMap(([list, ...patterns]) => textsAt(file, ...patterns).flatMap((part) => unknownWord(part, CALLED[list], words[list]))),
  ...objectsAt(file, 'rules.add[].parameters', 'rules.change[].parameters', 'catalogue[].pairing', 'catalogue[].cautions[].when')
    .flatMap(wordsUsed)
    .flatMap((used) => unknownWord(used, CALLED[used.list], words[used.list])),
];

const rotationProblems = (file: unknown): readonly CaseProblem[] => {
  const courses = objectsAt(file, 'plan.courses[]').flatMap(({ value }) => [value['id'] ?? value['modality']]);
  const known = new Set(courses.filter((id) => typeof id === 'string'));
  return textsAt(file, 'plan.courses[].rotatesFrom').flatMap((part) => unknownWord(part, 'course', known));
};

const repeated = (ids: readonly Part<string>[]): readonly CaseProblem[] =>
  ids.flatMap(({ path, value }, at) => {
    const first = ids.slice(0, at).find((one) => one.value === value);
    return first === undefined ? [] : [{ path, reason: `the id "${value}" is taken by ${pathText(first.path.slice(0, -1))}` }];
  });

/** Courses and medicines act side by side, so the rows of a case share one set of ids. */
const ROWS = ['plan.courses[].id', 'medicines[].id', 'history[].id', 'patient.conditions[].id', 'patient.allergies[].id'];

const idProblems = (file: unknown, { catalogue, rules }: Shipped): readonly CaseProblem[] => {
  const rowIds = new Set(rules.map(({ id }) => id));
  return [
    ...[ROWS, ['catalogue[].id'], ['rules.change[].id'], ['rules.add[].id']].flatMap((patterns) => repeated(textsAt(file, ...patterns))),
    ...textsAt(file, 'catalogue[].id')
      .filter(({ value }) => catalogue.has(value))
      .map(({ path, value }) => ({ path, reason: `the shipped catalogue holds "${value}" already; give this treatment another id` })),
    ...textsAt(file, 'rules.add[].id')
      .filter(({ value }) => rowIds.has(value))
      .map(({ path, value }) => ({ path, reason: `"${value}" is a shipped row; put what differs under rules.change` })),
    ...textsAt(file, 'rules.change[].id').flatMap((part) => unknownWord(part, 'rule row', rowIds)),
  ];
};

const isChange = (value: Readonly<Record<string, unknown>>): boolean => typeof value['parameters'] === 'object' && value['parameters'] !== null;

const changeProblems = (file: unknown, { rules }: Shipped): readonly CaseProblem[] =>
  objectsAt(file, 'rules.change[]')
    .filter(({ value }) => isChange(value))
    .flatMap(({ path, value }) => {
      const row = rules.find(({ id }) => id === value['id']);
      if (row === undefined) return [];
      const known = new Set(Object.keys(row.parameters));
      const change = value as unknown as CaseRuleChange;
      const odd = Object.keys(change.parameters ?? {})
        .filter((name) => !known.has(name))
        .map((name) => ({ path: [...path, 'parameters', name], reason: `${row.id} has no parameter "${name}"${didYouMean(name, known)}` }));
      return [...odd, ...ruleProblems(changedRow(row, { id: row.id, parameters: change.parameters ?? {} })).map((reason) => ({ path, reason }))];
    });

/** Pairs of days that must not be the wrong way round. */
const ORDERED: readonly (readonly [rows: string, earlier: string, later: string])[] = [
  ['plan.courses[]', 'startsOn', 'endsOn'],
  ['plan.courses[]', 'startsOn', 'adequateOn'],
  ['plan.courses[]', 'notBefore', 'notAfter'],
  ['stage.closures[]', 'from', 'to'],
  ['medicines[]', 'startedOn', 'stoppedOn'],
  ['history[]', 'startedOn', 'endedOn'],
  ['rules.add[]', 'effectiveFrom', 'effectiveTo'],
];

/** Days of what has happened. */
const BEHIND = [
  'patient.birthDate',
  'patient.checkIns.firstOn',
  'facts[].takenOn',
  'statements[].askedOn',
  'history[].startedOn',
  'history[].endedOn',
  'plan.courses[].assessedOn',
  'plan.courses[].reported.intolerableOn',
  'plan.courses[].reported.fadingSince',
];

const dayProblems = (file: unknown): readonly CaseProblem[] => {
  const [today] = partsAt(file, 'today');
  const isAhead = (day: unknown): boolean => isCalendarDate(day) && isCalendarDate(today?.value) && day > today.value;
  return [
    ...ORDERED.flatMap(([rows, earlier, later]) =>
      objectsAt(file, rows).flatMap(({ path, value }) => {
        const [first, last] = [value[earlier], value[later]];
        return isCalendarDate(first) && isCalendarDate(last) && last < first
          ? [{ path: [...path, later], reason: `${last} is before ${earlier}, ${first}` }]
          : [];
      }),
    ),
    ...textsAt(file, ...BEHIND)
      .filter(({ value }) => isAhead(value))
      .map(({ path, value }) => ({ path, reason: `${value} is after today, ${String(today?.value)}` })),
    ...objectsAt(file, 'plan.courses[]')
      .filter(({ value }) => value['started'] === true && isAhead(value['startsOn']))
      .map(({ path }) => ({ path: [...path, 'startsOn'], reason: 'the course has started, so its start is not after today' })),
    ...objectsAt(file, 'plan.courses[]')
      .filter(({ value }) => value['over'] === true && value['endsOn'] === undefined && value['lengthDays'] === undefined)
      .map(({ path }) => ({ path, reason: 'the course is over, so it has a last day: endsOn' })),
    ...objectsAt(file, 'plan.courses[]')
      .filter(({ value }) => value['endsOn'] !== undefined && value['lengthDays'] !== undefined)
      .map(({ path }) => ({ path: [...path, 'lengthDays'], reason: 'endsOn says how long it takes; give one of the two' })),
  ];
};

/** What only a course with a day can be, or say. */
const NEED_A_START = ['started', 'over', 'fixed', 'endsOn', 'adequateOn'];

const lacksStart = ({ startsOn, ...course }: Readonly<Record<string, unknown>>): readonly string[] =>
  startsOn === undefined ? NEED_A_START.filter((name) => course[name] !== undefined && course[name] !== false) : [];

const startProblems = (file: unknown): readonly CaseProblem[] =>
  objectsAt(file, 'plan.courses[]').flatMap(({ path, value }) =>
    lacksStart(value).map((name) => ({ path, reason: `startsOn is missing, and ${name} needs it` })),
  );

/** Courses that nobody has put on a day yet: they can be staged, not judged. */
export const unplacedProblems = (file: unknown): readonly CaseProblem[] =>
  objectsAt(file, 'plan.courses[]')
    .filter(({ value }) => value['startsOn'] === undefined && lacksStart(value).length === 0)
    .map(({ path }) => ({ path, reason: '"startsOn" is missing; npm run stage chooses one' }));

/** A question answered by a number would be read as "no". */
const factProblems = (file: unknown): readonly CaseProblem[] =>
  objectsAt(file, 'facts[]').flatMap(({ path, value: fact }) => {
    const code = String(fact['code']);
    if (!Object.hasOwn(FACTS, code)) return [];
    const { label, unit } = FACTS[code as keyof typeof FACTS];
    const [needed, other] = unit === '' ? (['answer', 'value'] as const) : (['value', 'answer'] as const);
    const means = unit === '' ? '"yes", "no" or "unknown"' : `a number in ${unit}`;
    return [
      ...(fact[needed] === undefined ? [{ path, reason: `${label} needs ${needed}: ${means}` }] : []),
      ...(fact[other] === undefined ? [] : [{ path: [...path, other], reason: `${label} has ${needed} (${means}), not ${other}` }]),
    ];
  });

/** Where the rows of a topic stand. */
const LISTS: Readonly<Record<string, string>> = { medicines: 'medicines[]', conditions: 'patient.conditions[]', allergies: 'patient.allergies[]' };

/** A list that was forgotten would be taken for one without a row that matters. */
const statementProblems = (file: unknown): readonly CaseProblem[] =>
  objectsAt(file, 'statements[]').flatMap(({ path, value: { topic, answer } }) => {
    const list = typeof topic === 'string' && Object.hasOwn(LISTS, topic) ? LISTS[topic] : undefined;
    if (list === undefined || answer !== 'listed' || partsAt(file, list).length > 0) return [];
    return [{ path: [...path, 'answer'], reason: `${list.slice(0, -2)} is empty; say "none", or list what there is` }];
  });

/**
 * What is wrong with a case file beyond its shape, which the schema says: words that nobody knows, ids that occur
 * twice, days the wrong way round, changes of rules that do not fit. It takes a value of any shape and passes over
 * what the schema refuses, so that one reading names all of it.
 */
export const caseProblems = (file: unknown, shipped: Shipped): readonly CaseProblem[] => [
  ...wordProblems(file, wordsFor(file, shipped)),
  ...rotationProblems(file),
  ...idProblems(file, shipped),
  ...changeProblems(file, shipped),
  ...dayProblems(file),
  ...startProblems(file),
  ...factProblems(file),
  ...statementProblems(file),
];
