import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Role } from '@stagewell/shared/people/roles';
import { ROLES } from '@stagewell/shared/people/roles';
import {
  CHANNELS,
  CONTACT,
  OUTCOMES,
  type Channel,
  type ContactOutcome,
  type ContactPreference,
  type NewContactAttempt,
} from '@stagewell/shared/worklist/contact';
import { PUT_ASIDE, type Snooze } from '@stagewell/shared/worklist/handling';
import { ITEM_GROUPS, ITEM_KINDS, type ItemGroup, type ItemKind } from '@stagewell/shared/worklist/item';
import { WORKLIST, type AssignItems, type CloseErrand, type NewErrand, type SeenItem } from '@stagewell/shared/worklist/worklist';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export class WorklistQuery {
  @ApiPropertyOptional({ enum: ITEM_GROUPS }) @IsOptional() @IsIn(ITEM_GROUPS) group?: ItemGroup;
  @ApiPropertyOptional({ enum: ITEM_KINDS }) @IsOptional() @IsIn(ITEM_KINDS) kind?: ItemKind;
  /** The patient's preferred site. */
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() site?: string;
  /** `me`, `role` (one of mine), `nobody`, or the account of somebody else. */
  @ApiPropertyOptional({ type: String }) @IsOptional() @Matches(new RegExp(`^(me|role|nobody|${UUID})$`)) assignee?: string;
  /** Names, or a record number, as typed so far. */
  @ApiPropertyOptional({ type: String, maxLength: WORKLIST.search.maxLength }) @IsOptional() @IsString() @MaxLength(WORKLIST.search.maxLength) search?: string;
  /** Last day that is still of interest. */
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @IsDay() until?: string;
  /** `yes` = what is put aside for now, instead of what is in sight. */
  @ApiPropertyOptional({ enum: ['yes'] }) @IsOptional() @IsIn(['yes']) aside?: 'yes';
  /** The cursor of the page before. */
  @ApiPropertyOptional({ type: String, maxLength: 400 }) @IsOptional() @IsString() @MaxLength(400) after?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: WORKLIST.most })
  @IsOptional()
  @Matches(/^([1-9]|[1-9]\d|100)$/)
  limit?: string;
}

class SeenItemDto implements SeenItem {
  @IsIn(ITEM_KINDS) kind: ItemKind;
  @IsUUID() id: string;
  @IsInt() @Min(0) version: number;
}

export class AssignItemsDto implements AssignItems {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WORKLIST.assign.maxItems)
  @ValidateNested({ each: true })
  @Type(() => SeenItemDto)
  items: SeenItemDto[];
  @OrNull() @IsUUID() accountId: string | null;
  @IsIn(['', ...ROLES]) role: Role | '';
}

export class SnoozeDto implements Snooze {
  @IsDay() untilOn: string;
  @IsString() @Length(PUT_ASIDE.reason.minLength, PUT_ASIDE.reason.maxLength) @Matches(/\S/) reason: string;
}

export class NewContactAttemptDto implements NewContactAttempt {
  @IsIn(CHANNELS) channel: Channel;
  @IsIn(OUTCOMES) outcome: ContactOutcome;
  @IsString() @MaxLength(CONTACT.note.maxLength) note: string;
}

export class ContactPreferenceDto implements ContactPreference {
  @IsIn(['', 'sms', 'email', 'phone']) channel: '' | 'sms' | 'email' | 'phone';
  @OrNull() @IsBoolean() voicemailOk: boolean | null;
  @IsString() @MaxLength(CONTACT.proxy.maxLength) proxy: string;
  @IsBoolean() optedOut: boolean;
  @Length(0, 60) zone: string;
  @IsBoolean() doNotContact: boolean;
  @IsString() @MaxLength(CONTACT.reason.maxLength) reason: string;
}

export class NewErrandDto implements NewErrand {
  @IsUUID() patientId: string;
  @IsString() @Length(WORKLIST.errand.minLength, WORKLIST.errand.maxLength) @Matches(/\S/) what: string;
  @OrNull() @IsDay() dueOn: string | null;
}

export class CloseErrandDto implements CloseErrand {
  @IsString() @Length(WORKLIST.errand.minLength, WORKLIST.errand.maxLength) @Matches(/\S/) outcome: string;
}
