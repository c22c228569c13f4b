import { addDays, isCalendarDate, type CalendarDate } from '../../dates.js';
import type { Element, Resource } from './resource.js';
import { at } from './shape.js';

/** What can be asked of a type besides the patient: names of days, and the places in the resource where they stand. */
export const SEARCHES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  CarePlan: { date: ['period'] },
  Goal: { date: ['startDate'], 'start-date': ['startDate'], 'target-date': ['target.0.dueDate'] },
  Observation: { date: ['effectiveDateTime', 'effectivePeriod'] },
  Condition: { 'onset-date': ['onsetDateTime'], 'recorded-date': ['recordedDate'] },
  AllergyIntolerance: { date: ['recordedDate'] },
  MedicationStatement: { effective: ['effectivePeriod'] },
  MedicationRequest: { authoredon: ['authoredOn'] },
  ServiceRequest: { occurrence: ['occurrencePeriod'], authored: ['authoredOn'] },
  Procedure: { date: ['performedPeriod'] },
  QuestionnaireResponse: { authored: ['authored'] },
  Appointment: { date: ['start'] },
  Task: { 'authored-on': ['authoredOn'] },
  DetectedIssue: { identified: ['identifiedDateTime'] },
  Coverage: {},
};
export const SEARCH = { count: { usual: 50, max: 500, all: 1_000_000 } } as const;

/** Days from and to, both included; `null` = open on that side. */
interface Span {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}
type Prefix = 'eq' | 'ge' | 'le' | 'gt' | 'lt';
export interface Asked {
  readonly places: readonly string[];
  readonly prefix: Prefix;
  readonly span: { readonly from: CalendarDate; readonly to: CalendarDate };
}
export interface Search {
  readonly patientId: string;
  readonly days: readonly Asked[];
  readonly count: number;
  /** How many of the matches come before this page. */
  readonly offset: number;
}
/** `problem`: what cannot be searched for, in a sentence. */
export type ReadSearch = Search | { readonly problem: string };

