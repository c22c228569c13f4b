import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import type { ServiceProofView } from '@stagewell/shared/coverage/terms';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { AuthorisationChangeDto, NewAuthorisationDto } from './authorisation.dto.js';
import { AuthorisationsService } from './authorisations.service.js';
import { ServiceProofDto } from './terms.dto.js';

@ApiTags('coverage')
@Controller()
export class AuthorisationsController {
  constructor(private readonly authorisations: AuthorisationsService) {}

  @Get('patients/:patientId/authorisations')
  @Authz({ may: 'authorisations.write', does: 'authorisations.read', says: 'What payers are asked for a patient', answers: 'AuthorisationViews' })
  list(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly AuthorisationView[]> {
    return this.authorisations.list(patientId, me);
  }

  @Post('patients/:patientId/authorisations')
  @Authz({
    may: 'authorisations.write',
    does: 'authorisation.add',
    says: 'Note that an authorisation is needed',
    takes: 'NewAuthorisation',
    answers: 'AuthorisationView',
    creates: true,
  })
  add(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: NewAuthorisationDto, @Caller() me: Me): Promise<AuthorisationView> {
    return this.authorisations.add(patientId, input, me);
  }

  @Post('authorisations/:id/steps')
  @Authz({
    may: 'authorisations.write',
    does: 'authorisation.step',
    says: 'Requested, granted, denied or withdrawn',
    takes: 'AuthorisationChange',
    answers: 'AuthorisationView',
    versioned: true,
  })
  step(@Param('id', ParseUUIDPipe) id: string, @Body() input: AuthorisationChangeDto, @Caller() me: Me): Promise<AuthorisationView> {
    return this.authorisations.step(id, input, me);
  }

  @Post('patients/:patientId/service-proofs')
  @Authz({
    may: 'patients.write',
    does: 'service-proof.add',
    says: 'Proof of service that was seen',
    takes: 'NewServiceProof',
    answers: 'ServiceProofView',
    creates: true,
  })
  addProof(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: ServiceProofDto, @Caller() me: Me): Promise<ServiceProofView> {
    return this.authorisations.addProof(patientId, input, me);
  }

  @Post('patients/:patientId/service-proofs/:id/entered-in-error')
  @Authz({
    may: 'patients.write',
    does: 'service-proof.entered-in-error',
    says: 'Mark a proof of service as entered in error',
    takes: 'EnteredInError',
    versioned: true,
  })
  proofInError(
    @Param('patientId', ParseUUIDPipe) patientId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonDto,
    @Caller() me: Me,
  ): Promise<void> {
    return this.authorisations.proofInError(patientId, id, input, me);
  }
}
