import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CheckInRecorded } from '@stagewell/shared/check-ins/check-in';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import type { Row } from '../platform/table.js';
import { RecordCheckInDto } from './check-in.dto.js';
import { CheckInsService } from './check-ins.service.js';

@ApiTags('check-ins')
@Controller('patients/:patientId/check-ins')
export class CheckInsController {
  constructor(private readonly checkIns: CheckInsService) {}

  @Get()
  @Authz({ may: 'chart.read', does: 'check-ins.read', says: 'Check-ins older than one named', answers: 'CheckInViews' })
  older(@Param('patientId', ParseUUIDPipe) patientId: string, @Query('before', ParseUUIDPipe) before: string, @Caller() me: Me): Promise<readonly Row[]> {
    return this.checkIns.older(patientId, before, me);
  }

  @Post()
  @Authz({ may: 'check-ins.enter', does: 'check-in.record', says: 'Record a check-in', takes: 'RecordCheckIn', answers: 'CheckInRecorded', creates: true })
  record(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: RecordCheckInDto, @Caller() me: Me): Promise<CheckInRecorded> {
    return this.checkIns.record(patientId, input, me);
  }

  @Post(':id/entered-in-error')
  @Authz({ may: 'chart.write', does: 'check-in.entered-in-error', says: 'Mark a check-in as entered in error', takes: 'EnteredInError' })
  enteredInError(
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonDto,
    @Caller() me: Me,
  ): Promise<void> {
    return this.checkIns.enteredInError(patientId, id, input, me);
  }
}
