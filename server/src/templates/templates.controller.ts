import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TemplateView } from '@stagewell/shared/templates/template';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { NewTemplateDto, TemplateRetirementDto } from './template.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Authz({ may: 'catalogue.read', does: 'plan-templates.read', says: 'The clinic’s order sets', answers: 'TemplateViews' })
  list(@Caller() me: Me): Promise<readonly TemplateView[]> {
    return this.templates.list(me);
  }

  @Post()
  @Authz({ may: 'plan.write', does: 'plan-template.save', says: 'Save an order set', takes: 'NewTemplate', answers: 'TemplateView', creates: true })
  save(@Body() input: NewTemplateDto, @Caller() me: Me): Promise<TemplateView> {
    return this.templates.save(input, me);
  }

  @Post(':id/retirement')
  @Authz({
    may: 'catalogue.write',
    does: 'plan-template.retire',
    says: 'Offer an order set no more, or again',
    takes: 'TemplateRetirement',
    answers: 'TemplateView',
    versioned: true,
  })
  retire(@Param('id', ParseUUIDPipe) id: string, @Body() input: TemplateRetirementDto, @Caller() me: Me): Promise<TemplateView> {
    return this.templates.retire(id, input, me);
  }
}
