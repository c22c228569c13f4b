import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV_KINDS, type CsvKind, type CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { templateOf } from '@stagewell/shared/interchange/csv-rows';
import { IsIn, IsOptional } from 'class-validator';
import type { Me } from '../../platform/me.js';
import { notFound, Refusal } from '../../platform/problem.js';
import { Authz, Caller } from '../../platform/session/authz.js';
import { CsvService } from './csv.service.js';

const TYPE = 'text/csv; charset=utf-8';

class CsvQuery {
  /** `true` = say what would happen, and store nothing. */
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) dryRun?: string;
}

const kindOf = (kind: string): CsvKind => {
  const known = CSV_KINDS.find((one) => one === kind);
  if (known === undefined) throw notFound();
  return known;
};

@ApiTags('interchange')
@Controller()
export class CsvController {
  constructor(private readonly csv: CsvService) {}

  @Post('imports/csv/:kind')
  @Authz({
    may: 'import.fhir',
    does: 'import.csv',
    says: 'Import patients, treatment history or check-ins from comma-separated values',
    answers: 'CsvReport',
    creates: true,
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', description: 'A table with the header of its template' } })
  take(@Param('kind') kind: string, @Body() source: unknown, @Query() { dryRun }: CsvQuery, @Caller() me: Me): Promise<CsvReport> {
    if (typeof source !== 'string') throw new Refusal(415, 'unsupported-type', 'Send the file as it is, with the type text/csv. Nothing was stored.');
    return this.csv.take(kindOf(kind), source, dryRun === 'true', me);
  }

  @Get('imports/csv/:kind/template')
  @Authz({ may: 'import.fhir', does: 'import.csv-template', says: 'A file to begin with: the header and an example', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="template.csv"')
  template(@Param('kind') kind: string): string {
    return csvOf(templateOf(kindOf(kind)));
  }

  @Get('exports/patients.csv')
  @Authz({ may: 'patients.write', does: 'export.patients', says: 'Patients as comma-separated values: a clinician’s own, else all', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="patients.csv"')
  patients(@Caller() me: Me): Promise<string> {
    return this.csv.patients(me);
  }

  @Get('patients/:patientId/history.csv')
  @Authz({ may: 'chart.read', does: 'export.history', says: 'Treatment history of a chart as comma-separated values', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="history.csv"')
  history(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<string> {
    return this.csv.ofChart('history', patientId, me);
  }

  @Get('patients/:patientId/check-ins.csv')
  @Authz({ may: 'chart.read', does: 'export.check-ins', says: 'Check-ins of a chart as comma-separated values', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="check-ins.csv"')
  checkIns(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<string> {
    return this.csv.ofChart('check-ins', patientId, me);
  }
}
