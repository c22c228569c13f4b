import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { poolOf } from '../database.js';
import type { Keys } from '../keys.js';
import type { Me } from '../me.js';
import { prepared } from '../prepared.js';
import { KEYS } from '../unit-of-work.js';
import { keyOf } from './session.guard.js';

const CLINIC = 'select name, zone, seal_salt from clinic where id = $1';

interface Clinic {
  readonly name: string;
  readonly zone: string;
  readonly seal_salt: Buffer;
}

/** Who came by a link: the clinic is what the link says, and the actor is its request. Nothing is proven yet. */
@Injectable()
export class LinkDoor {
  constructor(
    private readonly source: DataSource,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  /** `null` when there is no such clinic. Only the global table is read; the unit of work then runs with the rights of a link. */
  async enter(request: FastifyRequest, link: { readonly clinicId: string; readonly requestId: string }, action: string): Promise<Me | null> {
    const { rows } = await poolOf(this.source).query<Clinic>(prepared(CLINIC, [link.clinicId]));
    const clinic = rows[0];
    if (!clinic) return null;
    return {
      accountId: link.requestId,
      displayName: '',
      roles: [],
      clinicId: link.clinicId,
      zone: clinic.zone,
      salt: clinic.seal_salt,
      sessionHash: null,
      ip: request.ip,
      requestId: String(request.id),
      action,
      ifMatch: 0,
      creates: null,
      byLink: true,
    };
  }

  /** The same, for what must not be done twice. Throws 400 without an idempotency key. */
  creating(request: FastifyRequest, me: Me): Me {
    return { ...me, creates: keyOf(request, this.keys) };
  }
}
