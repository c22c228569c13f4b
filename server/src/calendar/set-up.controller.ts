import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SchedulingView, SetUpKind } from '@stagewell/shared/calendar/set-up';
import { bodyPipe } from '../platform/body.js';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import type { Row } from '../platform/table.js';
import { SET_UP_DTOS, WithdrawnDto } from './set-up.dto.js';
import { SetUpService } from './set-up.service.js';

@ApiTags('scheduling')
@Controller('scheduling')
class SchedulingController {
  constructor(private readonly setUp: SetUpService) {}

  @Get()
  @Authz({ may: 'calendar.read', does: 'scheduling.read', says: 'Hours, shifts, leave, rooms and visit types', answers: 'SchedulingView' })
  read(@Caller() me: Me): Promise<SchedulingView> {
    return this.setUp.read(me);
  }
}

/** The three routes of one kind of set-up; the kinds differ in their body and their word only. */
const controllerOf = (kind: SetUpKind, takes: string, answers: string): Type => {
  const pipe = bodyPipe(SET_UP_DTOS[kind]);

  @ApiTags('scheduling')
  @Controller(`scheduling/${kind}`)
  class SetUpController {
    constructor(private readonly setUp: SetUpService) {}

    @Post()
    @Authz({ may: 'clinic.write', does: `${kind}.add`, says: `Add to ${kind}`, takes, answers, creates: true })
    add(@Body(pipe) input: object, @Caller() me: Me): Promise<Row> {
      return this.setUp.add(kind, input, me);
    }

    @Put(':id')
    @Authz({ may: 'clinic.write', does: `${kind}.edit`, says: `Change one of ${kind}`, takes, answers, versioned: true })
    edit(@Param('id', ParseUUIDPipe) id: string, @Body(pipe) input: object, @Caller() me: Me): Promise<Row> {
      return this.setUp.edit(kind, id, input, me);
    }

    @Post(':id/withdrawal')
    @Authz({ may: 'clinic.write', does: `${kind}.withdraw`, says: `Take one of ${kind} out of use, or back`, takes: 'Withdrawn', answers, versioned: true })
    withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() { withdrawn }: WithdrawnDto, @Caller() me: Me): Promise<Row> {
      return this.setUp.withdraw(kind, id, withdrawn, me);
    }
  }
  return SetUpController;
};

export const SET_UP_CONTROLLERS: readonly Type[] = [
  SchedulingController,
  controllerOf('opening-hours', 'NewOpeningHours', 'OpeningHoursView'),
  controllerOf('availability', 'NewAvailability', 'AvailabilityView'),
  controllerOf('leave', 'NewLeave', 'LeaveView'),
  controllerOf('rooms', 'NewRoom', 'RoomView'),
  controllerOf('visit-types', 'NewVisitType', 'VisitTypeView'),
];
