import type { CalendarDate } from '@stagewell/shared/dates';
import { foldName } from '@stagewell/shared/patients/match';
import type { NewPatient } from '@stagewell/shared/patients/patient';
import { Refusal } from '../platform/problem.js';
import type { ImportedPatient } from './fhir/imported.js';
import { NO_NAME } from './fhir/patient.js';
import { NO_SYSTEM } from './fhir/record-number.js';

type Person = Pick<NewPatient, 'familyName' | 'givenName' | 'birthDate'>;
/** The chart that was found, as it was before it went into another one. */
export interface Found extends Person {
  /** By the number of the source that sends it again, or else by the record number alone. */
  readonly bySource: boolean;
}

const refused = (detail: string): Refusal => new Refusal(409, 'record-number-in-use', detail);

const numberInUse = (): Refusal =>
  refused(
    'Another chart of this clinic has this record number, and its birth date is not the one in the file. Nothing was stored; compare the two before you correct the number in one of them.',
  );

const otherBirthDate = (): Refusal =>
  refused(
    'A chart of this clinic came under this number from the same source, and the birth date in the file is not the birth date of that chart. Nothing was stored; compare the two, and where they are one person correct the birth date first.',
  );

const nothingInCommon = (): Refusal =>
  refused(
    'A chart of this clinic came under this number, the file does not say which system gave the number, a birth date is missing and the names differ. Nothing was stored; compare the two, and where they are one person add the birth date first.',
  );

const sameName = (a: Person, b: Person): boolean =>
  a.familyName !== NO_NAME && foldName(a.familyName) === foldName(b.familyName) && foldName(a.givenName) === foldName(b.givenName);

const byNumberAlone = (found: Found, birthDate: CalendarDate | null): Refusal | null =>
  found.birthDate !== null && found.birthDate === birthDate ? null : numberInUse();

/**
 * Why a file must not go into the chart that its number found; `null` = it may. A number of a system finds one person unless the
 * birth dates say otherwise. A number that no system gave may be anybody's: without both birth dates the names must agree.
 * `here` is the chart as it is now, which a merge may have made of two.
 */
export const whyOtherPerson = (found: Found, here: Person, { sourceSystem, value }: ImportedPatient): Refusal | null => {
  if (!found.bySource) return byNumberAlone(found, value.birthDate);
  const days = [found.birthDate, here.birthDate].filter((day): day is CalendarDate => day !== null);
  if (value.birthDate !== null && days.length > 0) return days.includes(value.birthDate) ? null : otherBirthDate();
  return sourceSystem !== NO_SYSTEM || sameName(value, found) || sameName(value, here) ? null : nothingInCommon();
};
