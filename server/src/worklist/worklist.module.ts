import { Module } from '@nestjs/common';
import { ContactService } from './contact.service.js';
import { ErrandsService } from './errands.service.js';
import { HandlingService } from './handling.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

@Module({ controllers: [WorklistController], providers: [ContactService, ErrandsService, HandlingService, WorklistService] })
export class WorklistModule {}
