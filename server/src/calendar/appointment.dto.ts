import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { APPOINTMENT, SERIES, type MoveAppointment, type NewAppointment, type NewSeries, type VisitStep } from '@stagewell/shared/calendar/appointment';
import { minuteOf } from '@stagewell/shared/calendar/day-minutes';
import type { AcceptedMove, ApplyProposals, MoveVisits, ProposedBooking } from '@stagewell/shared/calendar/slot-views';
import { VISIT_STATES, type VisitState } from '@stagewell/shared/calendar/visit-steps';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import { isDay, IsDay, OrNull } from '../platform/validators.js';

const isWall = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 16 && value[10] === 'T' && isDay(value.slice(0, 10)) && (minuteOf(value.slice(11)) ?? 1440) < 1440;

/** A wall time of a day that exists, to the minute. */
const IsWall = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isWall',
    target: target.constructor,
    propertyName: String(property),
    options: { message: `${String(property)} must be a day and a time, YYYY-MM-DDTHH:MM` },
    validator: { validate: isWall },
  });

export class MoveAppointmentDto implements MoveAppointment {
  @IsUUID() siteId: string;
  @IsWall() wallStart: string;
  @OrNull() @IsUUID() accountId: string | null;
}
export class NewAppointmentDto extends MoveAppointmentDto implements NewAppointment {
  @IsUUID() patientId: string;
  @IsUUID() visitTypeId: string;
  @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsUUID('all', { each: true }) reviewIds: string[];
  @IsString() @MaxLength(APPOINTMENT.note.maxLength) note: string;
}
export class NewSeriesDto extends NewAppointmentDto implements NewSeries {
  @IsInt() @Min(SERIES.everyWeeks.min) @Max(SERIES.everyWeeks.max) everyWeeks: number;
  @IsInt() @Min(SERIES.count.min) @Max(SERIES.count.max) count: number;
}
export class VisitStepDto implements VisitStep {
  @IsIn(VISIT_STATES) to: VisitState;
  @IsString() @MaxLength(APPOINTMENT.reason.maxLength) reason: string;
  @OrNull() @IsInt() @Min(0) @Max(APPOINTMENT.late.max) lateMinutes: number | null;
}
class ProposedBookingDto extends MoveAppointmentDto implements ProposedBooking {
  @IsUUID() reviewId: string;
  @IsUUID() patientId: string;
  @IsUUID() visitTypeId: string;
}
export class ApplyProposalsDto implements ApplyProposals {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(APPOINTMENT.perRequest.max)
  @ValidateNested({ each: true })
  @Type(() => ProposedBookingDto)
  bookings: ProposedBookingDto[];
}

class AcceptedMoveDto extends MoveAppointmentDto implements AcceptedMove {
  @IsUUID() appointmentId: string;
  @IsInt() @Min(1) version: number;
}
export class MoveVisitsDto implements MoveVisits {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(APPOINTMENT.perRequest.max)
  @ValidateNested({ each: true })
  @Type(() => AcceptedMoveDto)
  moves: AcceptedMoveDto[];
}
export class AwayQuery {
  @ApiProperty({ type: String, format: 'uuid' }) @IsUUID() accountId: string;
  @ApiProperty({ type: String, format: 'date' }) @IsDay() fromDay: string;
  @ApiProperty({ type: String, format: 'date' }) @IsDay() toDay: string;
}

export class DaysQuery {
  @ApiProperty({ type: String, format: 'date' }) @IsDay() from: string;
  @ApiProperty({ type: String, format: 'date' }) @IsDay() to: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() siteId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() accountId?: string;
}
export class DaySheetQuery {
  @ApiProperty({ type: String, format: 'date' }) @IsDay() day: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() siteId?: string;
}
/** A review, or a visit to be moved, or a kind of visit for a patient. */
export class SlotsQuery {
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() reviewId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() appointmentId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() visitTypeId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() patientId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() siteId?: string;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() accountId?: string;
}
