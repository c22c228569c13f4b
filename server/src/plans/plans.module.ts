import { Module } from '@nestjs/common';
import { ActivationService } from './activation.service.js';
import { CoursesService } from './courses.service.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { SignaturesController } from './signatures.controller.js';
import { SignaturesService } from './signatures.service.js';
import { SnoozesService } from './snoozes.service.js';

@Module({
  controllers: [PlansController, SignaturesController],
  providers: [PlansService, ActivationService, CoursesService, SignaturesService, SnoozesService],
  exports: [PlansService, ActivationService, CoursesService, SignaturesService, SnoozesService],
})
export class PlansModule {}
