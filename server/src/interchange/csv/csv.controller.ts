import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV_KINDS, type CsvKind, type CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { templateOf } from '@stagewell/shared/interchange/csv-rows';
import { IsIn, IsOptional } from 'class-validator';
import type { Me } from '../../platform/me.js';
import { Refusal } from '../../platform/problem.js';
import { Authz, Caller } from '../../platform/session/authz.js';
import { CsvService } from './csv.service.js';

const TYPE = 'text/csv; charset=utf-8';

class CsvQuery {
  /** `true` = say what would happen, and store nothing. */
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) dryRun?: string;
}

/** The two routes of one kind of table; the kinds differ in their word only. */
const controllerOf = (kind: CsvKind): Type => {
  @ApiTags('interchange')
  @Controller(`imports/csv/${kind}`)
  class CsvImportController {
    constructor(private readonly csv: CsvService) {}

    @Post()
    @Authz({
      may: 'import.fhir',
      does: `import.csv-${kind}`,
      says: `Import ${kind} from comma-separated values, in one transaction; tables of one clinic take turns`,
      answers: 'CsvReport',
      creates: true,
    })
    @ApiConsumes('text/csv')
    @ApiBody({ schema: { type: 'string', description: 'A table with the header of its template' } })
    take(@Body() source: unknown, @Query() { dryRun }: CsvQuery, @Caller() me: Me): Promise<CsvReport> {
      if (typeof source !== 'string') throw new Refusal(415, 'unsupported-type', 'Send the file as it is, with the type text/csv. Nothing was stored.');
      return this.csv.take(kind, source, dryRun === 'true', me);
    }

    @Get('template')
    @Authz({ may: 'import.fhir', does: `import.csv-${kind}-template`, says: 'A file to begin with: the header and an example', sends: TYPE })
    @Header('content-type', TYPE)
    @Header('content-disposition', `attachment; filename="${kind}-template.csv"`)
    template(): string {
      return csvOf(templateOf(kind));
    }
  }
  return CsvImportController;
};

@ApiTags('interchange')
@Controller()
class CsvExportController {
  constructor(private readonly csv: CsvService) {}

  @Get('exports/patients.csv')
  @Authz({ may: 'patients.write', does: 'export.patients', says: 'Patients as comma-separated values: a clinician’s own, else all', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="patients.csv"')
  patients(@Caller() me: Me): Promise<string> {
    return this.csv.patients(me);
  }

  @Get('patients/:patientId/exports/history.csv')
  @Authz({ may: 'chart.read', does: 'export.history', says: 'Treatment history of a chart as comma-separated values', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="history.csv"')
  history(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<string> {
    return this.csv.ofChart('history', patientId, me);
  }

  @Get('patients/:patientId/exports/check-ins.csv')
  @Authz({ may: 'chart.read', does: 'export.check-ins', says: 'Check-ins of a chart as comma-separated values', sends: TYPE })
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="check-ins.csv"')
  checkIns(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<string> {
    return this.csv.ofChart('check-ins', patientId, me);
  }
}

export const CSV_CONTROLLERS: readonly Type[] = [...CSV_KINDS.map(controllerOf), CsvExportController];
