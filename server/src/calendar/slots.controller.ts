import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BookedTogether } from '@stagewell/shared/calendar/appointment';
import type { AwayView, FreedSlotView, LevelView, MovedTogether, SlotsView } from '@stagewell/shared/calendar/slot-views';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ApplyProposalsDto, AwayQuery, MoveVisitsDto, SlotsQuery } from './appointment.dto.js';
import { AppointmentsService } from './appointments.service.js';
import { OffersService } from './offers.service.js';
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

/** What a gap in the calendar offers. */
@ApiTags('calendar')
@Controller()
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get('appointments/:id/offers')
  @Authz({ may: 'calendar.write', does: 'freed-slot.read', says: 'Who could take the time that a cancelled visit left', answers: 'FreedSlotView' })
  freed(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<FreedSlotView> {
    return this.offers.freed(id, me);
  }

  @Get('moves')
  @Authz({ may: 'calendar.write', does: 'away.read', says: 'Other times for the visits of a clinician who is away; nothing is moved', answers: 'AwayView' })
  away(@Query() away: AwayQuery, @Caller() me: Me): Promise<AwayView> {
    return this.offers.away(away, me);
  }

  @Post('moves')
  @Authz({ may: 'calendar.write', does: 'away.apply', says: 'Move visits to the accepted times', takes: 'MoveVisits', answers: 'MovedTogether', creates: true })
  move(@Body() { moves }: MoveVisitsDto, @Caller() me: Me): Promise<MovedTogether> {
    return this.appointments.moveTogether(moves, me);
  }
}

const NOTHING = { reviewId: null, appointmentId: null, visitTypeId: null, patientId: null, siteId: null, accountId: null };
