import {
  AUTHORISATION,
  AUTHORISATION_STATES,
  type AuthorisationChange,
  type AuthorisationState,
  type NewAuthorisation,
} from '@stagewell/shared/coverage/authorisation';
import { IsIn, IsInt, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

const { number, note, sessions } = AUTHORISATION;

export class NewAuthorisationDto implements NewAuthorisation {
  @IsUUID() coverageId: string;
  @IsString() @Length(1, 80) modalityId: string;
  @OrNull() @IsUUID() courseId: string | null;
  @IsString() @MaxLength(note.maxLength) note: string;
}
export class AuthorisationChangeDto implements AuthorisationChange {
  @IsIn(AUTHORISATION_STATES) to: AuthorisationState;
  @IsDay() on: string;
  @IsString() @MaxLength(number.maxLength) number: string;
  @OrNull() @IsDay() startsOn: string | null;
  @OrNull() @IsDay() expiresOn: string | null;
  @OrNull() @IsInt() @Min(sessions.min) @Max(sessions.max) sessions: number | null;
  @IsString() @MaxLength(note.maxLength) note: string;
}
