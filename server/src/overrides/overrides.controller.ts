import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { OverrideReport } from '@stagewell/shared/overrides/override-report';
import { IsOptional } from 'class-validator';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { IsDay } from '../platform/validators.js';
import { OverridesService } from './overrides.service.js';

class ReportQuery {
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @IsDay() from?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @IsDay() to?: string;
}

@ApiTags('overrides')
@Controller('overrides')
export class OverridesController {
  constructor(private readonly overrides: OverridesService) {}

  @Get()
  @Authz({ may: 'overrides.read', does: 'overrides.read', says: 'How the clinic decided despite each rule', answers: 'OverrideReport' })
  report(@Query() query: ReportQuery, @Caller() me: Me): Promise<OverrideReport> {
    return this.overrides.report(query, me);
  }
}
