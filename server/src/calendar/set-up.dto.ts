import {
  ROOM_KINDS,
  SET_UP,
  type NewAvailability,
  type NewLeave,
  type NewOpeningHours,
  type NewRoom,
  type NewVisitType,
  type RoomKind,
  type SetUpKind,
  type Withdrawn,
} from '@stagewell/shared/calendar/set-up';
import { REVIEW_MOMENTS, type ReviewMoment } from '@stagewell/shared/reviews/review';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Type } from '@nestjs/common';
import { IsDay, OrNull } from '../platform/validators.js';

const { minute, seats, length } = SET_UP;

class OpeningHoursDto implements NewOpeningHours {
  @IsUUID() siteId: string;
  @IsInt() @Min(1) @Max(7) weekday: number;
  @IsInt() @Min(minute.min) @Max(minute.max) opens: number;
  @IsInt() @Min(minute.min) @Max(minute.max) closes: number;
}
class AvailabilityDto implements NewAvailability {
  @IsUUID() accountId: string;
  @IsUUID() siteId: string;
  @IsInt() @Min(1) @Max(7) weekday: number;
  @IsInt() @Min(minute.min) @Max(minute.max) fromMinute: number;
  @IsInt() @Min(minute.min) @Max(minute.max) toMinute: number;
  @IsDay() fromDay: string;
  @OrNull() @IsDay() toDay: string | null;
}
class LeaveDto implements NewLeave {
  @IsUUID() accountId: string;
  @IsDay() fromDay: string;
  @IsDay() toDay: string;
  @IsString() @MaxLength(SET_UP.leaveReason.maxLength) reason: string;
}
class RoomDto implements NewRoom {
  @IsUUID() siteId: string;
  @IsString() @Length(1, SET_UP.name.maxLength) @Matches(/\S/) name: string;
  @IsIn(ROOM_KINDS) kind: RoomKind;
  @IsInt() @Min(seats.min) @Max(seats.max) seats: number;
}
class VisitTypeDto implements NewVisitType {
  @IsString() @Length(1, SET_UP.name.maxLength) @Matches(/\S/) name: string;
  @IsInt() @Min(length.min) @Max(length.max) lengthMinutes: number;
  @IsIn(ROOM_KINDS) roomKind: RoomKind;
  @IsBoolean() needsClinician: boolean;
  @IsArray() @ArrayMaxSize(REVIEW_MOMENTS.length) @ArrayUnique() @IsIn(REVIEW_MOMENTS, { each: true }) moments: ReviewMoment[];
  @IsString() @MaxLength(SET_UP.preparation.maxLength) preparation: string;
  @IsString() @MaxLength(SET_UP.preparation.maxLength) preparationEs: string;
}
export class WithdrawnDto implements Withdrawn {
  @IsBoolean() withdrawn: boolean;
}

export const SET_UP_DTOS: Readonly<Record<SetUpKind, Type>> = {
  'opening-hours': OpeningHoursDto,
  availability: AvailabilityDto,
  leave: LeaveDto,
  rooms: RoomDto,
  'visit-types': VisitTypeDto,
};
