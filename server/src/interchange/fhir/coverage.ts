import { RECORD, type NewCoverage } from '@stagewell/shared/patients/patient';
import { clip, conceptText, dayGap, element, elements, fhirDay, lookUp, number, plainCodes, text, texts, type Element } from './element.js';
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
  text(coverage['subscriberId']) || (elements(coverage['identifier']).map((one) => text(one['value'])).find((value) => value !== '') ?? '');

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
  const type = conceptText(body['type']);
  const named = payerOf(body, reading);
  const payer = named === '' ? type : named;
  const status = texts(body['status'])[0] ?? '';
  const refused = lookUp(NOT_IN_FORCE, status);
  if (refused !== undefined) return skipped(resource, payer, refused);
  if (payer === '') return skipped(resource, 'Coverage', 'names no payer');
  const period = element(body['period']);
  const [starts, ends] = [fhirDay(period?.['start']), fhirDay(period?.['end'])];
  const backwards = starts.day !== null && ends.day !== null && ends.day < starts.day;
  const member = memberOf(body);
  const tooLong = member.length > RECORD.short.maxLength;
  const value: NewCoverage = {
    payer: clip(payer, RECORD.label.maxLength),
    plan: clip(classNamed(body, 'plan') || classNamed(body, 'group') || (named === '' ? '' : type), RECORD.label.maxLength),
    memberId: tooLong ? '' : member,
    order: orderOf(body),
    startsOn: starts.day,
    endsOn: backwards ? null : ends.day,
  };
  const over = ends.day !== null && ends.day < reading.today ? `ended ${ends.day}` : '';
  const gaps = [starts, ends].map((read) => (read.given === 'none' ? '' : dayGap(read, 'a day of the period')));
  return taken(resource, {
    label: payer,
    reason: [status === '' ? 'status not given' : status, over, backwards ? 'ends before it starts, end left empty' : '', ...gaps, tooLong ? 'member number too long, left empty' : ''],
    rows: [{ section: 'coverages', sourceSystem: reading.sourceSystem, sourceId: resource.key, value }],
  });
};
