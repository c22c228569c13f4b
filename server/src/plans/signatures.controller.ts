import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { NewSnoozeDto, SignFindingsDto, WithdrawalDto } from './plan.dto.js';
import { SignaturesService } from './signatures.service.js';
import { SnoozesService } from './snoozes.service.js';

@ApiTags('plans')
@Controller('plans/:id')
export class SignaturesController {
  constructor(
    private readonly signatures: SignaturesService,
    private readonly snoozes: SnoozesService,
  ) {}

  @Post('signatures')
  @Authz({ may: 'plan.sign', does: 'finding.sign', says: 'Sign findings of a running plan', takes: 'SignFindings', answers: 'PlanView', versioned: true })
  sign(@Param('id', ParseUUIDPipe) id: string, @Body() input: SignFindingsDto, @Caller() me: Me): Promise<PlanView> {
    return this.signatures.sign(id, input, me);
  }

  @Post('signatures/:signatureId/withdrawal')
  @Authz({ may: 'plan.sign', does: 'signature.withdraw', says: 'Withdraw a signature', takes: 'Withdrawal', answers: 'PlanView', versioned: true })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('signatureId', ParseUUIDPipe) signatureId: string,
    @Body() input: WithdrawalDto,
    @Caller() me: Me,
  ): Promise<PlanView> {
    return this.signatures.withdraw(id, signatureId, input, me);
  }

  @Post('snoozes')
  @Authz({ may: 'plan.write', does: 'finding.snooze', says: 'Put findings out of sight for a while', takes: 'NewSnooze', answers: 'PlanView', creates: true })
  snooze(@Param('id', ParseUUIDPipe) id: string, @Body() input: NewSnoozeDto, @Caller() me: Me): Promise<PlanView> {
    return this.snoozes.snooze(id, input, me);
  }
}
