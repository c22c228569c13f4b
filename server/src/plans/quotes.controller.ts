import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { QuotesService } from './quotes.service.js';

@ApiTags('plans')
@Controller('plans/:id/quote')
export class QuotesController {
  constructor(private readonly quotes: QuotesService) {}

  @Get()
  @Authz({ may: 'chart.read', does: 'quote.read', says: 'What the saved plan costs the patient', answers: 'FrozenQuote' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<FrozenQuote> {
    return this.quotes.read(id, me);
  }

  @Post()
  @Authz({ may: 'plan.write', does: 'quote.again', says: 'Quote the plan again, as its next version', answers: 'PlanView', versioned: true })
  again(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<PlanView> {
    return this.quotes.again(id, me);
  }
}
