import { Module } from '@nestjs/common';
import { AnswerController } from './answer.controller.js';
import { AnswerService } from './answer.service.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsService } from './check-ins.service.js';
import { RequestsController } from './requests.controller.js';
import { RequestsService } from './requests.service.js';
import { ScheduleController } from './schedule.controller.js';
import { ScheduleService } from './schedule.service.js';

@Module({
  controllers: [CheckInsController, RequestsController, ScheduleController, AnswerController],
  providers: [CheckInsService, RequestsService, ScheduleService, AnswerService],
})
export class CheckInsModule {}
