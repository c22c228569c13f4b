import { REVIEW } from '@stagewell/shared/reviews/lifecycle';
import type { ReviewDone, ReviewWaiver } from '@stagewell/shared/reviews/review-row';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../platform/validators.js';

export class ReviewDoneDto implements ReviewDone {
  @IsDay() doneOn: string;
  @IsString() @MaxLength(REVIEW.outcome.maxLength) outcome: string;
}

export class ReviewWaiverDto implements ReviewWaiver {
  @IsString() @Length(REVIEW.reason.minLength, REVIEW.reason.maxLength) @Matches(/\S/) reason: string;
}
