import { Module } from '@nestjs/common';
import { AccessController } from './access/access.controller.js';
import { AccessService } from './access/access.service.js';
import { CSV_CONTROLLERS } from './csv/csv.controller.js';
import { CsvService } from './csv/csv.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { ImportRunsController } from './runs/import-runs.controller.js';
import { ImportRunsService } from './runs/import-runs.service.js';

@Module({
  controllers: [ImportRunsController, ImportsController, ...CSV_CONTROLLERS, AccessController],
  providers: [ImportsService, ImportRunsService, CsvService, AccessService],
  exports: [ImportsService],
})
export class ImportsModule {}
