import { CATEGORIES, type Coding, type ModalityCategory, type Verification } from '@stagewell/shared/catalogue/modality';
import { GOAL_LEVELS, GOAL_SCALE, GOAL_WEIGHTS, type GoalLevel, type GoalScale, type GoalWeight } from '@stagewell/shared/goals/goal-scale';
import {
  ADHERENCES,
  FUNCTIONS,
  STOP_REASONS,
  type Adherence,
  type FunctionOutcome,
  type NewPastTreatment,
  type StopReason,
} from '@stagewell/shared/history/past-treatment';
import { PATIENT_QUESTION, type NewPatientQuestion } from '@stagewell/shared/patients/patient-question';
import { CONDITION_FLAGS, type ConditionFlag } from '@stagewell/shared/patients/condition-flags';
import { FACT_CODES, type FactCode } from '@stagewell/shared/patients/facts';
import { LIFE_EVENT_KINDS, type LifeEventKind, type NewLifeEvent } from '@stagewell/shared/patients/life-event';
import {
  RECORD,
  STATEMENT_TOPICS,
  type NewAllergy,
  type NewCondition,
  type NewCoverage,
  type NewFact,
  type NewGoal,
  type NewMedicine,
  type NewStatement,
  type Preferences,
  type Section,
  type StatementTopic,
} from '@stagewell/shared/patients/patient';
import type { YesNoUnknown } from '@stagewell/shared/text';
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
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';
import { IsAnswered, IsOrdered, IsPossible } from './is-possible.js';

const MAX_NUMBER = 1e6;

