import { Controller, Delete, Get, Header, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FeedAddress } from '@stagewell/shared/calendar/slot-views';
import type { FastifyRequest } from 'fastify';
import type { Me } from '../platform/me.js';
import { Authz, Caller, Public } from '../platform/session/authz.js';
import { FeedService } from './feed.service.js';

/** Whoever has the address, for its clinic; nobody is signed in. */
const byAddress = (clinicId: string, request: FastifyRequest): Me => ({
  accountId: '',
  displayName: '',
  roles: [],
  clinicId: clinicId.toLowerCase(),
  zone: 'UTC',
  salt: Buffer.alloc(32),
  sessionHash: null,
  ip: request.ip,
  requestId: String(request.id),
  action: 'calendar-feed.fetch',
  ifMatch: 0,
  creates: null,
});

@ApiTags('calendar')
@Controller('calendar-feed')
export class FeedController {
  constructor(private readonly feed: FeedService) {}

  // Not under an idempotency key: the answer holds the address, and a second one merely ends the first.
  @Post()
  @Authz({ may: 'calendar.write', does: 'calendar-feed.make', says: 'A new address of my calendar; the old one ends', answers: 'FeedAddress' })
  make(@Caller() me: Me): Promise<FeedAddress> {
    return this.feed.make(me);
  }

  @Delete()
  @Authz({ may: 'calendar.write', does: 'calendar-feed.end', says: 'My calendar has no address any more' })
  end(@Caller() me: Me): Promise<void> {
    return this.feed.end(me);
  }

  @Get(':clinicId/:token')
  @Public({ does: 'calendar-feed.fetch', says: 'The visits of one clinician as an iCalendar file: kind and time only', sends: 'text/calendar; charset=utf-8' })
  @Header('content-type', 'text/calendar; charset=utf-8')
  read(@Param('clinicId', ParseUUIDPipe) clinicId: string, @Param('token') token: string, @Req() request: FastifyRequest): Promise<string> {
    return this.feed.read(token, byAddress(clinicId, request));
  }
}
