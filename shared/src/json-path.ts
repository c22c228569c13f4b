/** The way from the root of a JSON value to a part of it: names and positions. */
export type JsonPath = readonly (string | number)[];

/** A part of a JSON value, and where it is. */
export interface Part<T = unknown> {
  readonly path: JsonPath;
  readonly value: T;
}

/** Whether a JSON value is an object, not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = ({ value }: Part): boolean => typeof value === 'string';

const member = ({ path, value }: Part, name: string): readonly Part[] =>
  isObject(value) && Object.hasOwn(value, name) ? [{ path: [...path, name], value: value[name] }] : [];

/** The members of a list, each with its place. */
export const membersOf = ({ path, value }: Part): readonly Part[] =>
  Array.isArray(value) ? value.map((one: unknown, at): Part => ({ path: [...path, at], value: one })) : [];

/**
 * The parts of a value of any shape that a pattern names, e.g. `plan.courses[].modality`; what is absent or shaped
 * otherwise is passed over.
 */
export const partsAt = (root: unknown, pattern: string): readonly Part[] =>
  pattern.split('.').reduce<readonly Part[]>(
    (found, step) => {
      const [name = '', ...lists] = step.split('[]');
      return lists.reduce<readonly Part[]>(
        (parts) => parts.flatMap(membersOf),
        found.flatMap((part) => member(part, name)),
      );
    },
    [{ path: [], value: root }],
  );

/** Those of them that are text. */
export const textsAt = (root: unknown, ...patterns: readonly string[]): readonly Part<string>[] =>
  patterns.flatMap((pattern) => partsAt(root, pattern)).filter((part): part is Part<string> => isText(part));

/** Those of them that are objects. */
export const objectsAt = (root: unknown, ...patterns: readonly string[]): readonly Part<Readonly<Record<string, unknown>>>[] =>
  patterns.flatMap((pattern) => partsAt(root, pattern)).filter((part): part is Part<Readonly<Record<string, unknown>>> => isObject(part.value));

/** The way as it is written: `$.plan.courses[0].modality`. */
export const pathText = (path: JsonPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return /^[A-Za-z_$][\w$]*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, '$');
