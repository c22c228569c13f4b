import { flagsOfCodings, isPainIcd10 } from '@stagewell/shared/patients/condition-codes';
import { RECORD, type NewCondition } from '@stagewell/shared/patients/patient';
import { clip, codesOf, codings, conceptText, dayGap, element, elements, firstDay, plainCodes, when, type Element, type FhirDay } from './element.js';
import type { Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';
import { noneStated, notKept } from './none-known.js';
import { takenBack } from './taken-back.js';

const RESOLVED = ['inactive', 'remission', 'resolved'];
const ACTIVE = ['active', 'recurrence', 'relapse'];
/** Still worth judging a plan by: a provisional diagnosis may be true. */
const UNSURE = ['unconfirmed', 'provisional', 'differential'];

/** Active unless the source says otherwise: a condition of unknown state must not be judged as gone. */
const statusOf = (condition: Element): { readonly status: NewCondition['status']; readonly note: string } => {
  const codes = plainCodes(condition['clinicalStatus']);
  if (codes.some((code) => RESOLVED.includes(code))) return { status: 'resolved', note: '' };
  if (codes.some((code) => ACTIVE.includes(code))) return { status: 'active', note: '' };
  const ended = ['abatementDateTime', 'abatementPeriod', 'abatementAge', 'abatementRange', 'abatementString'].some((field) => condition[field] !== undefined);
  return ended ? { status: 'resolved', note: 'no status given, but an end' } : { status: 'active', note: 'no status given, taken as active' };
};

const onsetOf = (condition: Element, today: string): { readonly read: FhirDay; readonly note: string } => {
  const read = firstDay(condition['onsetDateTime'], element(condition['onsetPeriod'])?.['start']);
  if (read.day !== null && read.day > today) return { read: { day: null, given: 'nonsense' }, note: 'onset is after today, left empty' };
  return { read, note: read.given === 'none' ? '' : dayGap(read, 'onset') };
};

const FINDING = /\(finding\)$/u;
/** The source records what is not a disease (employment, housing, a body mass index) as conditions too; it says so itself. */
const kindNote = (condition: Element, label: string): string => {
  if (plainCodes(condition['category']).includes('sdoh')) return 'a social circumstance by its category';
  return FINDING.test(label) ? 'a finding, not a disorder, by its own name' : '';
};

const regionOf = (condition: Element): string | null => {
  const words = elements(condition['bodySite'])
    .map(conceptText)
    .filter((part) => part !== '')
    .join(', ');
  return words === '' ? null : clip(words, RECORD.short.maxLength);
};

/**
 * A Condition. Flags come only from ICD-10-CM codes; anything else is unmapped (`null`) until a clinician maps it, because a
 * name is not a code. Refuted conditions and errors are skipped.
 */
export const readCondition = (resource: Resource, reading: Reading): Taken => {
  const { body } = resource;
  const label = conceptText(body['code']);
  const refused = refusalOf(plainCodes(body['verificationStatus']));
  if (refused !== '') return takenBack(resource, { label, reason: refused }, [{ section: 'conditions', sourceId: resource.key }]);
  const why = namesNone(body, label);
  return why === '' ? condition(resource, reading, label) : skipped(resource, label, why);
};

const refusalOf = (verification: readonly string[]): string => {
  if (verification.includes('entered-in-error')) return 'entered in error at the source';
  return when(verification.includes('refuted'), 'refuted: the patient does not have it');
};

const namesNone = (body: Element, label: string): string => {
  const stated = noneStated(body['code']);
  return stated === '' ? when(label === '', 'names no condition') : notKept(stated, 'condition');
};

const mappingNote = ({ flags, status }: NewCondition): string => {
  if (flags !== null) return `flags from its ICD-10-CM code: ${flags.join(', ') || 'none'}`;
  return status === 'active' ? 'not mapped: say which flags apply' : 'not mapped, and no rule waits for what is over';
};

const condition = (resource: Resource, reading: Reading, label: string): Taken => {
  const { body } = resource;
  const all = codings(body['code']);
  const flags = flagsOfCodings(all);
  const status = statusOf(body);
  const onset = onsetOf(body, reading.today);
  const value: NewCondition = {
    label: clip(label, RECORD.label.maxLength),
    codings: all,
    flags,
    onsetOn: onset.read.day,
    status: status.status,
    isPain: codesOf(all, 'icd-10-cm').some((code) => isPainIcd10(code) === true),
    region: regionOf(body),
  };
  const unsure = plainCodes(body['verificationStatus']).filter((code) => UNSURE.includes(code));
  return taken(resource, {
    label,
    reason: [status.status, kindNote(body, label), when(unsure.length > 0, `diagnosis ${unsure.join(', ')}`), status.note, onset.note, mappingNote(value)],
    rows: [{ section: 'conditions', sourceSystem: reading.sourceSystem, sourceId: resource.key, value }],
    needsMapping: flags === null && status.status === 'active',
  });
};
