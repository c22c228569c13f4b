import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { GoalRatingView } from '@stagewell/shared/goals/goal-rating';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { NewGoalRatingDto } from './goal-rating.dto.js';
import { GoalRatingsService } from './goal-ratings.service.js';

@ApiTags('goals')
@Controller('patients/:patientId')
export class GoalRatingsController {
  constructor(private readonly ratings: GoalRatingsService) {}

  @Post('goals/:id/ratings')
  @Authz({ may: 'chart.write', does: 'goal.rate', says: 'Rate a goal', takes: 'NewGoalRating', answers: 'GoalRatingView', creates: true })
  rate(
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: NewGoalRatingDto,
    @Caller() me: Me,
  ): Promise<GoalRatingView> {
    return this.ratings.rate(patientId, id, input, me);
  }

  @Post('goal-ratings/:id/entered-in-error')
  @Authz({
    may: 'chart.write',
    does: 'goal-rating.entered-in-error',
    says: 'Mark a rating of a goal as entered in error',
    takes: 'EnteredInError',
    versioned: true,
  })
  enteredInError(
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonDto,
    @Caller() me: Me,
  ): Promise<void> {
    return this.ratings.enteredInError(patientId, id, input, me);
  }
}
