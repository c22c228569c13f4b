import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IMPORT_RUN, type ImportRun, type ImportRunStep, type ImportRunView, type StartImportRun } from '@stagewell/shared/interchange/bulk/import-run';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Me } from '../../platform/me.js';
import { Authz, Caller } from '../../platform/session/authz.js';
import { ImportRunsService } from './import-runs.service.js';

export class StartImportRunDto implements StartImportRun {
  @IsString() @MaxLength(IMPORT_RUN.name.maxLength) name: string;
  @IsInt() @Min(1) @Max(IMPORT_RUN.files.max) files: number;
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) bytes: number;
  @Matches(IMPORT_RUN.fingerprint) fingerprint: string;
  @IsInt() @Min(1) @Max(IMPORT_RUN.items.max) items: number;
  @IsInt() @Min(0) @Max(IMPORT_RUN.lines.max) leftOutLines: number;
}

class ItemParams {
  @ApiProperty({ type: String, format: 'uuid' }) @IsUUID() id: string;
  /** Its number in the order of the files, from 1. */
  @ApiProperty({ type: Number }) @Type(() => Number) @IsInt() @Min(1) @Max(IMPORT_RUN.items.max) number: number;
}

class PlaceQuery {
  /** The file that the item stands in. */
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @MaxLength(IMPORT_RUN.name.maxLength) fileName?: string;
  /** Its line, where it is not the whole file. */
  @ApiPropertyOptional({ type: Number }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(IMPORT_RUN.lines.max) line?: number;
  /** The item is left out with no body: it could not be imported, and the rest should be. */
  @ApiPropertyOptional({ enum: ['yes'] }) @IsOptional() @IsIn(['yes']) leaveOut?: 'yes';
}

@ApiTags('interchange')
@Controller('imports/runs')
export class ImportRunsController {
  constructor(private readonly runs: ImportRunsService) {}

  @Get()
  @Authz({
    may: 'import.fhir',
    does: 'import-runs.list',
    says: 'Your imports of many charts: not finished, or ended in the last 30 days',
    answers: 'ImportRuns',
  })
  list(@Caller() me: Me): Promise<readonly ImportRun[]> {
    return this.runs.list(me);
  }

  @Post()
  @Authz({
    may: 'import.fhir',
    does: 'import-run.start',
    says: 'Start an import of many charts, or find the open one of the same files',
    takes: 'StartImportRun',
    answers: 'ImportRunView',
    creates: true,
  })
  start(@Body() input: StartImportRunDto, @Caller() me: Me): Promise<ImportRunView> {
    return this.runs.start(input, me);
  }

  @Get(':id')
  @Authz({ may: 'import.fhir', does: 'import-run.read', says: 'How far an import is, with what was refused and what must be mapped', answers: 'ImportRunView' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<ImportRunView> {
    return this.runs.read(id, me);
  }

  @Put(':id/items/:number')
  @Authz({
    may: 'import.fhir',
    does: 'import-run.take',
    says: 'Import the next bundle of a run, or leave it out; one that is done is answered again',
    answers: 'ImportRunStep',
  })
  @ApiConsumes('application/fhir+json')
  @ApiBody({ schema: { type: 'object', description: 'A FHIR R4 Bundle with one Patient, as text' } })
  take(@Param() { id, number }: ItemParams, @Body() source: unknown, @Query() query: PlaceQuery, @Caller() me: Me): Promise<ImportRunStep> {
    const { fileName = '', line = null, leaveOut } = query;
    const place = { number, fileName, line };
    return leaveOut === 'yes' ? this.runs.leaveOut(id, place, me) : this.runs.take(id, { ...place, source }, me);
  }

  @Post(':id/end')
  @Authz({ may: 'import.fhir', does: 'import-run.end', says: 'End an import early: what is imported stays', answers: 'ImportRun' })
  end(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<ImportRun> {
    return this.runs.end(id, me);
  }
}
