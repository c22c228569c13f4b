import { CHECK_IN, RED_FLAGS, SIDE_EFFECT_SEVERITIES } from '@stagewell/shared/check-ins/check-in';
import { questionnaireProblems } from '@stagewell/shared/check-ins/check-in-problems';
import { isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';
import { NUMBERS, readResponse, type NumberField, type ReadResponse } from '@stagewell/shared/interchange/fhir/check-in-response';
import type { Element } from './element.js';
import type { ImportedCheckIn } from './imported.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const number = (value: unknown, max: number, whole = false): boolean =>
  value === null || (typeof value === 'number' && value >= 0 && value <= max && (!whole || Number.isInteger(value)));
const words = (value: unknown, max: number): boolean => typeof value === 'string' && value.length <= max && !value.includes('\u0000') && value.isWellFormed();
const course = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

/** Whether every part is one that a check-in can hold: scores as received, so decimals are fine. */
const CHECKS: Readonly<Record<string, (read: ReadResponse, today: CalendarDate) => boolean>> = {
  'its day': ({ takenOn }, today) => isCalendarDate(takenOn) && takenOn <= today,
  'a score': (read) =>
    (Object.keys(NUMBERS) as NumberField[]).every((field) => number(read[field], CHECK_IN.score.max)) &&
    read.phq4Items.every((value) => number(value, CHECK_IN.phq.max, true)),
  'a total': ({ peg, phq2, gad2, phq4 }) => number(peg, 10) && number(phq2, 6, true) && number(gad2, 6, true) && number(phq4, 12, true),
  'a questionnaire': (read) => questionnaireProblems(read).length === 0,
  adherence: ({ adherence }) =>
    adherence.length <= CHECK_IN.adherence.maxItems && adherence.every(({ courseId, percent }) => course(courseId) && number(percent, 100, true)),
  'a side effect': ({ sideEffects }) =>
    sideEffects.length <= CHECK_IN.sideEffects.maxItems &&
    sideEffects.every(
      ({ courseId, what, severity, wantsToStop }) =>
        (courseId === null || course(courseId)) &&
        words(what, CHECK_IN.what.maxLength) &&
        SIDE_EFFECT_SEVERITIES.includes(severity) &&
        typeof wantsToStop === 'boolean',
    ),
  'a warning sign': ({ redFlags }) => redFlags === null || (new Set(redFlags).size === redFlags.length && redFlags.every((flag) => RED_FLAGS.includes(flag))),
  'its note': ({ note }) => words(note, CHECK_IN.note.maxLength),
};

/** A check-in of our own export, or what in it cannot be stored. */
export const ownCheckIn = (body: Element, today: CalendarDate): ImportedCheckIn | string => {
  const read = readResponse(body);
  const wrong = Object.entries(CHECKS).find(([, holds]) => !holds(read, today))?.[0];
  if (wrong !== undefined) return wrong;
  const { peg, phq2, gad2, phq4, ...answers } = read;
  return { ...answers, received: { peg, phq2, gad2, phq4 } };
};
