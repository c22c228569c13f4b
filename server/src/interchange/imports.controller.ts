import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IMPORT, type ImportReport, type ImportSummary } from '@stagewell/shared/interchange/import-report';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ImportsService, textOnly } from './imports.service.js';

export class ImportQuery {
  /** What the person calls the file; shown in the list of imports. */
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @MaxLength(IMPORT.fileName.maxLength) fileName?: string;
}

@ApiTags('interchange')
@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post('imports/fhir')
  @Authz({
    may: 'import.fhir',
    does: 'import.fhir',
    says: 'Import one patient from a FHIR R4 bundle (transaction or collection, up to 10 MB)',
    answers: 'ImportReport',
    creates: true,
  })
  @ApiConsumes('application/fhir+json')
  @ApiBody({ schema: { type: 'object', description: 'A FHIR R4 Bundle with one Patient, as text' } })
  take(@Body() source: unknown, @Query() { fileName }: ImportQuery, @Caller() me: Me): Promise<ImportReport> {
    return this.imports.take(textOnly(source), fileName ?? '', me);
  }

  @Get('patients/:patientId/imports')
  @Authz({ may: 'chart.read', does: 'imports.list', says: 'What was imported into a chart, newest first', answers: 'ImportSummaries' })
  list(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly ImportSummary[]> {
    return this.imports.list(patientId, me);
  }

  @Get('imports/:importId')
  @Authz({ may: 'chart.read', does: 'import.read', says: 'The report of one import, a line for every resource', answers: 'ImportReport' })
  read(@Param('importId', ParseUUIDPipe) importId: string, @Caller() me: Me): Promise<ImportReport> {
    return this.imports.read(importId, me);
  }
}
