import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PatientMessages } from '@stagewell/shared/reminders/reminder';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { MessagesService } from './messages.service.js';

@ApiTags('reminders')
@Controller()
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get('patients/:patientId/messages')
  @Authz({ may: 'check-ins.ask', does: 'messages.read', says: 'What was sent to a patient, and what was not and why', answers: 'PatientMessages' })
  of(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<PatientMessages> {
    return this.messages.of(patientId, me);
  }
}
