import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { NewReviewDecisionDto } from './decision.dto.js';
import { DecisionsService } from './decisions.service.js';

@ApiTags('reviews')
@Controller('plans/:id/review-decisions')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post()
  @Authz({
    may: 'plan.write',
    does: 'review.decide',
    says: 'Decide at a review, and store the plan that follows from it',
    takes: 'NewReviewDecision',
    answers: 'PlanView',
    versioned: true,
  })
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() input: NewReviewDecisionDto, @Caller() me: Me): Promise<PlanView> {
    return this.decisions.decide(id, input, me);
  }
}
