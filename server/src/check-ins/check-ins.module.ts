import { Module } from '@nestjs/common';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsService } from './check-ins.service.js';
import { ScheduleController } from './schedule.controller.js';
import { ScheduleService } from './schedule.service.js';

@Module({ controllers: [CheckInsController, ScheduleController], providers: [CheckInsService, ScheduleService] })
export class CheckInsModule {}
