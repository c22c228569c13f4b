import { isCalendarDate } from '../../dates.js';
import { isObject, objectsAt, partsAt, pathText, textsAt, type JsonPath, type Part } from '../../json-path.js';
import { didYouMean } from '../../nearest.js';
import { MEASURE_FACTS, MEASURES } from '../measures.js';

/** One thing that is wrong, with the way to it from the root of the file. */
export interface FileProblem {
  readonly path: JsonPath;
  readonly reason: string;
}
type Fields = Readonly<Record<string, unknown>>;

const fieldOf = (file: unknown, name: string): unknown => (isObject(file) ? file[name] : undefined);

const measureProblems = (file: unknown): readonly FileProblem[] => {
  const given = ['measure', 'scale'].filter((name) => fieldOf(file, name) !== undefined);
  if (given.length === 0) return [{ path: [], reason: 'either "measure" or "scale" is needed' }];
  return given.length === 2 ? [{ path: ['scale'], reason: 'there is a "measure" already; one of the two is enough' }] : [];
};

const numbersIn = (fields: unknown, low: string, high: string): readonly [number, number] | null => {
  const [a, b] = [fieldOf(fields, low), fieldOf(fields, high)];
  return typeof a === 'number' && typeof b === 'number' ? [a, b] : null;
};

/** The ends of the scale, as far as they can be told. */
const rangeOf = (file: unknown): readonly [number, number] | null => {
  const measure = MEASURES.find((one) => one === fieldOf(file, 'measure'));
  return measure === undefined ? numbersIn(fieldOf(file, 'scale'), 'min', 'max') : [MEASURE_FACTS[measure].range.min, MEASURE_FACTS[measure].range.max];
};

const rangeProblems = (file: unknown): readonly FileProblem[] => {
  const range = rangeOf(file);
  if (range === null) return [];
  const [min, max] = range;
  if (max <= min) return [{ path: ['scale', 'max'], reason: `it must be above "min", ${min}` }];
  return partsAt(file, 'readings[].value').flatMap(({ path, value }) =>
    typeof value === 'number' && (value < min || value > max) ? [{ path, reason: `${value} is not on the scale, ${min} to ${max}` }] : [],
  );
};

const modalityProblems = (file: unknown, known: ReadonlySet<string>): readonly FileProblem[] => [
  ...textsAt(file, 'courses[].modality').flatMap(({ path, value }) =>
    known.has(value) ? [] : [{ path, reason: `there is no modality "${value}"${didYouMean(value, known)}` }],
  ),
  ...objectsAt(file, 'courses[]').flatMap(({ path, value }) =>
    value['modality'] === undefined && value['name'] === undefined ? [{ path, reason: 'either "modality" or "name" is needed' }] : [],
  ),
];

/** What a course is called in the answer. */
export const courseIdOf = ({ id, modality, name }: { readonly id?: unknown; readonly modality?: unknown; readonly name?: unknown }): string =>
  [id, modality, name].find((one): one is string => typeof one === 'string') ?? '';

const twice = (file: unknown): readonly FileProblem[] => {
  const courses = objectsAt(file, 'courses[]').map((part) => ({ ...part, id: courseIdOf(part.value) }));
  return courses.flatMap(({ path, id }, index) =>
    id !== '' && courses.findIndex((other) => other.id === id) < index ? [{ path, reason: `there are two courses "${id}"; give them an "id" each` }] : [],
  );
};

const later = ({ path, value }: Part<Fields>, first: string, last: string): readonly FileProblem[] => {
  const [from, to] = [value[first], value[last]];
  return isCalendarDate(from) && isCalendarDate(to) && to < from ? [{ path: [...path, last], reason: `${to} is before ${first}, ${from}` }] : [];
};

const orderProblems = (file: unknown): readonly FileProblem[] => [
  ...objectsAt(file, 'courses[]').flatMap((course) => [...later(course, 'startedOn', 'endedOn'), ...later(course, 'startedOn', 'fadedFrom')]),
  ...objectsAt(file, 'events[]').flatMap((event) => later(event, 'from', 'to')),
  ...objectsAt(file, 'courses[].flare').flatMap(({ path, value }) => {
    const days = numbersIn(value, 'from', 'to');
    return days !== null && days[1] < days[0] ? [{ path: [...path, 'to'], reason: `it must not be below "from", ${days[0]}` }] : [];
  }),
];

const sessionProblems = (file: unknown): readonly FileProblem[] =>
  objectsAt(file, 'courses[]').flatMap(({ path, value }) =>
    textsAt(value, 'sessions[]').flatMap((session) =>
      isCalendarDate(value['startedOn']) && isCalendarDate(session.value) && session.value < value['startedOn']
        ? [{ path: [...path, ...session.path], reason: `${session.value} is before startedOn, ${value['startedOn']}` }]
        : [],
    ),
  );

/** Everything that is wrong with the meaning of an attribution file of any shape; each place is told once. */
export const attributionFileProblems = (file: unknown, modalities: ReadonlySet<string>): readonly FileProblem[] => {
  const all = [measureProblems, rangeProblems, twice, orderProblems, sessionProblems].flatMap((problems) => problems(file));
  return [...all, ...modalityProblems(file, modalities)].filter(
    ({ path }, index, list) => list.findIndex((other) => pathText(other.path) === pathText(path)) === index,
  );
};
