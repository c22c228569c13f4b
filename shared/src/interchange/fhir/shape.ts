import type { Coding } from '../../catalogue/modality.js';
import type { CalendarDate } from '../../dates.js';
import { ownExtension, readOwnExtension } from './extension.js';
import { coding, ownSystem, TERMS, type Element } from './resource.js';

/**
 * Where one field of a row lives in a resource, both ways: `get` of what `put` wrote is the value again. `put` answers places
 * (names with dots; a number is a place in a list) and what stands there; `get` answers `undefined` where nothing stands.
 */
export interface Home<V> {
  readonly put: (value: V) => readonly (readonly [place: string, value: unknown])[];
  readonly get: (resource: Element) => V | undefined;
}

/** All fields of a row: a home in FHIR, or `own`, a part of the extension. `blank`: what a field is where nothing stands. */
export interface Shape<T> {
  readonly name: string;
  readonly blank: T;
  readonly homes: { readonly [K in keyof T]-?: Home<T[K]> | 'own' };
}

export const at = (resource: unknown, place: string): unknown =>
  place
    .split('.')
    .reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined), resource);

type Tree = { [name: string]: unknown };

const put = (tree: Tree, place: string, value: unknown): void => {
  const [name = '', ...rest] = place.split('.');
  if (rest.length === 0) tree[name] = value;
  else {
    tree[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
    put(tree[name] as Tree, rest.join('.'), value);
  }
};

/** The elements of a row. `null` and empty texts are not written. */
export const write = <T extends object>({ name, homes }: Shape<T>, row: T): Element => {
  const tree: Tree = {};
  const fields = Object.keys(homes) as (keyof T & string)[];
  const places = fields.flatMap((field) => {
    const home = homes[field];
    return home === 'own' ? [] : home.put(row[field]);
  });
  for (const [place, value] of places) if (value !== null && value !== '') put(tree, place, value);
  const extension = ownExtension(name, Object.fromEntries(fields.filter((field) => homes[field] === 'own').map((field) => [field, row[field]])));
  return extension.length === 0 ? tree : { ...tree, extension };
};

/** The row that `write` wrote, and whatever else a file puts there: not checked yet. */
export const read = <T extends object>({ name, blank, homes }: Shape<T>, resource: Element): T => {
  const own = readOwnExtension(name, resource) as Partial<T>;
  const fields = (Object.keys(homes) as (keyof T & string)[]).map((field) => {
    const home = homes[field];
    const value = home === 'own' ? own[field] : home.get(resource);
    return [field, value ?? blank[field]] as const;
  });
  return Object.fromEntries(fields) as T;
};

const written = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const text = (place: string): Home<string> => ({ put: (value) => [[place, value]], get: (resource) => written(at(resource, place)) });
export const textOrNull = (place: string): Home<string | null> => ({ put: (value) => [[place, value]], get: (resource) => written(at(resource, place)) });
export const day: (place: string) => Home<CalendarDate> = text;
export const dayOrNull: (place: string) => Home<CalendarDate | null> = textOrNull;

/** A number, and what stands beside it whenever there is one (unit and its system). */
export const amount = (place: string, beside: Element = {}): Home<number | null> => ({
  put: (value) => (value === null ? [] : [[`${place}.value`, value], ...Object.entries(beside).map(([name, inner]) => [`${place}.${name}`, inner] as const)]),
  get: (resource) => {
    const value = at(resource, `${place}.value`);
    return typeof value === 'number' ? value : undefined;
  },
});

export const mgPerDay = (place: string): Home<number | null> => {
  const numerator = amount(`${place}.numerator`, { unit: 'mg', system: TERMS.ucum, code: 'mg' });
  return {
    put: (value) => (value === null ? [] : [...numerator.put(value), [`${place}.denominator`, { value: 1, unit: 'day', system: TERMS.ucum, code: 'd' }]]),
    get: numerator.get,
  };
};

/** A word of ours as a code of FHIR. A word that the table lacks is not written. */
export const code = <V extends string>(place: string, table: Readonly<Partial<Record<V, string>>>): Home<V> => ({
  put: (value) => [[place, table[value] ?? null]],
  get: (resource) => (Object.keys(table) as V[]).find((word) => table[word] === at(resource, place)),
});

/** The same as a concept of one code. */
export const codeIn = <V extends string>(place: string, system: string, table: Readonly<Partial<Record<V, string>>>): Home<V> => ({
  put: (value) => (table[value] === undefined ? [] : [[`${place}.coding`, [coding(system, table[value])]]]),
  get: (resource) => (Object.keys(table) as V[]).find((word) => table[word] === at(resource, `${place}.coding.0.code`)),
});

/** A word of ours as a code of our own system, found again among other codings. */
export const ownCode = <V extends string | null>(place: string, system: string): Home<V> => ({
  put: (value) => (value === null ? [] : [[`${place}.coding`, [coding(ownSystem(system), value)]]]),
  get: (resource) => {
    const all = at(resource, `${place}.coding`);
    const own = Array.isArray(all) ? (all as unknown[]).find((one) => at(one, 'system') === ownSystem(system)) : undefined;
    return written(at(own, 'code')) as V | undefined;
  },
});

const SYSTEMS: Readonly<Record<Exclude<Coding['system'], 'local'>, string>> = {
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  loinc: TERMS.loinc,
  'icd-10-cm': 'http://hl7.org/fhir/sid/icd-10-cm',
  hcpcs: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  snomed: TERMS.snomed,
};

/** FHIR's `code`: no space at its ends, none doubled. */
const CODE = /^\S+( \S+)*$/;

/** The address of a code's system: of a code of another system, what it carries before its bar. */
export const systemAndCode = ({ system, code: own }: Pick<Coding, 'system' | 'code'>): { readonly system: string; readonly code: string } => {
  if (system !== 'local') return { system: SYSTEMS[system], code: own };
  const bar = own.lastIndexOf('|');
  return bar > 0 && /^[a-z][\w+.-]*:\S+$/i.test(own.slice(0, bar))
    ? { system: own.slice(0, bar), code: own.slice(bar + 1) }
    : { system: ownSystem('local'), code: own };
};

/** A coding of ours. How far a code was checked, and a code that FHIR does not take, stand in an extension. */
export const codingOf = ({ system, code: own, display, verification }: Coding): Element => {
  const outside = systemAndCode({ system, code: own });
  return {
    ...(CODE.test(outside.code) ? outside : {}),
    ...(display === '' ? {} : { display }),
    extension: ownExtension('coding', { system, code: own, verification }),
  };
};

const readCoding = (raw: Element): Coding => ({
  system: 'local',
  code: '',
  verification: 'received',
  ...readOwnExtension('coding', raw),
  display: written(raw['display']) ?? '',
});

export const codings = (place: string): Home<readonly Coding[]> => ({
  put: (value) => (value.length === 0 ? [] : [[place, value.map(codingOf)]]),
  get: (resource) => {
    const all = at(resource, place);
    return Array.isArray(all) ? (all as Element[]).filter((one) => typeof one === 'object' && one !== null).map(readCoding) : undefined;
  },
});
