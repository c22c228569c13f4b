import { Module } from '@nestjs/common';
import { GoalRatingsController } from './goal-ratings.controller.js';
import { GoalRatingsService } from './goal-ratings.service.js';

@Module({ controllers: [GoalRatingsController], providers: [GoalRatingsService] })
export class GoalsModule {}
