import { ingredientsOfRxcui } from '@stagewell/shared/catalogue/medicine-codes';
import { RECORD, type NewAllergy, type NewStatement } from '@stagewell/shared/patients/patient';
import { clip, codesOf, codings, conceptText, elements, firstDay, firstText, plainCodes, text, when, type Element } from './element.js';
import type { Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';
import { noneStated, notKept } from './none-known.js';
import { takenBack } from './taken-back.js';

/** "No known allergy" and "no information": codes of the International Patient Summary, and the one concept identifier that most systems send. */
const NONE_KNOWN = ['no-known-allergies', '716186003'];
const NOT_ASKED = ['no-allergy-info'];

const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
type Severity = (typeof SEVERITIES)[number];
/** The worst reaction recorded. */
const severityOf = (allergy: Element): NewAllergy['severity'] => {
  const found = elements(allergy['reaction']).map((reaction) => text(reaction['severity']));
  const worst = SEVERITIES.toReversed().find((severity: Severity) => found.includes(severity));
  return worst ?? 'unknown';
};

const reactionOf = (allergy: Element): string => {
  const said = elements(allergy['reaction']).flatMap((reaction) => [...elements(reaction['manifestation']).map(conceptText), text(reaction['description'])]);
  const notes = elements(allergy['note']).map((note) => text(note['text']));
  const risk = text(allergy['criticality']) === 'high' ? ['criticality: high'] : [];
  return clip([...new Set([...said, ...risk, ...notes])].filter((part) => part !== '').join('; '), RECORD.label.maxLength);
};

/** The one ingredient of an RxNorm code; a code of a mixture names none. */
const substanceOf = (codes: readonly string[]): string | null => {
  const found = [...new Set(codes.flatMap((code) => ingredientsOfRxcui(code) ?? []))];
  return found.length === 1 ? (found[0] ?? null) : null;
};

const statement = (resource: Resource, reading: Reading, answer: NewStatement['answer']): Taken => {
  const { body } = resource;
  const label = conceptText(body['code']);
  const asked = firstDay(body['recordedDate'], body['lastOccurrence']).day;
  if (asked === null || asked > reading.today) return skipped(resource, label, '"none" counts only with the day it was asked; ask again');
  const value: NewStatement = { topic: 'allergies', answer, askedOn: asked };
  const row = { section: 'statements', sourceSystem: reading.sourceSystem, sourceId: resource.key, value } as const;
  return taken(resource, { label, reason: [answer === 'none' ? `no known allergy, asked ${asked}` : 'allergies not asked'], rows: [row] });
};

const refusal = (allergy: Element): string => {
  const verification = plainCodes(allergy['verificationStatus']);
  const clinical = plainCodes(allergy['clinicalStatus']);
  if (verification.includes('entered-in-error')) return 'entered in error at the source';
  if (verification.includes('refuted')) return 'refuted: the patient is not allergic';
  return clinical.includes('resolved') || clinical.includes('inactive') ? `${clinical.join(', ')}: no longer a risk, by the source` : '';
};

const rowOf = (resource: Resource, label: string): NewAllergy => {
  const { body } = resource;
  const all = codings(body['code']);
  const ingredients = codesOf(all, 'rxnorm');
  return {
    label: clip(label, RECORD.label.maxLength),
    codings: all,
    substance: substanceOf(ingredients),
    kind: text(body['type']) === 'intolerance' ? 'intolerance' : 'allergy',
    reaction: reactionOf(body),
    severity: severityOf(body),
  };
};

/**
 * An AllergyIntolerance. The substance comes only from an RxNorm ingredient code, else it waits for a clinician. "No known
 * allergy" becomes a dated statement, never an allergy. A missing type counts as allergy, the stricter reading.
 */
export const readAllergy = (resource: Resource, reading: Reading): Taken => {
  const { body } = resource;
  const label = firstText(conceptText(body['code']), ...elements(body['reaction']).map((one) => conceptText(one['substance'])));
  const refused = refusal(body);
  const answer = answerOf(plainCodes(body['code']));
  const section = answer === null ? 'allergies' : 'statements';
  if (refused !== '') return takenBack(resource, { label, reason: refused }, [{ section, sourceId: resource.key }]);
  if (answer !== null) return statement(resource, reading, answer);
  const why = namesNone(body, label);
  return why === '' ? substance(resource, reading, label) : skipped(resource, label, why);
};

/** That no drug allergy is known says nothing about latex or contrast, and words alone are no code: neither answers the question here. */
const namesNone = (allergy: Element, label: string): string => {
  const stated = noneStated(allergy['code']);
  return stated === '' ? when(label === '', 'names no substance') : notKept(stated, 'allergy');
};

const answerOf = (codes: readonly string[]): NewStatement['answer'] | null => {
  if (codes.some((code) => NONE_KNOWN.includes(code))) return 'none';
  return codes.some((code) => NOT_ASKED.includes(code)) ? 'not-asked' : null;
};

const substance = (resource: Resource, reading: Reading, label: string): Taken => {
  const { body } = resource;
  const value = rowOf(resource, label);
  const typed = ['allergy', 'intolerance'].includes(text(body['type']));
  return taken(resource, {
    label,
    reason: [value.kind, typed ? '' : 'type not given, taken as allergy', value.substance === null ? 'substance not mapped' : `substance ${value.substance}`],
    rows: [{ section: 'allergies', sourceSystem: reading.sourceSystem, sourceId: resource.key, value }],
    needsMapping: value.substance === null,
  });
};
