import { Module } from '@nestjs/common';
import { ClinicsController } from './clinics.controller.js';
import { ClinicsService } from './clinics.service.js';
import { ClosuresController } from './closures.controller.js';
import { ClosuresService } from './closures.service.js';
import { SafetyContactService } from './safety-contact.service.js';

@Module({ controllers: [ClinicsController, ClosuresController], providers: [ClinicsService, ClosuresService, SafetyContactService] })
export class ClinicsModule {}
