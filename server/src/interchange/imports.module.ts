import { Module } from '@nestjs/common';
import { CsvController } from './csv/csv.controller.js';
import { CsvService } from './csv/csv.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({ controllers: [ImportsController, CsvController], providers: [ImportsService, CsvService], exports: [ImportsService] })
export class ImportsModule {}
