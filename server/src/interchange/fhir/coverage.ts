import type { CalendarDate } from '@stagewell/shared/dates';
import { RECORD, type NewCoverage } from '@stagewell/shared/patients/patient';
import { clip, conceptText, dayGap, elements, field, fhirDay, firstText, lookUp, number, plainCodes, text, when, type Element } from './element.js';
import type { Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';

const NOT_IN_FORCE: Readonly<Record<string, string>> = {
  cancelled: 'cancelled at the source',
  draft: 'a draft, not in force',
  'entered-in-error': 'entered in error at the source',
};

/** The payer's name: of the organisation that the payor points at, else the reference's own words. */
const payerOf = (coverage: Element, reading: Reading): string => {
  const payors = elements(coverage['payor']);
  const names = payors.map((payor) => {
    const found = reading.references.find(payor, coverage);
    if (text(found?.['resourceType']) === 'Patient') return 'Self-pay';
    return text(found?.['name']) || text(payor['display']);
  });
  return names.find((name) => name !== '') ?? '';
};

const classNamed = (coverage: Element, type: string): string => {
  const found = elements(coverage['class']).find((one) => plainCodes(one['type']).includes(type));
  return text(found?.['name']) || text(found?.['value']);
};

const memberOf = (coverage: Element): string =>
  text(coverage['subscriberId']) ||
  (elements(coverage['identifier'])
    .map((one) => text(one['value']))
    .find((value) => value !== '') ??
    '');

const orderOf = (coverage: Element): number => {
  const order = number(coverage['order']);
  return order !== null && Number.isInteger(order) && order >= 1 && order <= 9 ? order : 1;
};

/**
 * A Coverage that is in force (or says nothing about it): payer, plan, member number, order, period. A member number that is
 * too long is left out rather than shortened: half a number bills someone else.
 */
export const readCoverage = (resource: Resource, reading: Reading): Taken => {
  const { body } = resource;
  const payer = firstText(payerOf(body, reading), conceptText(body['type']));
  const refused = lookUp(NOT_IN_FORCE, text(body['status'])) ?? when(payer === '', 'names no payer');
  return refused === '' ? coverage(resource, reading, payer) : skipped(resource, firstText(payer, 'Coverage'), refused);
};

interface Period {
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  readonly notes: readonly string[];
}
const periodOf = (coverage: Element, today: CalendarDate): Period => {
  const days = [fhirDay(field(coverage, 'period', 'start')), fhirDay(field(coverage, 'period', 'end'))] as const;
  const gaps = days.map((read) => when(read.given !== 'none', dayGap(read, 'a day of the period')));
  const [startsOn, endsOn] = [days[0].day, days[1].day];
  if (endsOn === null) return { startsOn, endsOn, notes: gaps };
  if (startsOn !== null && endsOn < startsOn) return { startsOn, endsOn: null, notes: ['ends before it starts, end left empty', ...gaps] };
  return { startsOn, endsOn, notes: [when(endsOn < today, `ended ${endsOn}`), ...gaps] };
};

/** The named plan, else the group, else the type where it is not already the payer's name. */
const planOf = (coverage: Element, payer: string): string => {
  const type = conceptText(coverage['type']);
  return firstText(classNamed(coverage, 'plan'), classNamed(coverage, 'group'), when(type !== payer, type));
};

const coverage = (resource: Resource, reading: Reading, payer: string): Taken => {
  const { body } = resource;
  const { startsOn, endsOn, notes } = periodOf(body, reading.today);
  const member = memberOf(body);
  const tooLong = member.length > RECORD.short.maxLength;
  const value: NewCoverage = {
    payer: clip(payer, RECORD.label.maxLength),
    plan: clip(planOf(body, payer), RECORD.label.maxLength),
    memberId: tooLong ? '' : member,
    order: orderOf(body),
    startsOn,
    endsOn,
    deductibleLeftCents: null,
    deductibleAsOf: null,
  };
  return taken(resource, {
    label: payer,
    reason: [firstText(text(body['status']), 'status not given'), ...notes, when(tooLong, 'member number too long, left empty')],
    rows: [{ section: 'coverages', sourceSystem: reading.sourceSystem, sourceId: resource.key, value }],
  });
};
