import { PLAN, TARGET_MEASURES, type TargetMeasure } from '@stagewell/shared/plans/plan';
import {
  TEMPLATE,
  type NewTemplate,
  type TemplateCourse,
  type TemplateDocument,
  type TemplateRetirement,
  type TemplateStage,
} from '@stagewell/shared/templates/template';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DoseStepDto } from '../platform/dose-step.dto.js';
import { OrNull } from '../platform/validators.js';

class TemplateStageDto implements TemplateStage {
  @IsString() @Length(1, PLAN.title.maxLength) @Matches(/\S/) name: string;
  @IsString() @MaxLength(PLAN.text.maxLength) purpose: string;
}
class TemplateCourseDto implements TemplateCourse {
  @IsString() @Length(1, TEMPLATE.key.maxLength) key: string;
  @IsInt() @Min(0) @Max(PLAN.stages.maxItems) stage: number;
  @IsString() @Length(1, 80) modalityId: string;
  @IsInt() @Min(0) @Max(TEMPLATE.day.max) startDay: number;
  @OrNull() @IsInt() @Min(1) @Max(TEMPLATE.day.max) lengthDays: number | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => DoseStepDto) steps: DoseStepDto[];
  @OrNull() @IsNumber() @Min(0) @Max(14) sessionsPerWeek: number | null;
  @IsIn(TARGET_MEASURES) target: TargetMeasure;
  @IsString() @MaxLength(PLAN.text.maxLength) successCriterion: string;
  @OrNull() @IsString() @MaxLength(80) backupModalityId: string | null;
  @IsString() @MaxLength(PLAN.text.maxLength) stopRule: string;
  @IsString() @MaxLength(PLAN.text.maxLength) homePractice: string;
  @OrNull() @IsString() @MaxLength(TEMPLATE.key.maxLength) rotatesFrom: string | null;
}
class TemplateDocumentDto implements TemplateDocument {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(PLAN.stages.maxItems) @ValidateNested({ each: true }) @Type(() => TemplateStageDto) stages: TemplateStageDto[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(PLAN.courses.maxItems) @ValidateNested({ each: true }) @Type(() => TemplateCourseDto) courses: TemplateCourseDto[];
}
export class NewTemplateDto implements NewTemplate {
  @IsString() @Length(1, TEMPLATE.name.maxLength) @Matches(/\S/) name: string;
  @IsString() @MaxLength(TEMPLATE.description.maxLength) description: string;
  @IsObject() @ValidateNested() @Type(() => TemplateDocumentDto) document: TemplateDocumentDto;
}
export class TemplateRetirementDto implements TemplateRetirement {
  @IsBoolean() retired: boolean;
}
