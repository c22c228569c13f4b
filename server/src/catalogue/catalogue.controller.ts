import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { CatalogueService } from './catalogue.service.js';

@ApiTags('catalogue')
@Controller('catalogue')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get()
  @Authz({ may: 'catalogue.read', does: 'catalogue.read', says: 'The treatment catalogue as this clinic sees it', answers: 'CatalogueEntries' })
  list(@Caller() me: Me): Promise<readonly CatalogueEntry[]> {
    return this.catalogue.list(me);
  }

  @Put(':modalityId')
  @Authz({
    may: 'catalogue.write',
    does: 'catalogue.edit',
    says: 'Keep the clinic’s own copy of a treatment',
    takes: 'Modality',
    answers: 'CatalogueEntry',
    versioned: true,
  })
  keep(@Param('modalityId') modalityId: string, @Body() input: unknown, @Caller() me: Me): Promise<CatalogueEntry> {
    return this.catalogue.keep(modalityId, input, me);
  }
}
