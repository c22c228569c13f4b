import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BookedTogether } from '@stagewell/shared/calendar/appointment';
import type { LevelView, SlotsView } from '@stagewell/shared/calendar/slot-views';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ApplyProposalsDto, SlotsQuery } from './appointment.dto.js';
import { SlotsService } from './slots.service.js';

@ApiTags('calendar')
@Controller()
export class SlotsController {
  constructor(private readonly slots: SlotsService) {}

  @Get('slots')
  @Authz({ may: 'calendar.read', does: 'slots.read', says: 'The best free times for a review, a visit or a patient', answers: 'SlotsView' })
  best(@Query() asked: SlotsQuery, @Caller() me: Me): Promise<SlotsView> {
    return this.slots.best({ ...NOTHING, ...asked }, me);
  }

  @Get('proposals')
  @Authz({ may: 'calendar.write', does: 'proposals.read', says: 'A time for every review that has none; nothing is booked', answers: 'LevelView' })
  level(@Caller() me: Me): Promise<LevelView> {
    return this.slots.level(me);
  }

  @Post('proposals')
  @Authz({ may: 'calendar.write', does: 'proposals.apply', says: 'Book the proposed times', takes: 'ApplyProposals', answers: 'BookedTogether', creates: true })
  apply(@Body() input: ApplyProposalsDto, @Caller() me: Me): Promise<BookedTogether> {
    return this.slots.apply(input, me);
  }
}

const NOTHING = { reviewId: null, appointmentId: null, visitTypeId: null, patientId: null, siteId: null, accountId: null };
