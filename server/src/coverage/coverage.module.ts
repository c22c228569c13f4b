import { Module } from '@nestjs/common';
import { AuthorisationsController } from './authorisations.controller.js';
import { AuthorisationsService } from './authorisations.service.js';
import { TERM_CONTROLLERS } from './terms.controller.js';
import { TermsService } from './terms.service.js';

@Module({ controllers: [...TERM_CONTROLLERS, AuthorisationsController], providers: [TermsService, AuthorisationsService] })
export class CoverageModule {}
