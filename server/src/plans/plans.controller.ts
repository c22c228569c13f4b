import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlanVersionRow, PlanVersionView, PlanView } from '@stagewell/shared/plans/plan';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ActivationService } from './activation.service.js';
import { CoursesService } from './courses.service.js';
import { ActivationDto, BoardSaveDto, CourseStartDto, CourseStopDto, NewPlanDto, TransitionDto } from './plan.dto.js';
import { PlansService } from './plans.service.js';

@ApiTags('plans')
@Controller()
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly activation: ActivationService,
    private readonly courses: CoursesService,
  ) {}

  @Post('patients/:patientId/plans')
  @Authz({ may: 'plan.write', does: 'plan.create', says: 'Draft a plan', takes: 'NewPlan', answers: 'PlanView', creates: true })
  create(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: NewPlanDto, @Caller() me: Me): Promise<PlanView> {
    return this.plans.create(patientId, input, me);
  }

  @Get('plans/:id')
  @Authz({ may: 'chart.read', does: 'plan.read', says: 'One plan', answers: 'PlanView' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<PlanView> {
    return this.plans.read(id, me);
  }

  @Get('plans/:id/reviews')
  @Authz({ may: 'chart.read', does: 'plan-reviews.read', says: 'The reviews that a plan calls for', answers: 'ReviewRows' })
  reviews(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<readonly ReviewRow[]> {
    return this.plans.reviews(id, me);
  }

  @Put('plans/:id/board')
  @Authz({ may: 'plan.write', does: 'plan.save', says: 'Save the whole board', takes: 'BoardSave', answers: 'PlanView', versioned: true })
  saveBoard(@Param('id', ParseUUIDPipe) id: string, @Body() board: BoardSaveDto, @Caller() me: Me): Promise<PlanView> {
    return this.plans.saveBoard(id, board, me);
  }

  @Post('plans/:id/activation')
  @Authz({ may: 'plan.sign', does: 'plan.activate', says: 'Sign and activate a plan', takes: 'Activation', answers: 'PlanView', versioned: true })
  activate(@Param('id', ParseUUIDPipe) id: string, @Body() input: ActivationDto, @Caller() me: Me): Promise<PlanView> {
    return this.activation.activate(id, input, me);
  }

  @Post('plans/:id/transition')
  @Authz({ may: 'plan.write', does: 'plan.transition', says: 'Take a step of the plan’s life', takes: 'PlanTransition', answers: 'PlanView', versioned: true })
  transition(@Param('id', ParseUUIDPipe) id: string, @Body() input: TransitionDto, @Caller() me: Me): Promise<PlanView> {
    return this.plans.transition(id, input, me);
  }

  @Post('plans/:id/courses/:courseId/start')
  @Authz({ may: 'plan.write', does: 'course.start', says: 'Record that a course started', takes: 'CourseStart', answers: 'PlanView', versioned: true })
  start(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('courseId', ParseUUIDPipe) courseId: string,
    @Body() input: CourseStartDto,
    @Caller() me: Me,
  ): Promise<PlanView> {
    return this.courses.start(id, courseId, input, me);
  }

  @Post('plans/:id/courses/:courseId/stop')
  @Authz({ may: 'plan.write', does: 'course.stop', says: 'Record that a course ended', takes: 'CourseStop', answers: 'PlanView', versioned: true })
  stop(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('courseId', ParseUUIDPipe) courseId: string,
    @Body() input: CourseStopDto,
    @Caller() me: Me,
  ): Promise<PlanView> {
    return this.courses.stop(id, courseId, input, me);
  }

  @Get('plans/:id/versions')
  @Authz({ may: 'chart.read', does: 'plan-versions.read', says: 'The saved versions of a plan', answers: 'PlanVersionRows' })
  versions(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<readonly PlanVersionRow[]> {
    return this.plans.versions(id, me);
  }

  @Get('plans/:id/versions/:version')
  @Authz({ may: 'chart.read', does: 'plan-version.read', says: 'One saved version with its findings', answers: 'PlanVersionView' })
  version(@Param('id', ParseUUIDPipe) id: string, @Param('version', ParseIntPipe) version: number, @Caller() me: Me): Promise<PlanVersionView> {
    return this.plans.version(id, version, me);
  }
}
