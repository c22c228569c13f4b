import { Module } from '@nestjs/common';
import { FhirController, FhirFileController } from './fhir.controller.js';
import { FhirService } from './fhir.service.js';

@Module({ controllers: [FhirController, FhirFileController], providers: [FhirService] })
export class FhirModule {}
