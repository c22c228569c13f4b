import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { operationOutcome } from '@stagewell/shared/interchange/fhir/capability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger.js';
import { refusalFor } from '../platform/problem.filter.js';

/** What went wrong, in the words of FHIR. */
@Catch()
export class OutcomeFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, detail, extra } = refusalFor(error, request, this.log);
    if (extra.retryAfter) void reply.header('retry-after', String(extra.retryAfter));
    void reply
      .status(status)
      .header('content-type', 'application/fhir+json; charset=utf-8')
      .send(JSON.stringify(operationOutcome(status, code, detail)));
  }
}
