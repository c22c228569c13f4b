import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { SafetyContactView } from '@stagewell/shared/people/safety-contact';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ClinicsService } from './clinics.service.js';
import { SafetyContactDto } from './safety-contact.dto.js';
import { SafetyContactService } from './safety-contact.service.js';

@ApiTags('clinic')
@Controller('clinic')
export class ClinicsController {
  constructor(
    private readonly clinics: ClinicsService,
    private readonly contact: SafetyContactService,
  ) {}

  @Get()
  @Authz({ may: 'clinic.read', does: 'clinic.read', says: 'The clinic, its sites and its people', answers: 'ClinicView' })
  read(@Caller() me: Me): Promise<ClinicView> {
    return this.clinics.read(me);
  }

  @Get('safety-contact')
  @Authz({ may: 'clinic.read', does: 'safety-contact.read', says: 'Whom patients turn to, and who is on call', answers: 'SafetyContactView' })
  safetyContact(@Caller() me: Me): Promise<SafetyContactView> {
    return this.contact.read(me);
  }

  @Put('safety-contact')
  @Authz({
    may: 'clinic.write',
    does: 'safety-contact.save',
    says: 'Set whom patients turn to, and who is on call',
    takes: 'SafetyContact',
    answers: 'SafetyContactView',
    versioned: true,
  })
  saveSafetyContact(@Body() input: SafetyContactDto, @Caller() me: Me): Promise<SafetyContactView> {
    return this.contact.save(input, me);
  }
}
