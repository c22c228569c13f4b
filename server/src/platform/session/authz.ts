import { applyDecorators, createParamDecorator, HttpCode, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Permission } from '@stagewell/shared/people/roles';
import type { Me } from '../me.js';

/** What a route declares: without it the application refuses to start. */
export interface Access {
  /** Permission asked for; `null` = public. */
  readonly may: Permission | null;
  /** The audit's word, e.g. `check-in.record`. */
  readonly does: string;
  /** One sentence for the API page. */
  readonly says: string;
  /** Name of the request's schema in `shared`. */
  readonly takes?: string;
  /** Name of the answer's schema in `shared`; none = 204. */
  readonly answers?: string;
  /** The media type of an answer that is no JSON. */
  readonly sends?: string;
  /** Asks for an idempotency key. */
  readonly creates?: boolean;
  /** Asks for `If-Match`. */
  readonly versioned?: boolean;
}
export const ACCESS = Symbol('ACCESS');
const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${encodeURIComponent(name)}` });
const contentOf = ({ answers, sends }: Access): object => {
  if (sends) return { content: { [sends]: { schema: { type: 'string' } } } };
  return answers ? { schema: ref(answers) } : {};
};
const problem = (status: number): MethodDecorator =>
  ApiResponse({ status, content: { 'application/problem+json': { schema: ref('Problem') } }, description: 'Refused' });

/** Permission, audit word and documentation of a route in one place. */
export const Authz = (access: Access): MethodDecorator & ClassDecorator => {
  const status = access.answers || access.sends ? (access.creates ? 201 : 200) : 204;
  const parts: (MethodDecorator | ClassDecorator)[] = [
    SetMetadata(ACCESS, access),
    HttpCode(status),
    ApiOperation({ summary: access.says, description: access.may ? `Permission: ${access.may}` : 'Public' }),
    ApiResponse({ status, description: 'Done', ...contentOf(access) }),
    ...[400, 401, 403, 404, 409, 410, 412, 422, 428, 429, 503].map(problem),
  ];
  if (access.takes) parts.push(ApiBody({ schema: ref(access.takes) }));
  if (access.creates) parts.push(ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } }));
  if (access.versioned)
    parts.push(ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' }, description: 'The version last seen, in quotes' }));
  return applyDecorators(...parts);
};

/** A route anyone may call. */
export const Public = (access: Omit<Access, 'may' | 'versioned'>): MethodDecorator & ClassDecorator => Authz({ ...access, may: null });

/** Who asks, as the guard found out. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Me => context.switchToHttp().getRequest<{ me: Me }>().me);
