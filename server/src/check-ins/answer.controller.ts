import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AnswerOpened, AnswerReceived, ClinicPhone } from '@stagewell/shared/check-ins/answering';
import type { FastifyRequest } from 'fastify';
import { Public } from '../platform/session/authz.js';
import { AskClinicPhoneDto, OpenAnswerDto, SubmitAnswerDto } from './answer.dto.js';
import { AnswerService } from './answer.service.js';

/** What a patient reaches by a link. Everything is a POST: whatever previews or scans a link asks with GET, and uses up nothing. */
@ApiTags('answer')
@Controller('answer')
export class AnswerController {
  constructor(private readonly answer: AnswerService) {}

  @Post('open')
  @Public({ does: 'check-in-link.open', says: 'What a link asks; opening uses up nothing', takes: 'OpenAnswer', answers: 'AnswerOpened' })
  open(@Body() input: OpenAnswerDto, @Req() request: FastifyRequest): Promise<AnswerOpened> {
    return this.answer.open(input, request);
  }

  @Post('submit')
  @Public({ does: 'check-in-link.answer', says: 'Answer a link, once', takes: 'SubmitAnswer', answers: 'AnswerReceived', creates: true })
  submit(@Body() input: SubmitAnswerDto, @Req() request: FastifyRequest): Promise<AnswerReceived> {
    return this.answer.submit(input, request);
  }

  @Post('phone')
  @Public({ does: 'check-in-link.phone', says: 'Where to call when a link does not work', takes: 'AskClinicPhone', answers: 'ClinicPhone' })
  phone(@Body() { clinicId }: AskClinicPhoneDto, @Req() request: FastifyRequest): Promise<ClinicPhone> {
    return this.answer.phone(clinicId, request);
  }
}
