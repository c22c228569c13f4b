import { Controller, Get, Header, Param, ParseUUIDPipe, Query, UseFilters } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Me } from '../platform/me.js';
import { Authz, Caller, Public } from '../platform/session/authz.js';
import { FhirService } from './fhir.service.js';
import { OutcomeFilter } from './outcome.filter.js';

const FHIR = 'application/fhir+json; charset=utf-8';
const TYPE = 'content-type';

/** FHIR R4 for other systems, under /api/fhir. What is refused is told as an OperationOutcome. */
@ApiTags('fhir')
@Controller('fhir')
@UseFilters(OutcomeFilter)
export class FhirController {
  constructor(private readonly fhir: FhirService) {}

  @Get('metadata')
  @Public({ does: 'fhir.metadata', says: 'What this server answers, as a CapabilityStatement', sends: FHIR })
  @Header(TYPE, FHIR)
  metadata(): string {
    return JSON.stringify(this.fhir.capabilities());
  }

  @Get('Patient/:id/$everything')
  @Authz({ may: 'chart.read', does: 'disclosure.everything', says: 'One patient with everything, as a FHIR bundle', sends: FHIR })
  @ApiQuery({ name: '_count', required: false, schema: { type: 'integer' } })
  @ApiQuery({ name: '_offset', required: false, schema: { type: 'integer' } })
  @Header(TYPE, FHIR)
  async everything(@Param('id', ParseUUIDPipe) id: string, @Query() query: Record<string, unknown>, @Caller() me: Me): Promise<string> {
    return JSON.stringify(await this.fhir.everything(id, query, me));
  }

  @Get(':type/:id')
  @Authz({ may: 'chart.read', does: 'fhir.read', says: 'One FHIR resource', sends: FHIR })
  @Header(TYPE, FHIR)
  async read(@Param('type') type: string, @Param('id') id: string, @Caller() me: Me): Promise<string> {
    return JSON.stringify(await this.fhir.read(type, id, me));
  }

  @Get(':type')
  @Authz({
    may: 'chart.read',
    does: 'fhir.search',
    says: 'FHIR resources of one type and patient; days by the names of the CapabilityStatement, with eq, ge, le, gt or lt',
    sends: FHIR,
  })
  @ApiQuery({ name: 'patient', required: true, schema: { type: 'string' } })
  @ApiQuery({ name: 'date', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: '_count', required: false, schema: { type: 'integer' } })
  @ApiQuery({ name: '_offset', required: false, schema: { type: 'integer' } })
  @Header(TYPE, FHIR)
  async search(@Param('type') type: string, @Query() query: Record<string, unknown>, @Caller() me: Me): Promise<string> {
    return JSON.stringify(await this.fhir.search(type, query, me));
  }
}

@ApiTags('fhir')
@Controller('patients/:patientId')
export class FhirFileController {
  constructor(private readonly fhir: FhirService) {}

  @Get('export.fhir.json')
  @Authz({ may: 'chart.read', does: 'disclosure.fhir-file', says: 'The whole patient as a FHIR R4 file, kept in the trail as a disclosure', sends: FHIR })
  @Header(TYPE, FHIR)
  @Header('content-disposition', 'attachment; filename="patient.fhir.json"')
  async file(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<string> {
    return JSON.stringify(await this.fhir.file(patientId, me));
  }
}
