import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CloseTask, TaskView } from '@stagewell/shared/check-ins/check-in';
import type { TodayView } from '@stagewell/shared/reviews/today';
import {
  CRISIS_RISKS,
  CRISIS_STEPS,
  SPOKEN_TO,
  type CrisisOutcome,
  type CrisisRisk,
  type CrisisStep,
  type SpokenTo,
} from '@stagewell/shared/check-ins/crisis-outcome';
import { Type } from 'class-transformer';
import { ArrayUnique, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { TasksService } from './tasks.service.js';

class CrisisOutcomeDto implements CrisisOutcome {
  @IsIn(SPOKEN_TO) spokenTo: SpokenTo;
  @IsIn(CRISIS_RISKS) risk: CrisisRisk;
  @IsIn(CRISIS_STEPS, { each: true }) @ArrayUnique() steps: CrisisStep[];
}

class CloseTaskDto implements CloseTask {
  @IsString() @Length(10, 1500) outcome: string;
  @IsOptional() @ValidateNested() @Type(() => CrisisOutcomeDto) crisis?: CrisisOutcomeDto | null;
}

@ApiTags('tasks')
@Controller()
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get('today')
  @Authz({ may: 'session.own', does: 'today.read', says: 'The home page: tasks, history to complete, drafts', answers: 'TodayView' })
  today(@Caller() me: Me): Promise<TodayView> {
    return this.tasks.today(me);
  }

  @Get('tasks')
  @Authz({ may: 'tasks.read', does: 'tasks.read', says: 'Open safety tasks of my patients', answers: 'TaskViews' })
  open(@Caller() me: Me): Promise<readonly TaskView[]> {
    return this.tasks.open(me);
  }

  @Post('tasks/:id/close')
  @Authz({ may: 'tasks.write', does: 'task.close', says: 'Close a safety task with its outcome', takes: 'CloseTask', answers: 'TaskView', versioned: true })
  close(@Param('id', ParseUUIDPipe) id: string, @Body() input: CloseTaskDto, @Caller() me: Me): Promise<TaskView> {
    return this.tasks.close(id, input, me);
  }
}
