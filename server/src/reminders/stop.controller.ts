import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StopMessages } from '@stagewell/shared/reminders/reminder';
import { IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Public } from '../platform/session/authz.js';
import { StopService } from './stop.service.js';

export class StopMessagesDto implements StopMessages {
  /** Any text: whatever is not a link of ours gets the same answer. */
  @IsString() token: string;
}

/** A POST: what previews or scans a link asks with GET, and stops nothing. */
@ApiTags('answer')
@Controller('answer')
export class StopController {
  constructor(private readonly stopping: StopService) {}

  @Post('stop')
  @Public({ does: 'messages.stop', says: 'Say by the link in a message that no more are wanted', takes: 'StopMessages' })
  stop(@Body() { token }: StopMessagesDto, @Req() request: FastifyRequest): Promise<void> {
    return this.stopping.stop(token, request);
  }
}
