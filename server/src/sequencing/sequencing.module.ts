import { Module } from '@nestjs/common';
import { DryRunService } from './dry-run.service.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';

@Module({ controllers: [RulesController, PolicyController], providers: [RulesService, PolicyService, DryRunService] })
export class SequencingModule {}
