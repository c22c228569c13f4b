import type { AskClinicPhone, OpenAnswer, SubmitAnswer } from '@stagewell/shared/check-ins/answering';
import { Type } from 'class-transformer';
import { IsObject, IsString, IsUUID, ValidateNested } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';
import { PatientAnswersDto } from './check-in.dto.js';

export class OpenAnswerDto implements OpenAnswer {
  /** Any text: whatever is not a link of ours gets the same answer. */
  @IsString() token: string;
  @OrNull() @IsDay() birthDate: string | null;
}

export class SubmitAnswerDto extends OpenAnswerDto implements SubmitAnswer {
  @IsObject() @ValidateNested() @Type(() => PatientAnswersDto) answers: PatientAnswersDto;
}

export class AskClinicPhoneDto implements AskClinicPhone {
  @IsUUID() clinicId: string;
}
