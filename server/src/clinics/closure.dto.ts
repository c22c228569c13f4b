import { CLOSURE, type NewClosure } from '@stagewell/shared/clinics/closure';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

export class NewClosureDto implements NewClosure {
  @OrNull() @IsUUID() siteId: string | null;
  @IsDay() firstOn: string;
  @IsDay() lastOn: string;
  @IsString() @Length(1, CLOSURE.reason.maxLength) @Matches(/\S/) reason: string;
}
