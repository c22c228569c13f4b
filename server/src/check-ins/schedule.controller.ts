import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PatientSchedule, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ChangeCheckInDto } from './schedule.dto.js';
import { ScheduleService } from './schedule.service.js';

@ApiTags('check-ins')
@Controller()
export class ScheduleController {
  constructor(private readonly schedule: ScheduleService) {}

  @Get('patients/:patientId/schedule')
  @Authz({ may: 'chart.read', does: 'schedule.read', says: 'Check-ins and reviews that a plan has in store', answers: 'PatientSchedule' })
  read(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<PatientSchedule> {
    return this.schedule.read(patientId, me);
  }

  @Put('check-in-requests/:id')
  @Authz({
    may: 'check-ins.ask',
    does: 'check-in-request.change',
    says: 'Give one asked check-in another day or other questions',
    takes: 'ChangeCheckIn',
    answers: 'ScheduledCheckIn',
    versioned: true,
  })
  change(@Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeCheckInDto, @Caller() me: Me): Promise<ScheduledCheckIn> {
    return this.schedule.change(id, input, me);
  }
}
