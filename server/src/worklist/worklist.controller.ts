import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ContactAttempt, ContactPreferenceView } from '@stagewell/shared/worklist/contact';
import type { ItemsAssigned, WorklistItem, WorklistPage } from '@stagewell/shared/worklist/worklist';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ContactService } from './contact.service.js';
import { ErrandsService } from './errands.service.js';
import { HandlingService } from './handling.service.js';
import { AssignItemsDto, CloseErrandDto, ContactPreferenceDto, NewContactAttemptDto, NewErrandDto, SnoozeDto, WorklistQuery } from './worklist.dto.js';
import { WorklistService } from './worklist.service.js';

@ApiTags('worklist')
@Controller()
export class WorklistController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly handling: HandlingService,
    private readonly contact: ContactService,
    private readonly errands: ErrandsService,
  ) {}

  @Get('worklist')
  @Authz({ may: 'worklist.read', does: 'worklist.read', says: 'What waits, by deadline; a page at a time, with counts', answers: 'WorklistPage' })
  list(@Query() query: WorklistQuery, @Caller() me: Me): Promise<WorklistPage> {
    return this.worklist.list(query, me);
  }

  @Get('exports/worklist.csv')
  @Authz({
    may: 'worklist.read',
    does: 'worklist.export',
    says: 'The whole list, as it is filtered, as comma-separated values',
    sends: 'text/csv; charset=utf-8',
  })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="worklist.csv"')
  export(@Query() query: WorklistQuery, @Caller() me: Me): Promise<string> {
    return this.worklist.export(query, me);
  }

  @Post('worklist/assignments')
  @Authz({
    may: 'worklist.write',
    does: 'worklist.assign',
    says: 'Give items to a person or a role',
    takes: 'AssignItems',
    answers: 'ItemsAssigned',
    creates: true,
  })
  assign(@Body() input: AssignItemsDto, @Caller() me: Me): Promise<ItemsAssigned> {
    return this.handling.assign(input, me);
  }

  @Post('worklist/errands')
  @Authz({ may: 'worklist.write', does: 'errand.add', says: 'Write an errand on the list', takes: 'NewErrand', answers: 'WorklistItem', creates: true })
  add(@Body() input: NewErrandDto, @Caller() me: Me): Promise<WorklistItem> {
    return this.errands.add(input, me);
  }

  @Post('worklist/errands/:id/close')
  @Authz({ may: 'worklist.write', does: 'errand.close', says: 'Close an errand', takes: 'CloseErrand', versioned: true })
  close(@Param('id', ParseUUIDPipe) id: string, @Body() input: CloseErrandDto, @Caller() me: Me): Promise<void> {
    return this.errands.close(id, input, me);
  }

  @Get('worklist/:id')
  @Authz({ may: 'worklist.read', does: 'worklist-item.read', says: 'One item with what was tried to reach the patient', answers: 'WorklistItem' })
  item(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<WorklistItem> {
    return this.worklist.item(id, me);
  }

  @Post('worklist/:id/snooze')
  @Authz({
    may: 'worklist.write',
    does: 'worklist-item.snooze',
    says: 'Put an item aside until a day',
    takes: 'Snooze',
    answers: 'WorklistItem',
    versioned: true,
  })
  snooze(@Param('id', ParseUUIDPipe) id: string, @Body() input: SnoozeDto, @Caller() me: Me): Promise<WorklistItem> {
    return this.handling.snooze(id, input, me);
  }

  @Post('worklist/:id/return')
  @Authz({ may: 'worklist.write', does: 'worklist-item.return', says: 'Bring an item back that was put aside', answers: 'WorklistItem', versioned: true })
  bringBack(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<WorklistItem> {
    return this.handling.bringBack(id, me);
  }

  @Post('worklist/:id/attempts')
  @Authz({
    may: 'worklist.contact',
    does: 'contact-attempt.record',
    says: 'Record that somebody tried to reach the patient',
    takes: 'NewContactAttempt',
    answers: 'ContactAttempt',
    creates: true,
  })
  attempt(@Param('id', ParseUUIDPipe) id: string, @Body() input: NewContactAttemptDto, @Caller() me: Me): Promise<ContactAttempt> {
    return this.contact.attempt(id, input, me);
  }

  @Put('patients/:patientId/contact-preference')
  @Authz({
    may: 'worklist.contact',
    does: 'contact-preference.edit',
    says: 'How a patient wants to be reached',
    takes: 'ContactPreference',
    answers: 'ContactPreferenceView',
    versioned: true,
  })
  prefer(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: ContactPreferenceDto, @Caller() me: Me): Promise<ContactPreferenceView> {
    return this.contact.prefer(patientId, input, me);
  }
}
