import { kindOf } from '@stagewell/shared/interchange/fhir/resource';
import { foldName } from '@stagewell/shared/patients/match';
import { element, elements, text, texts, type Element } from './element.js';
import type { Reading, Resource } from './imported.js';

const SUBJECTS = ['subject', 'patient', 'beneficiary'];

const ANOTHER = 'about another patient than the one in this bundle';
const ANOTHER_NUMBER = 'about another patient: its subject has an identifier that the patient has not';
const ANOTHER_NAME = 'about another patient: its subject has a name that the patient has not';
const ANOTHER_FOCUS = 'about something or somebody else than the patient, by its focus';

const wordsOf = (...names: readonly string[]): readonly string[] => names.flatMap((name) => foldName(name).split(' ')).filter((word) => word !== '');
/** An initial stands for a name. */
const isIn = (word: string, many: readonly string[]): boolean => many.some((other) => other === word || (word.length === 1 && other.startsWith(word)));
const within = (few: readonly string[], many: readonly string[]): boolean => few.every((word) => isIn(word, many));

const BESIDE_NAMES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sr', 'sra', 'jr', 'ii', 'iii']);
/** A display that is no name. */
const NOBODY = ['patient', 'self'];
/** "Baby of Ann Able" has every word of her name. */
const KIN = new Set([
  ...['baby', 'babyboy', 'babygirl', 'fetus', 'foetus', 'newborn', 'twin', 'infant', 'child', 'son', 'daughter', 'donor', 'of'],
  ...['mother', 'father', 'parent', 'husband', 'wife', 'spouse', 'brother', 'sister'],
]);

const wholeName = (name: Element, words: readonly string[]): boolean => {
  const [family, given, whole] = [wordsOf(text(name['family'])), wordsOf(...texts(name['given'])), wordsOf(text(name['text']))];
  if (whole.length > 1 && within(whole, words)) return true;
  return family.length > 0 && within(family, words) && given.some((word) => words.includes(word));
};

const ownWords = (patient: Element): readonly string[] =>
  elements(patient['name']).flatMap((name) =>
    wordsOf(text(name['family']), text(name['text']), ...[name['given'], name['prefix'], name['suffix']].flatMap(texts)),
  );

/** Whether a display says the name of the patient: all of its words are the patient's, or it has the family name and a given one. */
const isNamed = (display: string, patient: Element): boolean => {
  const own = ownWords(patient);
  const words = wordsOf(display).filter((word) => !BESIDE_NAMES.has(word) && !/^\d+$/u.test(word));
  if (own.length === 0 || NOBODY.includes(words.join(' ')) || within(words, own)) return true;
  return words.every((word) => !KIN.has(word) || own.includes(word)) && elements(patient['name']).some((name) => wholeName(name, words));
};

/** Of one system, or of no system that both name. */
const isNumbered = (asked: Element, patient: Element): boolean => {
  const own = [...elements(patient['identifier']), { value: patient['id'] }];
  const systems = (one: Element): boolean => text(one['system']) === '' || text(asked['system']) === '' || text(one['system']) === text(asked['system']);
  return own.some((one) => text(one['value']) === text(asked['value']) && systems(one));
};

/** Whom a Reference names, by the strongest that it has: a resource, else an identifier, else a name. `''` = the patient, or nobody. */
const otherIn = (reference: Element, { body }: Resource, { patient, reading }: Whose): string => {
  if (text(reference['reference']) !== '') {
    return reading.patientKey !== '' && reading.references.keyOf(reference, body) !== reading.patientKey ? ANOTHER : '';
  }
  const identifier = element(reference['identifier']);
  if (identifier !== null && text(identifier['value']) !== '') return isNumbered(identifier, patient) ? '' : ANOTHER_NUMBER;
  return isNamed(text(reference['display']), patient) ? '' : ANOTHER_NAME;
};

/** An observation with a focus is of that: an unborn child, a donor, a device. A rating of ours has its goal there. */
const otherFocus = (resource: Resource, whose: Whose): boolean => {
  const { patientKey, references } = whose.reading;
  const isGoal = (one: Element): boolean => kindOf(resource.body) === 'goal-rating' && references.keyOf(one, resource.body).startsWith('Goal/');
  const unknown = (one: Element): boolean => text(one['reference']) !== '' && patientKey === '';
  const focus = resource.type === 'Observation' ? elements(resource.body['focus']).filter((one) => !isGoal(one)) : [];
  return focus.some((one) => unknown(one) || otherIn(one, resource, whose) !== '');
};

interface Whose {
  readonly patient: Element;
  readonly reading: Reading;
}

/** Why a resource is not about our patient; `''` = it is. One that names nobody counts as ours, and so does all beside a patient without a name. */
export const otherThan =
  (patient: Element, reading: Reading): ((resource: Resource) => string) =>
  (resource) => {
    const whose = { patient, reading };
    const named = SUBJECTS.flatMap((field) => elements(resource.body[field]))
      .map((reference) => otherIn(reference, resource, whose))
      .find((why) => why !== '');
    if (named !== undefined) return named;
    return otherFocus(resource, whose) ? ANOTHER_FOCUS : '';
  };
