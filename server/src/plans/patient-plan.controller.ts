import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import {
  PATIENT_PLAN_LINK,
  type MakePatientPlanLink,
  type OpenPatientPlan,
  type PatientPlanLink,
  type PatientPlanOpened,
} from '@stagewell/shared/plans/patient-plan-link';
import { IsInt, IsString, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Me } from '../platform/me.js';
import { Authz, Caller, Public } from '../platform/session/authz.js';
import { IsDay, OrNull } from '../platform/validators.js';
import { PatientPlanDoor } from './patient-plan-door.service.js';
import { PatientPlanService } from './patient-plan.service.js';

const { min, max } = PATIENT_PLAN_LINK.hours;

class MakePatientPlanLinkDto implements MakePatientPlanLink {
  @OrNull() @IsInt() @Min(min) @Max(max) hours: number | null;
}
class OpenPatientPlanDto implements OpenPatientPlan {
  /** Any text: whatever is not a link of ours gets the same answer. */
  @IsString() token: string;
  @OrNull() @IsDay() birthDate: string | null;
}

@ApiTags('plans')
@Controller('plans/:id')
export class PatientPlanController {
  constructor(private readonly pages: PatientPlanService) {}

  @Get('patient-plan')
  @Authz({ may: 'chart.read', does: 'patient-plan.read', says: 'The plan in the patient’s words', answers: 'PatientPlan' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<PatientPlan> {
    return this.pages.read(id, me);
  }

  @Post('patient-links')
  @Authz({
    may: 'plan.write',
    does: 'patient-plan.link',
    says: 'Make the link by which the patient reads the plan',
    takes: 'MakePatientPlanLink',
    answers: 'PatientPlanLink',
    creates: true,
  })
  link(@Param('id', ParseUUIDPipe) id: string, @Body() input: MakePatientPlanLinkDto, @Caller() me: Me): Promise<PatientPlanLink> {
    return this.pages.link(id, input, me);
  }
}

/** What a patient reaches by a link. A POST: whatever previews or scans a link asks with GET. */
@ApiTags('answer')
@Controller('my-plan')
export class PatientPlanDoorController {
  constructor(private readonly door: PatientPlanDoor) {}

  @Post('open')
  @Public({ does: 'patient-plan-link.open', says: 'The plan that a link opens', takes: 'OpenPatientPlan', answers: 'PatientPlanOpened' })
  open(@Body() input: OpenPatientPlanDto, @Req() request: FastifyRequest): Promise<PatientPlanOpened> {
    return this.door.open(input, request);
  }
}