const VALUE = /^(eq|ge|le|gt|lt)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const lastDayOf = (year: string, month: string): CalendarDate => {
  const next = month === '12' ? `${String(Number(year) + 1).padStart(4, '0')}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
};

/** A day, a month or a year: from its first day to its last. */
const spanOf = (year: string, month: string | undefined, date: string | undefined): Asked['span'] | null => {
  const from = `${year}-${month ?? '01'}-${date ?? '01'}`;
  if (!isCalendarDate(from)) return null;
  if (date !== undefined) return { from, to: from };
  return { from, to: lastDayOf(year, month ?? '12') };
};

const daysAsked = (places: readonly string[], name: string, value: string): Asked | string => {
  const [, prefix = 'eq', year = '', month, date] = VALUE.exec(value) ?? [];
  const span = year === '' ? null : spanOf(year, month, date);
  return span === null
    ? `${name}=${value.slice(0, 40)} is no day: write a year, month or day such as ge2026-05-04; times are not searched for.`
    : { places, prefix: prefix as Prefix, span };
};

const whole = (value: string | undefined, usual: number, most: number): number | null => {
  if (value === undefined) return usual;
  return /^\d{1,7}$/.test(value) ? Math.min(Number(value), most) : null;
};

/** A parameter may stand in a query more than once. */
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => typeof one === 'string');
const PATIENT = /^(?:Patient\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export type Query = Readonly<Record<string, unknown>>;
const NOT_DAYS = ['patient', 'subject', '_count', '_offset', '_format'];

const strange = (type: string, query: Query): string | null => {
  const names = Object.keys(SEARCHES[type] ?? {});
  const unknown = Object.keys(query).find((name) => !NOT_DAYS.includes(name) && !names.includes(name));
  return unknown === undefined ? null : `${type} is not searched by "${unknown.slice(0, 40)}"; it is by ${['patient', ...names].join(', ')}.`;
};

/** Answers are JSON; whoever asks for another format would not read them. */
const JSON_FORMATS = ['json', 'application/json', 'application/fhir+json'];
const formatProblem = (query: Query): string | null => {
  const other = listOf(query['_format']).find((one) => !JSON_FORMATS.includes(one.toLowerCase().replace(' ', '+')));
  return other === undefined ? null : `Answers are in JSON only, not ${other.slice(0, 40)}.`;
};
/** Whoever names two patients would get one and believe it was both. */
const patientsProblem = (query: Query): string | null =>
  new Set([...listOf(query['patient']), ...listOf(query['subject'])].map((one) => one.replace(/^Patient\//u, '').toLowerCase())).size > 1
    ? 'Only one patient is searched at a time.'
    : null;

const patientIn = (query: Query): string | null => PATIENT.exec(listOf(query['patient'] ?? query['subject'])[0] ?? '')?.[1]?.toLowerCase() ?? null;

const daysIn = (type: string, query: Query): readonly (Asked | string)[] =>
  Object.entries(SEARCHES[type] ?? {}).flatMap(([name, places]) => listOf(query[name]).map((value) => daysAsked(places, name, value)));

/** A query of one type. Whatever is not understood is a problem, never ignored: a filter that does nothing shows too much. */
export const readSearch = (type: string, query: Query): ReadSearch => {
  const patientId = patientIn(query);
  if (patientId === null) return { problem: 'Say whose: patient=<id>. Only one patient is searched at a time.' };
  const asked = daysIn(type, query);
  const problem = strange(type, query) ?? patientsProblem(query) ?? formatProblem(query) ?? asked.find((one) => typeof one === 'string');
  if (problem !== undefined) return { problem };
  const page = pageOf(query);
  return 'problem' in page ? page : { patientId, days: asked.filter((one) => typeof one !== 'string'), ...page };
};

/** The page of everything about a patient. It is not narrowed: what looks like a filter is a problem. */
export const readEverything = (query: Query): Pick<Search, 'count' | 'offset'> | { readonly problem: string } => {
  const unknown = Object.keys(query).find((name) => !['_count', '_offset', '_format'].includes(name));
  const problem = unknown === undefined ? formatProblem(query) : `Everything is not narrowed by "${unknown.slice(0, 40)}"; search one type instead.`;
  return problem === null ? pageOf(query, SEARCH.count.all) : { problem };
};

/** `_count` and `_offset` of a query. */
export const pageOf = (
  query: Readonly<Record<string, unknown>>,
  usual: number = SEARCH.count.usual,
): Pick<Search, 'count' | 'offset'> | { readonly problem: string } => {
  const count = whole(listOf(query['_count'])[0], usual, SEARCH.count.max);
  const offset = whole(listOf(query['_offset'])[0], 0, Number.MAX_SAFE_INTEGER);
  return count === null || offset === null ? { problem: '_count and _offset are whole numbers.' } : { count, offset };
};

const dayIn = (value: unknown): CalendarDate | null => (typeof value === 'string' && isCalendarDate(value.slice(0, 10)) ? value.slice(0, 10) : null);

const spanIn = (resource: Resource, places: readonly string[]): Span | null => {
  const value = places.map((place) => at(resource, place)).find((one) => one !== undefined);
  const one = dayIn(value);
  if (one !== null) return { from: one, to: one };
  if (typeof value !== 'object' || value === null) return null;
  return { from: dayIn(at(value, 'start')), to: dayIn(at(value, 'end')) };
};

/** FHIR's comparisons of ranges; an open end lies beyond every day, an open start before. */
const fits: Readonly<Record<Prefix, (found: Span, asked: Asked['span']) => boolean>> = {
  eq: ({ from, to }, asked) => from !== null && to !== null && from >= asked.from && to <= asked.to,
  ge: ({ to }, asked) => to === null || to >= asked.from,
  gt: ({ to }, asked) => to === null || to > asked.to,
  le: ({ from }, asked) => from === null || from <= asked.to,
  lt: ({ from }, asked) => from === null || from < asked.from,
};

const matches = (resource: Resource, { places, prefix, span }: Asked): boolean => {
  const found = spanIn(resource, places);
  return found !== null && fits[prefix](found, span);
};

/** All resources of a type that match, in a stable order. A resource without the day asked for matches no day. */
export const searched = (resources: readonly Resource[], type: string, { days }: Pick<Search, 'days'>): readonly Resource[] =>
  resources.filter((resource) => resource.resourceType === type && days.every((asked) => matches(resource, asked))).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What a page of matches is made of. `self` and `next` are addresses without a count of their own. */
export interface Paged {
  readonly all: readonly Resource[];
  readonly count: number;
  readonly offset: number;
  /** Where resources are read, without a slash at its end. */
  readonly base: string;
  /** The same as far as a caller can follow it: on a server that does not know its own address, the path. */
  readonly links: string;
  /** The address of the search, with its filters and without its page. */
  readonly address: string;
}

export const searchset = ({ all, count, offset, base, links, address }: Paged): Element => {
  const page = all.slice(offset, offset + count);
  const link = (relation: string, from: number): Element => ({
    relation,
    url: `${links}/${address}${address.includes('?') ? '&' : '?'}_count=${count}${from > 0 ? `&_offset=${from}` : ''}`,
  });
  const more = count > 0 && offset + count < all.length;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: all.length,
    link: [link('self', offset), ...(more ? [link('next', offset + count)] : [])],
    ...(page.length === 0
      ? {}
      : { entry: page.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode: 'match' } })) }),
  };
};
