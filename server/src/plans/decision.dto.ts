import {
  DECISION_KINDS,
  REVIEW_DECISION,
  type CourseDecision,
  type CourseEnding,
  type DecisionKind,
  type NewReviewDecision,
  type PatientWords,
} from '@stagewell/shared/reviews/decision';
import { PLAN } from '@stagewell/shared/plans/plan';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { BoardDto } from './plan.dto.js';
import { IsDay, OrNull } from '../platform/validators.js';

class CourseDecisionDto implements CourseDecision {
  @OrNull() @IsUUID() courseId: string | null;
  @IsIn(DECISION_KINDS) kind: DecisionKind;
  @IsString() @MaxLength(REVIEW_DECISION.rationale.maxLength) rationale: string;
}
class CourseEndingDto implements CourseEnding {
  @IsUUID() courseId: string;
  @IsString() @MaxLength(PLAN.text.maxLength) learned: string;
}
class PatientWordsDto implements PatientWords {
  @IsString() @MaxLength(REVIEW_DECISION.words.maxLength) en: string;
  @IsString() @MaxLength(REVIEW_DECISION.words.maxLength) es: string;
}
export class NewReviewDecisionDto implements NewReviewDecision {
  @IsArray() @ArrayMaxSize(REVIEW_DECISION.most) @ArrayUnique() @IsUUID(undefined, { each: true }) reviewIds: string[];
  @IsArray() @ArrayMaxSize(REVIEW_DECISION.most) @ValidateNested({ each: true }) @Type(() => CourseDecisionDto) decisions: CourseDecisionDto[];
  @IsArray() @ArrayMaxSize(REVIEW_DECISION.most) @ValidateNested({ each: true }) @Type(() => CourseEndingDto) endings: CourseEndingDto[];
  @OrNull() @IsObject() @ValidateNested() @Type(() => BoardDto) board: BoardDto | null;
  @OrNull() @IsDay() nextOn: string | null;
  @IsObject() @ValidateNested() @Type(() => PatientWordsDto) words: PatientWordsDto;
  @IsOptional() @IsString() @MaxLength(16) accepted?: string;
}
