import { COMPARISON, type Alternative, type ComparisonWishes, type CourseDay } from '@stagewell/shared/plans/comparison';
import { PLAN } from '@stagewell/shared/plans/plan';
import { STAGING, type CourseWish, type StagingWishes } from '@stagewell/shared/plans/staging';
import { AIMS, type Aim, type Closure } from '@stagewell/shared/sequencing/stager/request';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

const { timeLimitMs: TIME, priority: PRIORITY, payerLeadDays: LEAD, costCents: CENTS, closures: CLOSURES, visitsPerWeek: VISITS } = STAGING;

class CourseWishDto implements CourseWish {
  @IsUUID() courseId: string;
  @IsBoolean() fixed: boolean;
  @OrNull() @IsDay() notBefore: string | null;
  @OrNull() @IsDay() notAfter: string | null;
  @IsInt() @Min(PRIORITY.min) @Max(PRIORITY.max) priority: number;
  @OrNull() @IsInt() @Min(0) @Max(LEAD.max) payerLeadDays: number | null;
  @OrNull() @IsInt() @Min(0) @Max(CENTS.max) costCents: number | null;
}
class ClosureDto implements Closure {
  @IsDay() from: string;
  @IsDay() to: string;
  @IsIn(['everything', 'procedures']) what: Closure['what'];
}
export class StagingWishesDto implements StagingWishes {
  @IsIn(AIMS) aim: Aim;
  @OrNull() @IsDay() horizon: string | null;
  @IsArray() @ArrayMaxSize(PLAN.courses.maxItems) @ValidateNested({ each: true }) @Type(() => CourseWishDto) courses: CourseWishDto[];
  @IsArray() @ArrayMaxSize(CLOSURES.maxItems) @ValidateNested({ each: true }) @Type(() => ClosureDto) closures: ClosureDto[];
  @OrNull() @IsInt() @Min(0) @Max(VISITS.max) visitsPerWeek: number | null;
  @OrNull() @IsInt() @Min(0) @Max(CENTS.max) monthlyBudgetCents: number | null;
  @OrNull() @IsInt() @Min(TIME.min) @Max(TIME.max) timeLimitMs: number | null;
}

class CourseDayDto implements CourseDay {
  @IsUUID() courseId: string;
  @IsDay() startsOn: string;
}
class AlternativeDto implements Alternative {
  @IsString() @Length(1, COMPARISON.name.maxLength) name: string;
  @IsArray() @ArrayMaxSize(PLAN.courses.maxItems) @ValidateNested({ each: true }) @Type(() => CourseDayDto) starts: CourseDayDto[];
}
export class ComparisonWishesDto implements ComparisonWishes {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(COMPARISON.alternatives.maxItems)
  @ValidateNested({ each: true })
  @Type(() => AlternativeDto)
  alternatives: AlternativeDto[];
}
