import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { bodyPipe } from '../platform/body.js';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import type { Row } from '../platform/table.js';
import { TERM_DTOS } from './terms.dto.js';
import { TermsService } from './terms.service.js';
import type { TermKind } from './terms.sql.js';

@ApiTags('coverage')
@Controller('coverage-terms')
class TermsController {
  constructor(private readonly terms: TermsService) {}

  @Get()
  @Authz({ may: 'clinic.read', does: 'coverage-terms.read', says: 'Payers, benefits, prices and discounts', answers: 'CoverageTerms' })
  read(@Caller() me: Me): Promise<CoverageTerms> {
    return this.terms.read(me);
  }
}

/** The three routes of one kind of term; the kinds differ in their body and their word only. */
const controllerOf = (kind: TermKind, takes: string, answers: string): Type => {
  const pipe = bodyPipe(TERM_DTOS[kind]);

  @ApiTags('coverage')
  @Controller(`coverage-terms/${kind}`)
  class TermController {
    constructor(private readonly terms: TermsService) {}

    @Post()
    @Authz({ may: 'clinic.write', does: `${kind}.add`, says: `Add to ${kind}`, takes, answers, creates: true })
    add(@Body(pipe) input: object, @Caller() me: Me): Promise<Row> {
      return this.terms.add(kind, input, me);
    }

    @Put(':id')
    @Authz({ may: 'clinic.write', does: `${kind}.edit`, says: `Change one of ${kind}`, takes, answers, versioned: true })
    edit(@Param('id', ParseUUIDPipe) id: string, @Body(pipe) input: object, @Caller() me: Me): Promise<Row> {
      return this.terms.edit(kind, id, input, me);
    }

    @Post(':id/entered-in-error')
    @Authz({ may: 'clinic.write', does: `${kind}.entered-in-error`, says: `Mark one of ${kind} as entered in error`, takes: 'EnteredInError', versioned: true })
    enteredInError(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReasonDto, @Caller() me: Me): Promise<void> {
      return this.terms.enteredInError(kind, id, input, me);
    }
  }
  return TermController;
};

export const TERM_CONTROLLERS: readonly Type[] = [
  TermsController,
  controllerOf('payers', 'NewPayer', 'PayerView'),
  controllerOf('benefits', 'NewBenefit', 'BenefitView'),
  controllerOf('prices', 'NewPrice', 'PriceView'),
  controllerOf('discounts', 'NewDiscount', 'DiscountView'),
];
