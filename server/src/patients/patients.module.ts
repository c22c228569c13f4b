import { Module } from '@nestjs/common';
import { ChartController } from './chart.controller.js';
import { ChartService } from './chart.service.js';
import { DuplicatesService } from './merging/duplicates.service.js';
import { MergesService } from './merging/merges.service.js';
import { MergingController } from './merging/merging.controller.js';
import { PatientsController } from './patients.controller.js';
import { PatientsService } from './patients.service.js';
import { RecordsService } from './records.service.js';
import { SECTION_CONTROLLERS } from './sections.controller.js';
import { ScopeController } from './scope.controller.js';
import { ScopeService } from './scope.service.js';

@Module({
  controllers: [PatientsController, ChartController, ScopeController, MergingController, ...SECTION_CONTROLLERS],
  providers: [PatientsService, ChartService, RecordsService, ScopeService, DuplicatesService, MergesService],
  exports: [PatientsService, ChartService],
})
export class PatientsModule {}
