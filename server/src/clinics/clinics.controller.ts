import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ClinicsService } from './clinics.service.js';

@ApiTags('clinic')
@Controller('clinic')
export class ClinicsController {
  constructor(private readonly clinics: ClinicsService) {}

  @Get()
  @Authz({ may: 'clinic.read', does: 'clinic.read', says: 'The clinic, its sites and its people', answers: 'ClinicView' })
  read(@Caller() me: Me): Promise<ClinicView> {
    return this.clinics.read(me);
  }
}
