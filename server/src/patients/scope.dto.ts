import { SIGN_IN } from '@stagewell/shared/people/person';
import type { ScopeLift } from '@stagewell/shared/patients/patient';
import { IsString, Length, MaxLength } from 'class-validator';

export class ScopeLiftDto implements ScopeLift {
  @IsString() @Length(10, 500) reason: string;
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
}
