import type { Type as Class } from '@nestjs/common';
import {
  COVERS,
  DISCOUNTED_SERVICES,
  PAYER_KINDS,
  PRICE_UNITS,
  TERMS,
  VISIT_WINDOWS,
  type Covers,
  type DiscountedService,
  type NewBenefit,
  type NewDiscount,
  type NewPayer,
  type NewPrice,
  type NewServiceProof,
  type PayerKind,
  type PriceUnit,
  type VisitWindow,
} from '@stagewell/shared/coverage/terms';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
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
import type { TermKind } from './terms.sql.js';

const { name, aliases, plan, treatments, note, document, leadDays, visits, cents, percent } = TERMS;
const ID = 80;

class PayerDto implements NewPayer {
  @IsString() @Length(1, name.maxLength) @Matches(/\S/) name: string;
  @IsArray() @ArrayMaxSize(aliases.maxItems) @IsString({ each: true }) @Length(1, name.maxLength, { each: true }) aliases: string[];
  @IsIn(PAYER_KINDS) kind: PayerKind;
}
class VisitLimitDto {
  @IsInt() @Min(visits.min) @Max(visits.max) visits: number;
  @IsIn(VISIT_WINDOWS) per: VisitWindow;
}
class BenefitDto implements NewBenefit {
  @IsUUID() payerId: string;
  @IsString() @MaxLength(plan.maxLength) plan: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(treatments.maxItems) @ArrayUnique() @IsString({ each: true }) @Length(1, ID, { each: true }) treatments: string[];
  @IsIn(COVERS) covers: Covers;
  @OrNull() @IsInt() @Min(0) @Max(leadDays.max) leadDays: number | null;
  @OrNull() @IsObject() @ValidateNested() @Type(() => VisitLimitDto) visitLimit: VisitLimitDto | null;
  @OrNull() @IsInt() @Min(0) @Max(cents.max) copayCents: number | null;
  @OrNull() @IsInt() @Min(0) @Max(percent.max) coinsurancePercent: number | null;
  @IsString() @MaxLength(note.maxLength) note: string;
  @IsDay() startsOn: string;
  @OrNull() @IsDay() endsOn: string | null;
}
class PriceDto implements NewPrice {
  @OrNull() @IsUUID() siteId: string | null;
  @IsString() @Length(1, ID) modalityId: string;
  @IsInt() @Min(0) @Max(cents.max) cents: number;
  @IsIn(PRICE_UNITS) per: PriceUnit;
  @IsDay() startsOn: string;
  @OrNull() @IsDay() endsOn: string | null;
}
class DiscountDto implements NewDiscount {
  @IsString() @Length(1, name.maxLength) @Matches(/\S/) name: string;
  @IsInt() @Min(percent.min) @Max(percent.max) percent: number;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(DISCOUNTED_SERVICES, { each: true }) services: DiscountedService[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(treatments.maxItems) @ArrayUnique() @IsString({ each: true }) @Length(1, ID, { each: true }) treatments: string[];
  @IsBoolean() needsProof: boolean;
  @IsDay() startsOn: string;
  @OrNull() @IsDay() endsOn: string | null;
}
export class ServiceProofDto implements NewServiceProof {
  @IsIn(DISCOUNTED_SERVICES) service: DiscountedService;
  @IsString() @Length(1, document.maxLength) @Matches(/\S/) document: string;
  @IsDay() seenOn: string;
  @OrNull() @IsDay() expiresOn: string | null;
}

export const TERM_DTOS: Readonly<Record<TermKind, Class>> = { payers: PayerDto, benefits: BenefitDto, prices: PriceDto, discounts: DiscountDto };
