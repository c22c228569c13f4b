import { SAFETY_CONTACT, type SafetyContact } from '@stagewell/shared/people/safety-contact';
import { IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

export class SafetyContactDto implements SafetyContact {
  @IsString() @MaxLength(SAFETY_CONTACT.crisis.maxLength) crisisEn: string;
  @IsString() @MaxLength(SAFETY_CONTACT.crisis.maxLength) crisisEs: string;
  @IsString() @MaxLength(SAFETY_CONTACT.name.maxLength) onCallName: string;
  @IsString() @MaxLength(SAFETY_CONTACT.phone.maxLength) onCallPhone: string;
  @IsString() @MaxLength(SAFETY_CONTACT.phone.maxLength) clinicPhone: string;
  @IsBoolean() asksBirthDate: boolean;
  @IsInt() @Min(SAFETY_CONTACT.linkHours.min) @Max(SAFETY_CONTACT.linkHours.max) linkHours: number;
}
