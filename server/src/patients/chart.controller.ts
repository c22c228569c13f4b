import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { ChartService } from './chart.service.js';

@ApiTags('patients')
@Controller('patients/:patientId')
export class ChartController {
  constructor(private readonly charts: ChartService) {}

  @Get()
  @Authz({ may: 'chart.read', does: 'chart.read', says: 'The whole chart of one patient', answers: 'Chart' })
  read(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<Chart> {
    return this.charts.read(patientId, me);
  }
}
