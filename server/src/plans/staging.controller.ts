import { Body, Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ComparisonView } from '@stagewell/shared/plans/comparison';
import type { StagingView } from '@stagewell/shared/plans/staging';
import type { FastifyReply } from 'fastify';
import { hungUp } from '../platform/hung-up.js';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ComparisonWishesDto, StagingWishesDto } from './staging.dto.js';
import { StagingService } from './staging.service.js';

/** New days for a plan, and days beside other days: both compute, neither changes anything. */
@ApiTags('plans')
@Controller('plans/:id')
export class StagingController {
  constructor(private readonly staging: StagingService) {}

  @Post('stage')
  @Authz({ may: 'plan.write', does: 'plan.stage', says: 'Work out start days', takes: 'StagingWishes', answers: 'StagingView', versioned: true })
  stage(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() wishes: StagingWishesDto,
    @Caller() me: Me,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StagingView> {
    return this.staging.stage(id, wishes, me, hungUp(reply));
  }

  @Post('compare')
  @Authz({
    may: 'plan.write',
    does: 'plan.compare',
    says: 'Up to three sets of start days in figures',
    takes: 'ComparisonWishes',
    answers: 'ComparisonView',
    versioned: true,
  })
  compare(@Param('id', ParseUUIDPipe) id: string, @Body() wishes: ComparisonWishesDto, @Caller() me: Me): Promise<ComparisonView> {
    return this.staging.compare(id, wishes, me);
  }
}
