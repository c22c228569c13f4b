import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MatchedChart, DuplicatePairs, MergePreview, MergeView } from '@stagewell/shared/patients/merge';
import type { Me } from '../../platform/me.js';
import { Authz, Caller } from '../../platform/session/authz.js';
import { DuplicatesService } from './duplicates.service.js';
import { MatchAskedDto, NewMergeDto, TwoPeopleDto, UndoMergeDto } from './merge.dto.js';
import { MergesService } from './merges.service.js';

@ApiTags('duplicates')
@Controller()
export class MergingController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly merges: MergesService,
  ) {}

  @Get('duplicates')
  @Authz({ may: 'patients.list', does: 'duplicates.list', says: 'Charts of the clinic that may be of one person', answers: 'DuplicatePairs' })
  pairs(@Caller() me: Me): Promise<DuplicatePairs> {
    return this.duplicates.pairs(me);
  }

  @Post('duplicates/asked')
  @Authz({
    may: 'patients.write',
    does: 'duplicates.ask',
    says: 'Whether somebody has a chart already, before one is made',
    takes: 'MatchAsked',
    answers: 'MatchedCharts',
  })
  asked(@Body() asked: MatchAskedDto, @Caller() me: Me): Promise<readonly MatchedChart[]> {
    return this.duplicates.asked(asked, me);
  }

  @Get('patients/:patientId/duplicates')
  @Authz({ may: 'patients.list', does: 'duplicates.of', says: 'Charts that may be of the same person as this one', answers: 'MatchedCharts' })
  of(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly MatchedChart[]> {
    return this.duplicates.of(patientId, me);
  }

  @Post('patients/:patientId/two-people')
  @Authz({ may: 'patients.write', does: 'duplicates.refuse', says: 'Say that two charts are of two people', takes: 'TwoPeople', creates: true })
  twoPeople(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: TwoPeopleDto, @Caller() me: Me): Promise<void> {
    return this.duplicates.twoPeople(patientId, input, me);
  }

  @Get('patients/:patientId/merges')
  @Authz({ may: 'patients.list', does: 'merges.list', says: 'What was merged into a chart, newest first', answers: 'MergeViews' })
  list(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly MergeView[]> {
    return this.merges.list(patientId, me);
  }

  @Get('patients/:patientId/merges/:mergedId')
  @Authz({ may: 'patients.write', does: 'merge.preview', says: 'What merging another chart into this one would do', answers: 'MergePreview' })
  preview(@Param('patientId', ParseUUIDPipe) patientId: string, @Param('mergedId', ParseUUIDPipe) mergedId: string, @Caller() me: Me): Promise<MergePreview> {
    return this.merges.preview(patientId, mergedId, me);
  }

  @Post('patients/:patientId/merges')
  @Authz({
    may: 'patients.merge',
    does: 'patient.merge',
    says: 'Sign that two charts are of one person, and merge them',
    takes: 'NewMerge',
    answers: 'MergeView',
    creates: true,
  })
  merge(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: NewMergeDto, @Caller() me: Me): Promise<MergeView> {
    return this.merges.merge(patientId, input, me);
  }

  @Post('merges/:mergeId/undo')
  @Authz({ may: 'patients.merge', does: 'patient.unmerge', says: 'Take a merge back', takes: 'UndoMerge', answers: 'MergeView', creates: true })
  undo(@Param('mergeId', ParseUUIDPipe) mergeId: string, @Body() input: UndoMergeDto, @Caller() me: Me): Promise<MergeView> {
    return this.merges.undo(mergeId, input, me);
  }
}
