import { Injectable } from '@nestjs/common';
import { ANSWERING } from '@stagewell/shared/check-ins/answering';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { OpenPatientPlan, PatientPlanOpened } from '@stagewell/shared/plans/patient-plan-link';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/problem.js';
import { LinkDoor } from '../platform/session/link-door.js';
import { readToken } from '../platform/session/link-token.js';
import { bytes, type Row } from '../platform/table.js';
import { Throttle } from '../platform/throttle.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { placeOf } from './patient-plan.service.js';
import { OPENED_LINK, STANDING_LINK } from './patient-plan.sql.js';

const MINUTE = 60_000;

interface Standing extends Row {
  readonly patientId: string;
  readonly planId: string;
  readonly document: string;
  readonly tries: number;
  readonly alive: boolean;
  readonly isOlder: boolean;
  readonly changedOn: string | null;
  readonly language: string;
  readonly birthDate: string | null;
  readonly asksBirthDate: boolean;
}

/** The patient at the door of their plan: who has the link, and the date of birth where the clinic asks for it, reads that page and nothing else. */
@Injectable()
export class PatientPlanDoor {
  private readonly asked = new Throttle(120, MINUTE);
  private readonly wrong = new Throttle(30, 10 * MINUTE);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly door: LinkDoor,
  ) {}

  /** Throws one and the same 404 for whatever is not a link, 410 for one that is over, 429 when asked too often. */
  async open({ token, birthDate }: OpenPatientPlan, request: FastifyRequest): Promise<PatientPlanOpened> {
    const wait = Math.max(this.asked.take(request.ip), this.wrong.wait(request.ip));
    if (wait > 0)
      throw new Refusal(429, 'too-many-tries', 'That was tried very often from here. Nothing was changed; wait a few minutes, then try again.', {
        retryAfter: wait,
      });
    const said = readToken(token);
    const me = said === null ? null : await this.door.enter(request, said, 'patient-plan-link.open');
    if (said === null || me === null) throw this.unknown(request);
    return this.uow.run(me, async (tx) => {
      const [standing] = await tx.rows<Standing>(STANDING_LINK, [tx.clinicId, said.requestId, said.hash, tx.now, tx.me.zone]);
      if (!standing) throw this.unknown(request);
      if (!standing.alive || standing.tries >= ANSWERING.birthDateTries) throw over();
      return opened(tx, said.requestId, standing, birthDate);
    });
  }

  private unknown({ ip }: FastifyRequest): Refusal {
    this.wrong.take(ip);
    return new Refusal(404, 'link-unknown', 'This link does not work. Use the newest link in full, or call the clinic for another.');
  }
}

const over = (): Refusal => new Refusal(410, 'link-over', 'This link is over: its time has passed, or there is a newer one. Call the clinic for another.');

/** A date of birth that the clinic does not know cannot be asked. */
const asksBirthDate = ({ asksBirthDate: asks, birthDate }: Standing): boolean => asks && birthDate !== null;
/** A page that was sealed before it told of questions, months and its last change goes without them. */
const pageIn = (tx: Tx, id: string, { document }: Standing): PatientPlan => {
  const page = JSON.parse(tx.seal.open(bytes(document), placeOf(id))) as PatientPlan;
  return { ...{ questions: [], months: [], changedOn: page.madeOn }, ...page };
};

const opened = async (tx: Tx, id: string, standing: Standing, given: string | null): Promise<PatientPlanOpened> => {
  const fits = !asksBirthDate(standing) || given === standing.birthDate;
  const tried = fits || given === null ? 0 : 1;
  await tx.rows(OPENED_LINK, [tx.clinicId, id, tx.now, tried]);
  const refused = tried === 1 ? { reason: 'birth date refused' } : {};
  tx.record({ object: 'patient-plan', objectId: standing.planId, patientId: standing.patientId, ...refused });
  return {
    triesLeft: asksBirthDate(standing) ? ANSWERING.birthDateTries - standing.tries - tried : null,
    ...(fits ? { plan: pageIn(tx, id, standing), changedOn: standing.changedOn } : { plan: null, changedOn: null }),
    language: standing.language === 'es' ? 'es' : 'en',
    isOlder: standing.isOlder,
  };
};
