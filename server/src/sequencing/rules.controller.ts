import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RuleSetView } from '@stagewell/shared/sequencing/rules';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { RulesService } from './rules.service.js';

@ApiTags('rules')
@Controller('rules')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Get()
  @Authz({ may: 'rules.read', does: 'rules.read', says: 'The sequencing rules in use', answers: 'RuleSetView' })
  read(@Caller() me: Me): Promise<RuleSetView> {
    return this.rules.read(me);
  }
}
