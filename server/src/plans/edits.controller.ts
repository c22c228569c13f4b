import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { KeptEditView } from '@stagewell/shared/plans/kept-edit';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { EditsService } from './edits.service.js';
import { DroppedEditDto, EditToKeepDto } from './plan.dto.js';

@ApiTags('plans')
@Controller('plans/:id/edit')
export class EditsController {
  constructor(private readonly edits: EditsService) {}

  @Get()
  @Authz({ may: 'plan.write', does: 'plan-edit.read', says: 'What I have not saved of a plan', answers: 'KeptEditView' })
  read(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<KeptEditView> {
    return this.edits.read(id, me);
  }

  @Put()
  @Authz({ may: 'plan.write', does: 'plan-edit.keep', says: 'Keep what I have not saved of a plan', takes: 'EditToKeep', answers: 'KeptEditView' })
  keep(@Param('id', ParseUUIDPipe) id: string, @Body() edit: EditToKeepDto, @Caller() me: Me): Promise<KeptEditView> {
    return this.edits.keep(id, edit, me);
  }

  @Delete()
  @Authz({ may: 'plan.write', does: 'plan-edit.drop', says: 'Drop what I have not saved of a plan' })
  drop(@Param('id', ParseUUIDPipe) id: string, @Query() dropped: DroppedEditDto, @Caller() me: Me): Promise<void> {
    return this.edits.drop(id, dropped, me);
  }
}
