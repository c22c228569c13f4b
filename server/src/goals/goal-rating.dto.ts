import { RATED_BY, GOAL_RATING, type NewGoalRating, type RatedBy } from '@stagewell/shared/goals/goal-rating';
import { GOAL_LEVELS, type GoalLevel } from '@stagewell/shared/goals/goal-scale';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IsDay, OrNull } from '../platform/validators.js';

export class NewGoalRatingDto implements NewGoalRating {
  @IsDay() ratedOn: string;
  @OrNull() @IsIn(GOAL_LEVELS) level: GoalLevel | null;
  @IsIn(RATED_BY) ratedBy: RatedBy;
  @IsString() @MaxLength(GOAL_RATING.words.maxLength) words: string;
}
