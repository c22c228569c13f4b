import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CareTeamMember, PatientPage, PatientView, Preferences } from '@stagewell/shared/patients/patient';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { NewPatientDto, PatientQuery } from './patient.dto.js';
import { PatientsService } from './patients.service.js';
import { PreferencesDto } from './sections.dto.js';

@ApiTags('patients')
@Controller('patients')
export class PatientsController {
  constructor(private readonly patients: PatientsService) {}

  @Get()
  @Authz({ may: 'patients.list', does: 'patients.list', says: 'A page of patients: search, filter, sort', answers: 'PatientPage' })
  list(@Query() query: PatientQuery, @Caller() me: Me): Promise<PatientPage> {
    return this.patients.list(query, me);
  }

  @Post()
  @Authz({ may: 'patients.write', does: 'patient.create', says: 'Create a patient', takes: 'NewPatient', answers: 'PatientView', creates: true })
  create(@Body() input: NewPatientDto, @Caller() me: Me): Promise<PatientView> {
    return this.patients.create(input, me);
  }

  @Put(':patientId')
  @Authz({ may: 'patients.write', does: 'patient.edit', says: 'Edit demographics', takes: 'NewPatient', answers: 'PatientView', versioned: true })
  edit(@Param('patientId', ParseUUIDPipe) id: string, @Body() input: NewPatientDto, @Caller() me: Me): Promise<PatientView> {
    return this.patients.edit(id, input, me);
  }

  @Get(':patientId/demographics')
  @Authz({ may: 'patients.write', does: 'patient.read', says: 'Read demographics', answers: 'PatientView' })
  demographics(@Param('patientId', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<PatientView> {
    return this.patients.demographics(id, me);
  }

  @Post(':patientId/care-team')
  @Authz({
    may: 'chart.join',
    does: 'care-team.join',
    says: 'Join the care team, with a reason',
    takes: 'EnteredInError',
    answers: 'CareTeamMember',
    creates: true,
  })
  join(@Param('patientId', ParseUUIDPipe) id: string, @Body() input: ReasonDto, @Caller() me: Me): Promise<CareTeamMember> {
    return this.patients.join(id, input, me);
  }

  @Put(':patientId/preferences')
  @Authz({
    may: 'chart.write',
    does: 'preferences.edit',
    says: 'Keep what the patient agreed to and refuses',
    takes: 'Preferences',
    answers: 'PreferencesView',
    versioned: true,
  })
  preferences(
    @Param('patientId', ParseUUIDPipe) id: string,
    @Body() input: PreferencesDto,
    @Caller() me: Me,
  ): Promise<Preferences & { readonly version: number }> {
    return this.patients.preferences(id, input, me);
  }
}
