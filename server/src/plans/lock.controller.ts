import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { CoSignService } from './co-sign.service.js';
import { LockService } from './lock.service.js';
import { CoSigningDto, NewAddendumDto, PlanLockingDto } from './plan.dto.js';

@ApiTags('plans')
@Controller('plans/:id')
export class LockController {
  constructor(
    private readonly locks: LockService,
    private readonly coSigns: CoSignService,
  ) {}

  @Post('lock')
  @Authz({ may: 'plan.sign', does: 'plan.lock', says: 'Lock this version of a running plan', takes: 'PlanLocking', answers: 'PlanView', versioned: true })
  lock(@Param('id', ParseUUIDPipe) id: string, @Body() input: PlanLockingDto, @Caller() me: Me): Promise<PlanView> {
    return this.locks.lock(id, input, me);
  }

  @Post('co-signature')
  @Authz({
    may: 'plan.sign',
    does: 'plan.co-sign',
    says: 'Co-sign what was changed of a running plan',
    takes: 'CoSigning',
    answers: 'PlanView',
    versioned: true,
  })
  coSign(@Param('id', ParseUUIDPipe) id: string, @Body() input: CoSigningDto, @Caller() me: Me): Promise<PlanView> {
    return this.coSigns.sign(id, input, me);
  }

  @Post('addenda')
  @Authz({ may: 'plan.write', does: 'plan-addendum.write', says: 'Add to what is locked', takes: 'NewAddendum', answers: 'PlanView', creates: true })
  addendum(@Param('id', ParseUUIDPipe) id: string, @Body() input: NewAddendumDto, @Caller() me: Me): Promise<PlanView> {
    return this.locks.addendum(id, input, me);
  }
}
