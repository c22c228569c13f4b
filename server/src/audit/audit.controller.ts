import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { AuditPage } from '@stagewell/shared/audit/audit-row';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { AuditService } from './audit.service.js';

class AuditQuery {
  @ApiPropertyOptional({ type: String, format: 'uuid' }) @IsOptional() @IsUUID() patientId?: string;
  /** The sequence number that the page before ended with. */
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @Matches(/^\d{1,15}$/) before?: string;
}

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Authz({ may: 'audit.read', does: 'audit.read', says: 'A page of the trail, newest first', answers: 'AuditPage' })
  page(@Query() { patientId, before }: AuditQuery, @Caller() me: Me): Promise<AuditPage> {
    return this.audit.page(patientId ?? null, before ? Number(before) : null, me);
  }
}
