import type { NewGoal } from '@stagewell/shared/patients/patient';
import { clip, conceptText, dayGap, elements, firstDay, lookUp, plainCodes, text, when, type Element, type FhirDay } from './element.js';
import type { Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';

const STATUSES: Readonly<Record<string, NewGoal['status']>> = {
  proposed: 'active',
  planned: 'active',
  accepted: 'active',
  active: 'active',
  'on-hold': 'active',
  completed: 'achieved',
  cancelled: 'dropped',
};
const REFUSED: Readonly<Record<string, string>> = { 'entered-in-error': 'entered in error at the source', rejected: 'rejected: nobody pursues it' };
const GOAL = 500;

/** Completed and not achieved is not achieved: somebody stopped trying. */
const statusOf = (written: string, achievement: readonly string[]): NewGoal['status'] => {
  const status = lookUp(STATUSES, written) ?? 'active';
  return status === 'achieved' && achievement.includes('not-achieved') ? 'dropped' : status;
};

/** The first target day that is one; else what the first lacked. */
const targetOf = (goal: Element): FhirDay => firstDay(...elements(goal['target']).map((target) => target['dueDate']));

/** A Goal in the words of the source, without a scale: how far it is reached is described here, with the patient. */
export const readGoal = (resource: Resource, reading: Reading): Taken => {
  const { body } = resource;
  const words = conceptText(body['description']);
  const written = text(body['lifecycleStatus']);
  const refused = lookUp(REFUSED, written) ?? when(words === '', 'says nothing of what is wanted');
  return refused === '' ? goal(resource, words, reading) : skipped(resource, words, refused);
};

const goal = (resource: Resource, words: string, reading: Reading): Taken => {
  const { body } = resource;
  const written = text(body['lifecycleStatus']);
  const target = targetOf(body);
  const status = statusOf(written, plainCodes(body['achievementStatus']));
  const value: NewGoal = { text: clip(words, GOAL), value: '', targetOn: target.day, status, scale: null };
  return taken(resource, {
    label: words,
    reason: [
      status,
      when(lookUp(STATUSES, written) === undefined, 'status not known, taken as active'),
      when(target.given !== 'none', dayGap(target, 'its target day')),
      when(words.length > GOAL, `shortened to ${GOAL} characters`),
      'no scale yet',
    ],
    rows: [{ section: 'goals', sourceSystem: reading.sourceSystem, sourceId: resource.key, value }],
  });
};
