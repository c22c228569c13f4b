import { Module } from '@nestjs/common';
import { ClinicsController } from './clinics.controller.js';
import { ClinicsService } from './clinics.service.js';
import { SafetyContactService } from './safety-contact.service.js';

@Module({ controllers: [ClinicsController], providers: [ClinicsService, SafetyContactService] })
export class ClinicsModule {}
