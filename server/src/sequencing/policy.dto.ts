import { POLICY, type RuleChange, type RuleDraft, type RulePublication } from '@stagewell/shared/sequencing/policy/policy';
import { SEVERITIES, type Severity } from '@stagewell/shared/sequencing/finding';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsString, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { IsDay } from '../platform/validators.js';

/** What is left out stays; `null` is a value where it means "no limit". */
const IfSent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
const OrNoLimit = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

class RuleChangeDto implements RuleChange {
  @IsString() @Length(1, POLICY.id.maxLength) id: string;
  @IfSent() @IsBoolean() enabled?: boolean;
  @IfSent() @IsIn(SEVERITIES) severity?: Severity;
  /** Which numbers there are, and how far they go, is the row's own: the policy says it. */
  @IfSent() @IsObject() parameters?: Record<string, number>;
  @OrNoLimit() @IsDay() effectiveFrom?: string | null;
  @OrNoLimit() @IsDay() effectiveTo?: string | null;
}
export class RuleDraftDto implements RuleDraft {
  @IsBoolean() takesShipped: boolean;
  @IsArray() @ArrayMaxSize(POLICY.changes.maxItems) @ValidateNested({ each: true }) @Type(() => RuleChangeDto) changes: RuleChangeDto[];
}
export class RulePublicationDto implements RulePublication {
  @IsString() @Length(POLICY.note.minLength, POLICY.note.maxLength) @Matches(/\S/) note: string;
}
