import {
  CHECK_IN,
  RED_FLAGS,
  SIDE_EFFECT_SEVERITIES,
  type CourseAdherence,
  type Phq4Items,
  type RecordCheckIn,
  type RedFlag,
  type SideEffect,
  type SideEffectSeverity,
} from '@stagewell/shared/check-ins/check-in';
import type { PatientAnswers } from '@stagewell/shared/check-ins/answering';
import { QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS, type QuestionnaireAnswers } from '@stagewell/shared/check-ins/questionnaire';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

const Score = (): PropertyDecorator => (target, property) => {
  for (const check of [OrNull(), IsInt(), Min(CHECK_IN.score.min), Max(CHECK_IN.score.max)]) check(target, property);
};

class CourseAdherenceDto implements CourseAdherence {
  @IsUUID() courseId: string;
  @OrNull() @IsInt() @Min(0) @Max(100) percent: number | null;
}
class SideEffectDto implements SideEffect {
  @OrNull() @IsUUID() courseId: string | null;
  @IsString() @Length(1, CHECK_IN.what.maxLength) what: string;
  @IsIn(SIDE_EFFECT_SEVERITIES) severity: SideEffectSeverity;
  @IsBoolean() wantsToStop: boolean;
}
const ANSWERS = Array.from({ length: CHECK_IN.score.max + 1 }, (_, value) => value);
const INSTRUMENT_CODES = [...QUESTIONNAIRE_IDS, ...TOTAL_ONLY_IDS] as const;
class QuestionnaireAnswersDto implements QuestionnaireAnswers {
  @IsIn(INSTRUMENT_CODES) instrument: QuestionnaireAnswers['instrument'];
  /** Each in its own item's range, which `checkInProblems` knows. */
  @IsArray() @ArrayMaxSize(CHECK_IN.answers.maxItems) @IsIn([null, ...ANSWERS], { each: true }) answers: (number | null)[];
  @OrNull() @IsNumber() @Min(0) @Max(100) total: number | null;
}
/** What a patient answers, whoever enters it. */
export class PatientAnswersDto implements PatientAnswers {
  @Score() pegPain: number | null;
  @Score() pegEnjoyment: number | null;
  @Score() pegActivity: number | null;
  @Score() painNow: number | null;
  @Score() painWorst: number | null;
  @Score() sleep: number | null;
  @Score() function: number | null;
  @IsArray() @ArrayMinSize(4) @ArrayMaxSize(4) @IsIn([null, 0, 1, 2, 3], { each: true }) phq4Items: Phq4Items;
  @IsArray()
  @ArrayMaxSize(CHECK_IN.questionnaires.maxItems)
  @ValidateNested({ each: true })
  @Type(() => QuestionnaireAnswersDto)
  questionnaires: QuestionnaireAnswersDto[];
  @IsArray() @ArrayMaxSize(CHECK_IN.adherence.maxItems) @ValidateNested({ each: true }) @Type(() => CourseAdherenceDto) adherence: CourseAdherenceDto[];
  @IsArray() @ArrayMaxSize(CHECK_IN.sideEffects.maxItems) @ValidateNested({ each: true }) @Type(() => SideEffectDto) sideEffects: SideEffectDto[];
  @OrNull() @IsArray() @ArrayMaxSize(RED_FLAGS.length) @IsIn(RED_FLAGS, { each: true }) redFlags: RedFlag[] | null;
  @IsString() @MaxLength(CHECK_IN.note.maxLength) note: string;
}
export class RecordCheckInDto extends PatientAnswersDto implements RecordCheckIn {
  @IsDay() takenOn: string;
  @IsIn(['staff', 'phone', 'kiosk', 'clinician']) enteredBy: RecordCheckIn['enteredBy'];
}
