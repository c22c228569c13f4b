import { Module } from '@nestjs/common';
import { ActivationService } from './activation.service.js';
import { CoSignService } from './co-sign.service.js';
import { CoursesService } from './courses.service.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsService } from './decisions.service.js';
import { EditsController } from './edits.controller.js';
import { EditsService } from './edits.service.js';
import { LockController } from './lock.controller.js';
import { LockService } from './lock.service.js';
import { PatientPlanDoor } from './patient-plan-door.service.js';
import { PatientPlanController, PatientPlanDoorController } from './patient-plan.controller.js';
import { PatientPlanService } from './patient-plan.service.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { QuotesController } from './quotes.controller.js';
import { QuotesService } from './quotes.service.js';
import { SignaturesController } from './signatures.controller.js';
import { SignaturesService } from './signatures.service.js';
import { SnoozesService } from './snoozes.service.js';
import { POOL_LIMITS, StagerPool } from './stager-pool.js';
import { StagingController } from './staging.controller.js';
import { StagingService } from './staging.service.js';

@Module({
  controllers: [
    LockController,
    DecisionsController,
    PlansController,
    EditsController,
    PatientPlanController,
    PatientPlanDoorController,
    QuotesController,
    SignaturesController,
    StagingController,
  ],
  providers: [
    PlansService,
    EditsService,
    ActivationService,
    CoSignService,
    CoursesService,
    DecisionsService,
    LockService,
    PatientPlanService,
    PatientPlanDoor,
    QuotesService,
    SignaturesService,
    SnoozesService,
    StagingService,
    { provide: StagerPool, useFactory: () => new StagerPool(POOL_LIMITS) },
  ],
  exports: [PlansService, ActivationService, CoursesService, DecisionsService, SignaturesService, SnoozesService],
})
export class PlansModule {}
