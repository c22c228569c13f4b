import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AskedCheckIn, CheckInLink } from '@stagewell/shared/check-ins/asking';
import type { CheckInRecorded } from '@stagewell/shared/check-ins/check-in';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { RecordCheckInDto } from './check-in.dto.js';
import { AskCheckInDto, MakeLinkDto } from './requests.dto.js';
import { RequestsService } from './requests.service.js';

@ApiTags('check-ins')
@Controller()
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Get('patients/:patientId/check-in-requests')
  @Authz({ may: 'check-ins.ask', does: 'check-in-requests.read', says: 'What is asked of a patient around today', answers: 'AskedCheckIns' })
  of(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly AskedCheckIn[]> {
    return this.requests.of(patientId, me);
  }

  @Post('patients/:patientId/check-in-requests')
  @Authz({ may: 'check-ins.ask', does: 'check-in-request.add', says: 'Ask for a check-in', takes: 'AskCheckIn', answers: 'AskedCheckIn', creates: true })
  ask(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: AskCheckInDto, @Caller() me: Me): Promise<AskedCheckIn> {
    return this.requests.ask(patientId, input, me);
  }

  @Post('check-in-requests/:id/cancel')
  @Authz({ may: 'check-ins.ask', does: 'check-in-request.cancel', says: 'Cancel an asked check-in, with the reason', takes: 'EnteredInError', versioned: true })
  cancel(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReasonDto, @Caller() me: Me): Promise<void> {
    return this.requests.cancel(id, input, me);
  }

  /** Not repeatable by a key: the answer would have to be kept, and only the hash of a link is. */
  @Post('check-in-requests/:id/link')
  @Authz({
    may: 'check-ins.ask',
    does: 'check-in-link.make',
    says: 'Make the link of an asked check-in; an older one stops working',
    takes: 'MakeLink',
    answers: 'CheckInLink',
  })
  link(@Param('id', ParseUUIDPipe) id: string, @Body() input: MakeLinkDto, @Caller() me: Me): Promise<CheckInLink> {
    return this.requests.link(id, input, me);
  }

  @Post('check-in-requests/:id/answers')
  @Authz({
    may: 'check-ins.enter',
    does: 'check-in.record',
    says: 'Write down the answers to an asked check-in',
    takes: 'RecordCheckIn',
    answers: 'CheckInRecorded',
    creates: true,
  })
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() input: RecordCheckInDto, @Caller() me: Me): Promise<CheckInRecorded> {
    return this.requests.answer(id, input, me);
  }
}
