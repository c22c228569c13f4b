import { MERGE, type MatchAsked, type NewMerge, type TwoPeople, type UndoMerge } from '@stagewell/shared/patients/merge';
import { PATIENT, RECORD, SEXES, type Sex } from '@stagewell/shared/patients/patient';
import { SIGN_IN } from '@stagewell/shared/people/person';
import { IsIn, IsInt, IsString, IsUUID, Length, Matches, MaxLength, Min } from 'class-validator';
import { IsDay, OrNull } from '../../platform/validators.js';

const WORDS = /\S.*\S/s;

export class MatchAskedDto implements MatchAsked {
  @IsString() @MaxLength(PATIENT.name.maxLength) familyName: string;
  @IsString() @MaxLength(PATIENT.name.maxLength) givenName: string;
  @OrNull() @IsDay() birthDate: string | null;
  @IsIn(SEXES) sex: Sex;
  @IsString() @MaxLength(PATIENT.phone.maxLength) phone: string;
  @IsString() @MaxLength(PATIENT.email.maxLength) email: string;
}

export class UndoMergeDto implements UndoMerge {
  @IsString() @Length(MERGE.reason.minLength, MERGE.reason.maxLength) @Matches(WORDS) reason: string;
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
}

export class NewMergeDto extends UndoMergeDto implements NewMerge {
  @IsUUID() mergedId: string;
  @IsInt() @Min(1) keptVersion: number;
  @IsInt() @Min(1) mergedVersion: number;
}

export class TwoPeopleDto implements TwoPeople {
  @IsUUID() otherId: string;
  @IsString() @Length(3, RECORD.reason.maxLength) @Matches(/\S/) reason: string;
}
