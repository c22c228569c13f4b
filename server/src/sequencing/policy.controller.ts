import { Body, Controller, Get, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DryRunView, RuleDraftView, RulePolicyView, RuleSetVersionRow, RuleSetVersionView } from '@stagewell/shared/sequencing/policy/policy';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { DryRunService } from './dry-run.service.js';
import { RuleDraftDto, RulePublicationDto } from './policy.dto.js';
import { PolicyService } from './policy.service.js';

@ApiTags('rules')
@Controller('rules')
export class PolicyController {
  constructor(
    private readonly policy: PolicyService,
    private readonly dryRun: DryRunService,
  ) {}

  @Get('policy')
  @Authz({ may: 'rules.read', does: 'rule-policy.read', says: 'The draft, and what may be set on each rule', answers: 'RulePolicyView' })
  read(@Caller() me: Me): Promise<RulePolicyView> {
    return this.policy.read(me);
  }

  @Get('versions')
  @Authz({ may: 'rules.read', does: 'rule-versions.read', says: 'The published versions of the rules', answers: 'RuleSetVersionRows' })
  versions(@Caller() me: Me): Promise<readonly RuleSetVersionRow[]> {
    return this.policy.versions(me);
  }

  @Get('versions/:version')
  @Authz({ may: 'rules.read', does: 'rule-version.read', says: 'One published version, whole', answers: 'RuleSetVersionView' })
  version(@Param('version', ParseIntPipe) version: number, @Caller() me: Me): Promise<RuleSetVersionView> {
    return this.policy.version(version, me);
  }

  @Post('draft')
  @Authz({ may: 'rules.draft', does: 'rule-draft.open', says: 'Open a draft of the rules', answers: 'RuleDraftView', creates: true })
  open(@Caller() me: Me): Promise<RuleDraftView> {
    return this.policy.open(me);
  }

  @Put('draft')
  @Authz({ may: 'rules.draft', does: 'rule-draft.save', says: 'Save the whole draft', takes: 'RuleDraft', answers: 'RuleDraftView', versioned: true })
  save(@Body() draft: RuleDraftDto, @Caller() me: Me): Promise<RuleDraftView> {
    return this.policy.save(draft, me);
  }

  @Post('draft/discard')
  @Authz({ may: 'rules.draft', does: 'rule-draft.discard', says: 'Discard the draft', versioned: true })
  discard(@Caller() me: Me): Promise<void> {
    return this.policy.discard(me);
  }

  @Get('draft/dry-run')
  @Authz({ may: 'rules.draft', does: 'rule-draft.try', says: 'Try the draft on every open plan', answers: 'DryRunView' })
  try(@Caller() me: Me): Promise<DryRunView> {
    return this.dryRun.run(me);
  }

  @Post('draft/publication')
  @Authz({
    may: 'rules.publish',
    does: 'rules.publish',
    says: 'Publish the draft as the next version',
    takes: 'RulePublication',
    answers: 'RuleSetVersionRow',
    creates: true,
    versioned: true,
  })
  publish(@Body() publication: RulePublicationDto, @Caller() me: Me): Promise<RuleSetVersionRow> {
    return this.policy.publish(publication, me);
  }
}
