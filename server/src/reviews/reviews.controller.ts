import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ReviewDoneDto, ReviewWaiverDto } from './review.dto.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Post(':id/done')
  @Authz({ may: 'reviews.settle', does: 'review.done', says: 'Say that a review took place', takes: 'ReviewDone', answers: 'ReviewRow', versioned: true })
  done(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewDoneDto, @Caller() me: Me): Promise<ReviewRow> {
    return this.reviews.done(id, input, me);
  }

  @Post(':id/waive')
  @Authz({ may: 'reviews.settle', does: 'review.waive', says: 'Waive a review, with the reason', takes: 'ReviewWaiver', answers: 'ReviewRow', versioned: true })
  waive(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewWaiverDto, @Caller() me: Me): Promise<ReviewRow> {
    return this.reviews.waive(id, input, me);
  }
}
