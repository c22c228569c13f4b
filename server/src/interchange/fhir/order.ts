import type { Coding } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { StopReason } from '@stagewell/shared/history/past-treatment';
import { conceptText, dayGap, elements, field, firstDay, firstText, lookUp, plainCodes, text, when, type Element, type FhirDay } from './element.js';
import { dosageOf, type Dosage } from './dosage.js';
import type { Reading, Resource } from './imported.js';
import { medicineNamed } from './medicine-named.js';

/** One request or statement, understood. `key` names the medicine: requests with one key are one medicine. */
export interface Order {
  readonly resource: Resource;
  readonly key: string;
  readonly label: string;
  readonly codings: readonly Coding[];
  readonly ingredients: readonly string[] | null;
  readonly status: 'current' | 'stopped';
  readonly startedOn: CalendarDate | null;
  readonly stoppedOn: CalendarDate | null;
  readonly dosage: Dosage;
  readonly stopReason: StopReason | null;
  readonly stopText: string;
  readonly notes: readonly string[];
}
export type ReadOrder = { readonly order: Order } | { readonly label: string; readonly refused: string };

const REFUSED: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error at the source',
  cancelled: 'cancelled before it was given',
  draft: 'a draft, not ordered',
  'not-taken': 'not taken, by the source',
  intended: 'intended, not started',
};
const NOT_ORDERS: Readonly<Record<string, string>> = { proposal: 'a proposal, not an order', plan: 'a plan, not an order', option: 'an option, not an order' };
const STOPPED = ['completed', 'stopped', 'ended'];
const CURRENT = ['active', 'on-hold', 'unknown'];

/** HL7 reasons why a request stopped, where ours says the same; any other stays text for the clinician. */
const STOP_REASONS: Readonly<Record<string, StopReason>> = {
  sintol: 'side-effects',
  salg: 'safety',
  sddi: 'safety',
  preg: 'safety',
  labint: 'safety',
  'non-avail': 'access',
};

const refusalOf = (body: Element): string => {
  if (body['doNotPerform'] === true) return 'an order not to give it';
  return lookUp(REFUSED, text(body['status'])) ?? lookUp(NOT_ORDERS, text(body['intent'])) ?? '';
};

interface Span {
  readonly status: Order['status'];
  readonly startedOn: CalendarDate | null;
  readonly stoppedOn: CalendarDate | null;
  readonly notes: readonly string[];
}

const startOf = (body: Element): FhirDay =>
  firstDay(field(body, 'effectivePeriod', 'start'), body['effectiveDateTime'], body['authoredOn'], body['dateAsserted']);

/** Current or stopped, from the status and the days. A medicine of unknown status counts as current: missing an interaction is worse than asking. */
const spanOf = (body: Element, dosage: Dosage, today: CalendarDate): Span => {
  const written = text(body['status']);
  const start = startedOf(body, today);
  const end = firstDay(field(body, 'effectivePeriod', 'end'), dosage.endsOn).day;
  // An end that is still to come has not happened.
  const over = end !== null && end < today ? end : null;
  const stopped = STOPPED.includes(written) || over !== null;
  const backwards = over !== null && start.day !== null && over < start.day;
  return {
    status: stopped ? 'stopped' : 'current',
    startedOn: start.day,
    stoppedOn: backwards ? null : over,
    notes: [...statusNotes(written, over), start.note, when(backwards, 'ends before it starts, end left empty')],
  };
};

const startedOf = (body: Element, today: CalendarDate): { readonly day: CalendarDate | null; readonly note: string } => {
  const start = startOf(body);
  return start.day !== null && start.day > today ? { day: null, note: 'start is after today, left empty' } : { day: start.day, note: dayGap(start, 'start') };
};

const statusNotes = (written: string, over: CalendarDate | null): readonly string[] => {
  if (STOPPED.includes(written)) return [];
  if (over !== null) return [`still ${firstText(written, 'open')} at the source, but its own end was ${over}`];
  if (!CURRENT.includes(written)) return ['status not given, taken as current'];
  return [when(written !== 'active', `${written} at the source, taken as current until reconciled`)];
};

const stopOf = (body: Element): { readonly reason: StopReason | null; readonly words: string } => {
  const concepts = elements(body['statusReason']);
  const reason =
    plainCodes(concepts)
      .map((code) => lookUp(STOP_REASONS, code))
      .find((one) => one !== undefined) ?? null;
  return {
    reason,
    words: concepts
      .map(conceptText)
      .filter((words) => words !== '')
      .join(', '),
  };
};

/** A MedicationRequest or MedicationStatement; `refused` says why it is not a medicine that the patient takes or took. */
export const readOrder = (resource: Resource, reading: Reading): ReadOrder => {
  const { body } = resource;
  const { label, key, codings, ingredients, mixture, none } = medicineNamed(body, reading.references);
  const refused = firstText(refusalOf(body), none, when(label === '', 'names no medicine'));
  if (refused !== '') return { label, refused };
  const said = dosageOf(resource.type === 'MedicationStatement' ? body['dosage'] : body['dosageInstruction'], startOf(body).day);
  const dosage = mixture ? { ...said, dailyMg: null } : said;
  const span = spanOf(body, dosage, reading.today);
  const stop = stopOf(body);
  return { order: { ...span, resource, key, label, codings, ingredients, dosage, stopReason: stop.reason, stopText: stop.words } };
};
