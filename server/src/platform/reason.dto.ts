import { RECORD, type EnteredInError } from '@stagewell/shared/patients/patient';
import { IsString, Length, Matches } from 'class-validator';

/** Why something is done: marked as entered in error, or a care team joined. */
export class ReasonDto implements EnteredInError {
  @IsString() @Length(3, RECORD.reason.maxLength) @Matches(/\S/) reason: string;
}
