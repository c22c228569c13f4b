import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@stagewell/shared/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from './logger.js';
import { Refusal } from './problem.js';

/** SQLSTATE (or its class) → answer. The driver's own words never leave the server. */
const SQLSTATES: readonly (readonly [string, number, string, string])[] = [
  ['23505', 409, 'already-exists', 'That already exists. Nothing was stored; look it up and edit it instead.'],
  ['23503', 409, 'still-connected', 'Something this refers to is missing or still in use. Nothing was stored.'],
  ['23514', 422, 'out-of-range', 'A value lies outside what can be stored. Nothing was stored; correct it and save again.'],
  ['23P01', 409, 'overlaps', 'That overlaps with something already booked. Nothing was stored.'],
  ['22', 400, 'unreadable-value', 'A value could not be read. Nothing was stored; correct it and save again.'],
  ['42501', 404, 'not-found', 'There is nothing here by that name. Nothing was changed.'],
  ['40', 503, 'busy', 'Many people are saving at this moment. Nothing was stored; try again in a few seconds.'],
  ['55P03', 409, 'busy', 'Someone else is saving the same thing at this moment. Nothing was stored; try again in a few seconds.'],
  ['53', 503, 'unavailable', 'The database is busy or away. Nothing was stored; try again in a few seconds.'],
  ['57', 503, 'unavailable', 'The database is busy or away. Nothing was stored; try again in a few seconds.'],
  ['08', 503, 'unavailable', 'The database is busy or away. Nothing was stored; try again in a few seconds.'],
  ['ECONN', 503, 'unavailable', 'The database is busy or away. Nothing was stored; try again in a few seconds.'],
  ['ENOENT', 503, 'unavailable', 'The database is busy or away. Nothing was stored; try again in a few seconds.'],
];

interface Driver {
  readonly code?: string;
  readonly constraint?: string;
  readonly driverError?: { readonly code?: string; readonly constraint?: string };
  readonly message?: string;
}

const fromDriver = (error: Driver): Refusal | null => {
  const code = error.driverError?.code ?? error.code ?? (/timeout exceeded when trying to connect|Connection terminated/.test(error.message ?? '') ? '08' : '');
  const row = SQLSTATES.find(([prefix]) => code.startsWith(prefix));
  return row ? new Refusal(row[1], row[2], row[3], row[1] === 503 ? { retryAfter: 2 } : {}) : null;
};

const fromHttp = (error: HttpException): Refusal => {
  const status = error.getStatus();
  if (status === 404)
    return new Refusal(404, 'not-found', 'There is nothing here by that name. It may have been removed, or it may belong elsewhere. Nothing was changed.');
  if (status === 413) return tooLarge();
  if (status === 400) return new Refusal(400, 'refused', 'An id or number in the address is missing or is none. Nothing was changed; correct the address.');
  return new Refusal(status, 'refused', 'The request was refused. Nothing was stored.');
};

const tooLarge = (): Refusal => new Refusal(413, 'too-large', 'That is larger than can be taken. Nothing was stored.');

const fromFastify = (error: { readonly statusCode?: number }): Refusal | null => {
  if (error.statusCode === 413) return tooLarge();
  if (error.statusCode === 415) return new Refusal(415, 'unsupported-type', 'Send JSON. Nothing was stored.');
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal(400, 'unreadable', 'The request could not be read as JSON. Nothing was stored.');
  return null;
};

/** What an exception means to the outside. Anything unknown is a 500 with an id and no detail. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpException) return fromHttp(error);
  return fromFastify(error as { statusCode?: number }) ?? fromDriver(error as Driver);
};

/** Which rule of a table refused it; its name is ours and holds nothing of a patient. */
const constraintOf = (error: Driver): string | undefined => error.driverError?.constraint ?? error.constraint;

/** The same for an answer: what nobody expected is logged, by its place and never by its words; so is a rule of a table that nothing before it had asked for. */
export const refusalFor = (error: unknown, request: FastifyRequest, log: Logger): Refusal => {
  const known = refusalOf(error);
  if (!known) log.error({ requestId: request.id, kind: (error as Error)?.name, at: firstFrame(error) }, 'unexpected error');
  const constraint = known && constraintOf(error as Driver);
  if (constraint) log.warn({ requestId: request.id, code: known.code, constraint }, 'refused by a constraint');
  return known ?? new Refusal(500, 'unexpected', 'Something went wrong on our side. Nothing was stored; try again, and give support the request id.');
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalFor(error, request, this.log);
    const problem = problemOf(refusal, String(request.id));
    if (refusal.extra.retryAfter) void reply.header('retry-after', String(refusal.extra.retryAfter));
    void reply.status(refusal.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}

const problemOf = ({ status, code, detail, extra: { errors, context } }: Refusal, requestId: string): Problem => ({
  type: code === 'unexpected' ? 'about:blank' : `/problems/${code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail,
  code,
  requestId,
  ...(errors ? { errors } : {}),
  ...(context ? { context } : {}),
});

/** Where it happened, never what it carried: messages of drivers hold patients' words. */
const firstFrame = (error: unknown): string => /\n\s+at (.*)/.exec((error as Error)?.stack ?? '')?.[1] ?? 'unknown';
