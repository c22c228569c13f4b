import { Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { PAIN_GROUPS, type InsightView } from '@stagewell/shared/insight/insight';
import type { InsightFilter } from '@stagewell/shared/insight/small-numbers';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { InsightService } from './insight.service.js';

const GROUPS = Object.keys(PAIN_GROUPS);

class InsightQuery {
  @ApiPropertyOptional({ type: Number }) @IsOptional() @Type(() => Number) @IsInt() @Min(1900) @Max(2200) fromYear?: number;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @Type(() => Number) @IsInt() @Min(1900) @Max(2200) toYear?: number;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() site?: string;
  @ApiPropertyOptional({ enum: GROUPS }) @IsOptional() @IsIn(GROUPS) condition?: string;
}

const filterOf = ({ fromYear, toYear, site, condition }: InsightQuery): InsightFilter => ({
  fromYear: fromYear ?? null,
  toYear: toYear ?? null,
  siteId: site ?? null,
  condition: condition ?? null,
});

@ApiTags('insight')
@Controller('insight')
export class InsightController {
  constructor(private readonly insight: InsightService) {}

  @Get()
  @Authz({
    may: 'insight.read',
    does: 'insight.read',
    says: 'What the clinic may learn from its own courses; small numbers are not shown',
    answers: 'InsightView',
  })
  read(@Query() query: InsightQuery, @Caller() me: Me): Promise<InsightView> {
    return this.insight.read(filterOf(query), me);
  }

  @Get('export')
  @Authz({
    may: 'insight.read',
    does: 'insight.export',
    says: 'The same as comma-separated values, without names and small counts',
    sends: 'text/csv; charset=utf-8',
  })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="clinic-insight.csv"')
  export(@Query() query: InsightQuery, @Caller() me: Me): Promise<string> {
    return this.insight.export(filterOf(query), me);
  }

  // Not under an idempotency key: counted twice, it is as it was.
  @Post('count')
  @Authz({ may: 'insight.read', does: 'insight.count', says: 'Count the responses again, now' })
  count(@Caller() me: Me): Promise<void> {
    return this.insight.count(me);
  }
}
