import { createHmac } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may } from '@stagewell/shared/people/roles';
import type { FastifyRequest } from 'fastify';
import { csrfToken, type Keys } from '../keys.js';
import type { Me } from '../me.js';
import { badRequest, forbidden, Refusal } from '../problem.js';
import { KEYS, UnitOfWork } from '../unit-of-work.js';
import { ACCESS, type Access } from './authz.js';
import { COOKIES } from './cookie.js';
import { Sessions, type SignedIn } from './sessions.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The one guard: session, role, forgery, idempotency key and version, in that order. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly uow: UnitOfWork,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { me?: Me; signedIn?: SignedIn }>();
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new Error('A route without a declared access was called');
    if (!SAFE.includes(request.method)) sameOrigin(request);
    const signedIn = await this.signedIn(request);
    if (access.may === null) {
      if (signedIn) request.signedIn = signedIn;
      return true;
    }
    if (!signedIn) throw new Refusal(401, 'signed-out', 'You are signed out. What you typed is still on your screen; sign in again and save.');
    if (!SAFE.includes(request.method)) this.checkToken(request, signedIn);
    const me = meOf(request, signedIn, access, this.keys);
    request.me = me;
    request.signedIn = signedIn;
    if (!may(signedIn.roles, access.may)) {
      const refusal = forbidden('Your role does not include this. Nothing was changed; ask your clinic administrator if it should.');
      await this.uow.refused(me, refusal);
      throw refusal;
    }
    return true;
  }

  private async signedIn(request: FastifyRequest): Promise<SignedIn | null> {
    const token = COOKIES.map((name) => request.cookies[name]).find((value) => value !== undefined);
    return token ? this.sessions.find(token) : null;
  }

  private checkToken(request: FastifyRequest, signedIn: SignedIn): void {
    if (request.headers['x-csrf-token'] !== csrfToken(this.keys, signedIn.sessionHash)) {
      throw forbidden('This page is older than your session. What you typed is still on your screen; reload the page and save again.', 'stale-page');
    }
  }
}

/** A change must come from our own page: two independent signs besides the cookie's SameSite and the token. */
const sameOrigin = (request: FastifyRequest): void => {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = (site !== undefined && site !== 'same-origin') || (origin !== undefined && new URL(origin).host !== request.headers.host);
  if (foreign) throw forbidden('The request came from another site. Nothing was changed.', 'cross-site');
};

const meOf = (request: FastifyRequest, signedIn: SignedIn, access: Access, keys: Keys): Me => ({
  accountId: signedIn.accountId,
  displayName: signedIn.displayName,
  roles: signedIn.roles,
  clinicId: signedIn.clinicId,
  zone: signedIn.zone,
  salt: signedIn.salt,
  sessionHash: signedIn.sessionHash,
  ip: request.ip,
  requestId: String(request.id),
  action: access.does,
  ifMatch: access.versioned ? versionOf(request) : 0,
  creates: access.creates ? keyOf(request, keys) : null,
});

const versionOf = (request: FastifyRequest): number => {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Refusal(428, 'version-missing', 'Say which version you edited (If-Match). Nothing was stored.');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw badRequest('version-unreadable', 'If-Match must be one version number in quotes. Nothing was stored.');
  return Number(version);
};

/** The fingerprint of the request is keyed: bodies may hold a password. Throws 400 without a key. */
export const keyOf = (request: FastifyRequest, keys: Keys): { readonly key: string; readonly hash: Buffer } => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !UUID.test(key))
    throw badRequest('idempotency-key-missing', 'Send an Idempotency-Key (a UUID, the same for every retry). Nothing was stored.');
  const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body ?? null);
  return { key: key.toLowerCase(), hash: createHmac('sha256', keys.csrf).update(`${request.method} ${request.url}\n${body}`).digest() };
};
