import { Module } from '@nestjs/common';
import { AnswerController } from './answer.controller.js';
import { AnswerService } from './answer.service.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsService } from './check-ins.service.js';
import { RequestsController } from './requests.controller.js';
import { RequestsService } from './requests.service.js';

@Module({ controllers: [CheckInsController, RequestsController, AnswerController], providers: [CheckInsService, RequestsService, AnswerService] })
export class CheckInsModule {}
