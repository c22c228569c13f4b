import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import { IsOptional } from 'class-validator';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { IsDay } from '../platform/validators.js';
import { NewClosureDto } from './closure.dto.js';
import { ClosuresService } from './closures.service.js';

class ClosuresQuery {
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @IsDay() from?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @IsDay() to?: string;
}

@ApiTags('clinic')
@Controller('clinic/closures')
export class ClosuresController {
  constructor(private readonly closures: ClosuresService) {}

  @Get()
  @Authz({ may: 'clinic.read', does: 'clinic-closures.read', says: 'When the clinic or a site is closed', answers: 'ClosureViews' })
  list(@Query() query: ClosuresQuery, @Caller() me: Me): Promise<readonly ClosureView[]> {
    return this.closures.list(query, me);
  }

  @Post()
  @Authz({ may: 'clinic.write', does: 'clinic-closure.add', says: 'Add a closure', takes: 'NewClosure', answers: 'ClosureView', creates: true })
  add(@Body() input: NewClosureDto, @Caller() me: Me): Promise<ClosureView> {
    return this.closures.add(input, me);
  }

  @Put(':id')
  @Authz({ may: 'clinic.write', does: 'clinic-closure.edit', says: 'Change a closure', takes: 'NewClosure', answers: 'ClosureView', versioned: true })
  edit(@Param('id', ParseUUIDPipe) id: string, @Body() input: NewClosureDto, @Caller() me: Me): Promise<ClosureView> {
    return this.closures.edit(id, input, me);
  }

  @Post(':id/entered-in-error')
  @Authz({
    may: 'clinic.write',
    does: 'clinic-closure.entered-in-error',
    says: 'Mark a closure as entered in error',
    takes: 'EnteredInError',
    versioned: true,
  })
  enteredInError(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReasonDto, @Caller() me: Me): Promise<void> {
    return this.closures.enteredInError(id, input, me);
  }
}
