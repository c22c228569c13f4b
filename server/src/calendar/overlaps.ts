import { Refusal } from '../platform/problem.js';

/** The three things that the table refuses to have twice at a time, by a part of the constraint's name. */
const TWICE: readonly (readonly [part: string, code: string, sentence: string])[] = [
  ['account_id', 'clinician-busy', 'The clinician has another visit at that time.'],
  ['room_id', 'no-room', 'Somebody took the last seat at that time.'],
  ['patient_id', 'patient-busy', 'The patient has another visit at that time.'],
];

/** A refusal that names what is in the way and what to do. `kept` says what was not changed. */
export const conflictOf = (code: string, sentence: string, kept: string): Refusal =>
  new Refusal(409, code, `${sentence} ${kept} Choose another time, or one of the free ones offered.`);

/** What an exclusion constraint means; every other error is handed back as it is. The turns should leave it nothing to refuse. */
export const overlapOf = (error: unknown, kept: string): unknown => {
  const { code, constraint } =
    (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? (error as { code?: string; constraint?: string });
  if (code !== '23P01') return error;
  const found = TWICE.find(([part]) => constraint?.includes(part));
  return found ? conflictOf(found[1], found[2], kept) : error;
};
