import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Keys } from '../platform/keys.js';
import { INTO } from '../patients/access.js';
import { Refusal } from '../platform/problem.js';
import { LinkDoor } from '../platform/session/link-door.js';
import { Throttle } from '../platform/throttle.js';
import { KEYS, UnitOfWork } from '../platform/unit-of-work.js';
import { readStop } from './stop-token.js';

/** A chart that was merged went on as another one, which is whom messages go to now. */
const GOES_TO = `select coalesce(${INTO('$2')}, $2::uuid) as id`;
const STOP = `update contact_preference set opted_out_at = coalesce(opted_out_at, $3), version = version + 1 where clinic_id = $1 and patient_id = $2 and opted_out_at is null returning version`;
const MINUTE = 60_000;

/** What a patient says by the link at the end of a message. Asking for messages again is said to the clinic. */
@Injectable()
export class StopService {
  private readonly tried = new Throttle(30, 10 * MINUTE);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly door: LinkDoor,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  /** Said twice it is said once. */
  async stop(token: string, request: FastifyRequest): Promise<void> {
    const wait = this.tried.take(request.ip);
    if (wait > 0)
      throw new Refusal(429, 'too-many-tries', 'That was tried very often from here. Nothing was changed; wait a few minutes, then try again.', {
        retryAfter: wait,
      });
    const said = readStop(this.keys, token);
    const me = said && (await this.door.enter(request, { clinicId: said.clinicId, requestId: said.patientId }, 'messages.stop'));
    if (!said || !me) throw new Refusal(404, 'link-unknown', 'This link does not work. Nothing was changed. Use the link in full, or call the clinic.');
    await this.uow.run(me, async (tx) => {
      const [chart] = await tx.rows<{ id: string }>(GOES_TO, [tx.clinicId, said.patientId]);
      const patientId = chart?.id ?? said.patientId;
      const stopped = await tx.rows(STOP, [tx.clinicId, patientId, tx.now]);
      tx.record({ object: 'contact-preference', objectId: patientId, patientId, fields: stopped.length > 0 ? ['optedOut'] : [] });
    });
  }
}
