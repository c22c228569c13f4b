import type { DroppedEdit, EditToKeep } from '@stagewell/shared/plans/kept-edit';
import { SIGN_IN } from '@stagewell/shared/people/person';
import {
  PLAN,
  PLAN_STATES,
  TARGET_MEASURES,
  type Accepting,
  type Activation,
  type Board,
  type BoardSave,
  type CourseDraft,
  type CourseStart,
  type CourseStop,
  type NewAddendum,
  type NewPlan,
  type NewSnooze,
  type CoSigning,
  type PlanLocking,
  type PlanSource,
  type PlanState,
  type PlanTransition,
  type SignatureInput,
  type SignFindings,
  type StageDraft,
  type TargetMeasure,
  type Withdrawal,
} from '@stagewell/shared/plans/plan';
import { DECISIONS, REASON_CODES, type Decision, type ReasonCode } from '@stagewell/shared/sequencing/decision-reasons';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DoseStepDto } from '../platform/dose-step.dto.js';
import { IsDay, OrNull } from '../platform/validators.js';

class StageDto implements StageDraft {
  @IsUUID() id: string;
  @IsString() @Length(1, PLAN.title.maxLength) @Matches(/\S/) name: string;
  @IsString() @MaxLength(PLAN.text.maxLength) purpose: string;
  @IsInt() @Min(0) @Max(PLAN.stages.maxItems) position: number;
}
class CourseDto implements CourseDraft {
  @IsUUID() id: string;
  @IsUUID() stageId: string;
  @IsString() @Length(1, 80) modalityId: string;
  @IsDay() startsOn: string;
  @OrNull() @IsDay() endsOn: string | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => DoseStepDto) steps: DoseStepDto[];
  @OrNull() @IsNumber() @Min(0) @Max(14) sessionsPerWeek: number | null;
  @OrNull() @IsString() @MaxLength(80) region: string | null;
  @IsIn(TARGET_MEASURES) target: TargetMeasure;
  @IsString() @MaxLength(PLAN.text.maxLength) successCriterion: string;
  @OrNull() @IsString() @MaxLength(80) backupModalityId: string | null;
  @IsString() @MaxLength(PLAN.text.maxLength) stopRule: string;
  @OrNull() @IsUUID() responsibleId: string | null;
  @OrNull() @IsUUID() rotatesFromId: string | null;
  @IsString() @MaxLength(PLAN.text.maxLength) homePractice: string;
  @IsString() @MaxLength(PLAN.text.maxLength) changedParameter: string;
  @IsString() @MaxLength(PLAN.text.maxLength) note: string;
}
class PlanSourceDto implements PlanSource {
  @IsUUID() planId: string;
  @IsInt() @Min(1) version: number;
}
export class NewPlanDto implements NewPlan {
  @IsString() @Length(1, PLAN.title.maxLength) @Matches(/\S/) title: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PlanSourceDto) from?: PlanSourceDto;
}
class AcceptingDto implements Accepting {
  @IsOptional() @IsString() @MaxLength(16) accepted?: string;
}
export class BoardDto implements Board {
  @IsString() @Length(1, PLAN.title.maxLength) @Matches(/\S/) title: string;
  @IsArray() @ArrayMaxSize(PLAN.stages.maxItems) @ValidateNested({ each: true }) @Type(() => StageDto) stages: StageDto[];
  @IsArray() @ArrayMaxSize(PLAN.courses.maxItems) @ValidateNested({ each: true }) @Type(() => CourseDto) courses: CourseDto[];
  @IsString() @MaxLength(PLAN.text.maxLength) urgentReason: string;
}
export class BoardSaveDto extends BoardDto implements BoardSave {
  @IsOptional() @IsString() @MaxLength(16) accepted?: string;
}
export class EditToKeepDto implements EditToKeep {
  @IsInt() @Min(1) baseVersion: number;
  @IsObject() @ValidateNested() @Type(() => BoardDto) board: BoardDto;
  @OrNull() @IsISO8601({ strict: true }) after: string | null;
}
export class DroppedEditDto implements DroppedEdit {
  @IsOptional() @IsISO8601({ strict: true }) keptAt?: string;
}
const MOST_SIGNATURES = 200;
const FINGERPRINT = 600;

class SignatureDto implements SignatureInput {
  @IsString() @Length(1, FINGERPRINT) fingerprint: string;
  @IsIn(DECISIONS) decision: Decision;
  @IsIn(REASON_CODES) reasonCode: ReasonCode;
  @IsString() @MaxLength(PLAN.reason.maxLength) reason: string;
  @IsDay() expiresOn: string;
}
export class SignFindingsDto implements SignFindings {
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_SIGNATURES) @ValidateNested({ each: true }) @Type(() => SignatureDto) signatures: SignatureDto[];
}
export class WithdrawalDto implements Withdrawal {
  @IsString() @Length(PLAN.reason.minLength, PLAN.reason.maxLength) @Matches(/\S/) reason: string;
}
export class NewSnoozeDto implements NewSnooze {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PLAN.snooze.maxItems)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, FINGERPRINT, { each: true })
  fingerprints: string[];
  @IsDay() untilOn: string;
  @IsIn(REASON_CODES) reasonCode: ReasonCode;
  @IsString() @MaxLength(PLAN.reason.maxLength) reason: string;
}
export class ActivationDto implements Activation {
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
  @IsArray() @ArrayMaxSize(MOST_SIGNATURES) @ValidateNested({ each: true }) @Type(() => SignatureDto) signatures: SignatureDto[];
}
export class CoSigningDto implements CoSigning {
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
}
export class PlanLockingDto implements PlanLocking {
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
}
export class NewAddendumDto implements NewAddendum {
  @IsString() @Length(PLAN.addendum.minLength, PLAN.addendum.maxLength) @Matches(/\S(?:[\s\S]*\S){9}/) words: string;
}
export class TransitionDto extends AcceptingDto implements PlanTransition {
  @IsIn(PLAN_STATES) to: PlanState;
  @IsString() @MaxLength(PLAN.reason.maxLength) reason: string;
}
export class CourseStartDto extends AcceptingDto implements CourseStart {
  @IsDay() startedOn: string;
}
export class CourseStopDto extends AcceptingDto implements CourseStop {
  @IsDay() endedOn: string;
  @IsString() @Length(3, PLAN.reason.maxLength) reason: string;
  @IsString() @MaxLength(PLAN.text.maxLength) learned: string;
  @IsBoolean() completed: boolean;
}
