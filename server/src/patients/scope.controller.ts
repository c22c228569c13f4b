import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ScopeLiftDto } from './scope.dto.js';
import { ScopeService } from './scope.service.js';

@ApiTags('patients')
@Controller('patients/:patientId/scope-lift')
export class ScopeController {
  constructor(private readonly scope: ScopeService) {}

  @Post()
  @Authz({
    may: 'plan.sign',
    does: 'scope.lift',
    says: 'Sign that the rules may judge this patient',
    takes: 'ScopeLift',
    answers: 'ScopeLifted',
    creates: true,
  })
  lift(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: ScopeLiftDto, @Caller() me: Me): Promise<Chart['scopeLift']> {
    return this.scope.lift(patientId, input, me);
  }
}
