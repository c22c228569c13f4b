import type { DoseStep } from '@stagewell/shared/catalogue/modality';
import { IsBoolean, IsInt, IsNumber, IsString, Max, MaxLength, Min } from 'class-validator';
import { OrNull } from './validators.js';

const LONGEST = 1100;

/** One step of a dose or a cadence, in plans and in templates. */
export class DoseStepDto implements DoseStep {
  @IsInt() @Min(0) @Max(LONGEST) day: number;
  @IsString() @MaxLength(200) text: string;
  @OrNull() @IsNumber() @Min(0) @Max(100_000) dailyMg: number | null;
  @OrNull() @IsNumber() @Min(0) @Max(14) perWeek: number | null;
  @OrNull() @IsString() @MaxLength(300) holdRule: string | null;
  @IsBoolean() adequate: boolean;
}
