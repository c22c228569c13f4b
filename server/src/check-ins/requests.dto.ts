import { ASKABLE, ASKING, type AskCheckIn, type MakeLink } from '@stagewell/shared/check-ins/asking';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { SAFETY_CONTACT } from '@stagewell/shared/people/safety-contact';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

export class AskCheckInDto implements AskCheckIn {
  @IsDay() dueOn: string;
  @IsDay() latestOn: string;
  @IsArray() @ArrayMinSize(ASKING.instruments.min) @ArrayMaxSize(ASKING.instruments.max) @IsIn(ASKABLE, { each: true }) instruments: InstrumentId[];
}

export class MakeLinkDto implements MakeLink {
  @IsIn(['patient', 'kiosk']) for: MakeLink['for'];
  @OrNull() @IsInt() @Min(SAFETY_CONTACT.linkHours.min) @Max(SAFETY_CONTACT.linkHours.max) hours: number | null;
}
