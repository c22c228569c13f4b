import { Module } from '@nestjs/common';
import { ActivationService } from './activation.service.js';
import { CoursesService } from './courses.service.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';

@Module({
  controllers: [PlansController],
  providers: [PlansService, ActivationService, CoursesService],
  exports: [PlansService, ActivationService, CoursesService],
})
export class PlansModule {}
