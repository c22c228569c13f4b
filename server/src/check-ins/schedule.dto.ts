import { INSTRUMENT_IDS, type InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { CHANGE_CHECK_IN, type ChangeCheckIn } from '@stagewell/shared/check-ins/schedule';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { IsDay } from '../platform/validators.js';

export class ChangeCheckInDto implements ChangeCheckIn {
  @IsDay() dueOn: string;
  @IsDay() latestOn: string;
  @IsArray()
  @ArrayMinSize(CHANGE_CHECK_IN.instruments.min)
  @ArrayMaxSize(CHANGE_CHECK_IN.instruments.max)
  @IsIn(INSTRUMENT_IDS, { each: true })
  instruments: InstrumentId[];
}
