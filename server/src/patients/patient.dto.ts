import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { LANGUAGES, PATIENT, SERVICES, SEXES, type Language, type NewPatient, type ServiceStatus, type Sex } from '@stagewell/shared/patients/patient';
import { IsDay, OrNull } from '../platform/validators.js';

export class NewPatientDto implements NewPatient {
  @IsString() @Length(1, PATIENT.mrn.maxLength) @Matches(/\S/) mrn: string;
  @IsString() @Length(1, PATIENT.name.maxLength) @Matches(/\S/) familyName: string;
  @IsString() @MaxLength(PATIENT.name.maxLength) givenName: string;
  @OrNull() @IsDay() birthDate: string | null;
  @IsIn(SEXES) sex: Sex;
  @IsIn(LANGUAGES) language: Language;
  @IsBoolean() interpreter: boolean;
  @IsString() @MaxLength(PATIENT.phone.maxLength) phone: string;
  @IsString() @MaxLength(PATIENT.email.maxLength) email: string;
  @IsString() @MaxLength(PATIENT.address.maxLength) address: string;
  @IsIn(SERVICES) serviceStatus: ServiceStatus;
}

export class PatientQuery {
  /** Names, or a record number, as typed so far. */
  @ApiPropertyOptional({ type: String, maxLength: 100 }) @IsOptional() @IsString() @MaxLength(100) search?: string;
  @ApiPropertyOptional({ enum: ['all', 'mine', 'no-plan', 'active-plan'] })
  @IsOptional()
  @IsIn(['all', 'mine', 'no-plan', 'active-plan'])
  filter?: 'all' | 'mine' | 'no-plan' | 'active-plan';
  @ApiPropertyOptional({ enum: ['name', 'mrn', 'last-check-in'] })
  @IsOptional()
  @IsIn(['name', 'mrn', 'last-check-in'])
  sort?: 'name' | 'mrn' | 'last-check-in';
  /** The cursor of the page before. */
  @ApiPropertyOptional({ type: String, maxLength: 800 }) @IsOptional() @IsString() @MaxLength(800) after?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100 })
  @IsOptional()
  @Matches(/^([1-9]|[1-9]\d|100)$/)
  limit?: string;
}