class CodingDto implements Coding {
  @IsIn(['rxnorm', 'loinc', 'icd-10-cm', 'hcpcs', 'snomed', 'local']) system: Coding['system'];
  @IsString() @Length(1, RECORD.label.maxLength) code: string;
  @IsString() @MaxLength(RECORD.label.maxLength) display: string;
  @IsIn(['verified', 'general-knowledge', 'guide', 'computed', 'corroborated', 'received']) verification: Verification;
}
class NewConditionDto implements NewCondition {
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) label: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => CodingDto) codings: CodingDto[];
  @OrNull() @IsArray() @ArrayMaxSize(30) @IsIn(CONDITION_FLAGS, { each: true }) flags: ConditionFlag[] | null;
  @OrNull() @IsDay() onsetOn: string | null;
  @IsIn(['active', 'resolved']) status: 'active' | 'resolved';
  @IsBoolean() isPain: boolean;
  @OrNull() @IsString() @MaxLength(RECORD.short.maxLength) region: string | null;
}
class NewAllergyDto implements NewAllergy {
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) label: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => CodingDto) codings: CodingDto[];
  @OrNull() @IsString() @MaxLength(RECORD.short.maxLength) substance: string | null;
  @IsIn(['allergy', 'intolerance']) kind: 'allergy' | 'intolerance';
  @IsString() @MaxLength(RECORD.label.maxLength) reaction: string;
  @IsIn(['mild', 'moderate', 'severe', 'unknown']) severity: NewAllergy['severity'];
}
class NewMedicineDto implements NewMedicine {
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) label: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => CodingDto) codings: CodingDto[];
  @OrNull() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(60, { each: true }) ingredients: string[] | null;
  @IsString() @MaxLength(RECORD.label.maxLength) doseText: string;
  @OrNull() @IsNumber() @Min(0) @Max(MAX_NUMBER) dailyMg: number | null;
  @OrNull() @IsDay() startedOn: string | null;
  @OrNull() @IsDay() stoppedOn: string | null;
  @IsIn(['current', 'stopped']) status: 'current' | 'stopped';
  @IsBoolean() overTheCounter: boolean;
}
class NewFactDto implements NewFact {
  @IsIn(FACT_CODES) code: FactCode;
  @OrNull() @IsNumber() @IsPossible() value: number | null;
  @OrNull() @IsIn(['yes', 'no', 'unknown']) answer: YesNoUnknown | null;
  @IsString() @MaxLength(30) unit: string;
  @IsDay() takenOn: string;
}
class NewCoverageDto implements NewCoverage {
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) payer: string;
  @IsString() @MaxLength(RECORD.label.maxLength) plan: string;
  @IsString() @MaxLength(RECORD.short.maxLength) memberId: string;
  @IsInt() @Min(1) @Max(9) order: number;
  @OrNull() @IsDay() startsOn: string | null;
  @OrNull() @IsDay() endsOn: string | null;
  @OrNull() @IsInt() @Min(0) @Max(100_000_000) deductibleLeftCents: number | null;
  @OrNull() @IsDay() deductibleAsOf: string | null;
}
class GoalScaleDto implements GoalScale {
  @IsArray()
  @ArrayMinSize(GOAL_LEVELS.length)
  @ArrayMaxSize(GOAL_LEVELS.length)
  @IsString({ each: true })
  @Length(1, GOAL_SCALE.level.maxLength, { each: true })
  @Matches(/\S/, { each: true })
  levels: string[];
  @IsIn(GOAL_WEIGHTS) importance: GoalWeight;
  @IsIn(GOAL_WEIGHTS) difficulty: GoalWeight;
  @IsIn(GOAL_LEVELS) baseline: GoalLevel;
}
class NewGoalDto implements NewGoal {
  @IsString() @Length(1, 500) @Matches(/\S/) text: string;
  @IsString() @MaxLength(500) value: string;
  @OrNull() @IsDay() targetOn: string | null;
  @IsIn(['active', 'achieved', 'dropped']) status: NewGoal['status'];
  @OrNull() @IsObject() @ValidateNested() @Type(() => GoalScaleDto) scale: GoalScaleDto | null;
}
class NewStatementDto implements NewStatement {
  @IsIn(STATEMENT_TOPICS) topic: StatementTopic;
  @IsIn(['none', 'listed', 'not-asked']) answer: NewStatement['answer'];
  @IsDay() askedOn: string;
}
class NewLifeEventDto implements NewLifeEvent {
  @IsIn(LIFE_EVENT_KINDS) kind: LifeEventKind;
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) label: string;
  @IsDay() startsOn: string;
  @OrNull() @IsDay() @IsOrdered() endsOn: string | null;
}
class NewPatientQuestionDto implements NewPatientQuestion {
  @IsString() @Length(1, PATIENT_QUESTION.text.maxLength) @Matches(/\S/) text: string;
  @IsDay() askedOn: string;
  @IsString() @MaxLength(PATIENT_QUESTION.answer.maxLength) @IsAnswered() answer: string;
  @OrNull() @IsDay() answeredOn: string | null;
}
class NewPastTreatmentDto implements NewPastTreatment {
  @IsString() @Length(1, RECORD.label.maxLength) @Matches(/\S/) label: string;
  @OrNull() @IsString() @MaxLength(RECORD.short.maxLength) modalityId: string | null;
  @OrNull() @IsIn(CATEGORIES) category: ModalityCategory | null;
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(60, { each: true }) ingredients: string[];
  @IsString() @MaxLength(RECORD.label.maxLength) doseText: string;
  @OrNull() @IsNumber() @Min(0) @Max(MAX_NUMBER) dailyMg: number | null;
  @OrNull() @IsInt() @Min(0) @Max(2000) sessions: number | null;
  @OrNull() @IsString() @MaxLength(RECORD.short.maxLength) region: string | null;
  @OrNull() @IsDay() startedOn: string | null;
  @OrNull() @IsDay() endedOn: string | null;
  @OrNull() @IsInt() @Min(0) @Max(40_000) lengthDays: number | null;
  @IsBoolean() ongoing: boolean;
  @OrNull() @IsInt() @Min(0) @Max(100) reliefPercent: number | null;
  @OrNull() @IsInt() @Min(0) @Max(40_000) reliefDays: number | null;
  @IsIn(FUNCTIONS) functionOutcome: FunctionOutcome;
  @IsIn(ADHERENCES) adherence: Adherence;
  @IsIn(['yes', 'no', 'unknown']) reachedAdequateDose: NewPastTreatment['reachedAdequateDose'];
  @IsString() @MaxLength(RECORD.text.maxLength) sideEffects: string;
  @IsBoolean() intolerable: boolean;
  @OrNull() @IsIn(STOP_REASONS) stopReason: StopReason | null;
  @IsBoolean() toBeCompleted: boolean;
  @IsString() @MaxLength(RECORD.text.maxLength) note: string;
}
export class PreferencesDto implements Preferences {
  @OrNull() @IsUUID() siteId: string | null;
  @IsArray() @ArrayMaxSize(7) @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) days: number[];
  @OrNull() @IsInt() @Min(0) @Max(14) visitsPerWeek: number | null;
  @OrNull() @IsInt() @Min(0) @Max(100_000_000) monthlyBudgetCents: number | null;
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(80, { each: true }) refusals: string[];
  @IsString() @MaxLength(RECORD.text.maxLength) note: string;
}

/** The class that checks each section's body. */
export const SECTION_DTOS: Readonly<Record<Section, new () => object>> = {
  conditions: NewConditionDto,
  allergies: NewAllergyDto,
  medicines: NewMedicineDto,
  facts: NewFactDto,
  coverages: NewCoverageDto,
  goals: NewGoalDto,
  history: NewPastTreatmentDto,
  statements: NewStatementDto,
  events: NewLifeEventDto,
  questions: NewPatientQuestionDto,
};
