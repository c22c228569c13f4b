import { Injectable } from '@nestjs/common';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import {
  adviceOn,
  ANSWERING,
  asCheckIn,
  onlyAsked,
  type AnswerOpened,
  type AnswerReceived,
  type AnswerSheet,
  type AskedCourse,
  type ClinicPhone,
  type OpenAnswer,
  type SubmitAnswer,
} from '@stagewell/shared/check-ins/answering';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { questionsFor } from '@stagewell/shared/check-ins/questions';
import type { LocalText } from '@stagewell/shared/text';
import type { FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { Refusal } from '../platform/problem.js';
import { LinkDoor } from '../platform/session/link-door.js';
import { Throttle } from '../platform/throttle.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { ANSWER, OPENED, PHONE, RUNNING, STANDING } from './answer.sql.js';
import { recordCheckIn } from './check-ins.service.js';
import { readToken } from '../platform/session/link-token.js';

const MINUTE = 60_000;

interface Standing {
  readonly patientId: string;
  readonly dueOn: string;
  readonly instruments: readonly InstrumentId[];
  readonly linkFor: 'patient' | 'kiosk';
  readonly tries: number;
  readonly alive: boolean;
  readonly initial: string;
  readonly language: string;
  readonly birthDate: string | null;
  readonly clinicName: string;
  readonly asksBirthDate: boolean;
  readonly clinicPhone: string;
  readonly crisisEn: string;
  readonly crisisEs: string;
}
interface Link {
  readonly me: Me;
  readonly requestId: string;
  readonly hash: Buffer;
}

/** What a patient does with a link: open it as often as they like, answer it once. */
@Injectable()
export class AnswerService {
  /** A waiting room shares one address; a machine that guesses asks more. */
  private readonly asked = new Throttle(120, MINUTE);
  private readonly wrong = new Throttle(30, 10 * MINUTE);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly door: LinkDoor,
  ) {}

  open({ token, birthDate }: OpenAnswer, request: FastifyRequest): Promise<AnswerOpened> {
    return this.throttled(request, async () => {
      const link = await this.enter(token, request, 'check-in-link.open');
      return this.uow.run(link.me, async (tx) => {
        const standing = await standingOf(tx, link);
        const fits = birthDateFits(standing, birthDate);
        const tried = fits || birthDate === null ? 0 : 1;
        await tx.rows(OPENED, [tx.clinicId, link.requestId, tx.now, tried]);
        tx.record({
          object: 'check-in-request',
          objectId: link.requestId,
          patientId: standing.patientId,
          ...(tried === 1 ? { reason: 'birth date refused' } : {}),
        });
        return {
          triesLeft: asksBirthDate(standing) ? ANSWERING.birthDateTries - standing.tries - tried : null,
          sheet: fits ? await sheetOf(tx, link.requestId, standing) : null,
        };
      });
    });
  }

  submit({ token, birthDate, answers }: SubmitAnswer, request: FastifyRequest): Promise<AnswerReceived> {
    return this.throttled(request, async () => {
      const link = await this.enter(token, request, 'check-in-link.answer');
      const received = await this.uow.run(this.door.creating(request, link.me), async (tx): Promise<AnswerReceived | null> => {
        const standing = await standingOf(tx, link);
        if (!birthDateFits(standing, birthDate)) {
          // Kept, so that guessing here is counted like guessing at the door; hence an answer and not an exception.
          await tx.rows(OPENED, [tx.clinicId, link.requestId, tx.now, 1]);
          tx.record({ object: 'check-in-request', objectId: link.requestId, patientId: standing.patientId, reason: 'birth date refused' });
          return null;
        }
        const answered = await tx.rows(ANSWER, [tx.clinicId, link.requestId, link.hash, tx.now]);
        if (answered.length === 0) throw over();
        const { triggers } = await recordCheckIn(tx, standing.patientId, asCheckIn(onlyAsked(answers, standing.instruments), tx.today), {
          source: standing.linkFor === 'kiosk' ? 'kiosk' : 'patient-link',
          by: standing.patientId,
          request: { id: link.requestId, dueOn: standing.dueOn },
        });
        return {
          advice: adviceOn(
            triggers.map(({ id }) => id),
            crisisOf(standing),
          ),
        };
      });
      if (received === null)
        throw new Refusal(403, 'birth-date-refused', 'The date of birth does not fit. Nothing was sent; your answers are still on this page.');
      return received;
    });
  }

  /** For a link that does not work: where to call. A clinic's name and number are no secret. */
  phone(clinicId: string, request: FastifyRequest): Promise<ClinicPhone> {
    return this.throttled(request, async () => {
      const me = await this.door.enter(request, { clinicId, requestId: v7() }, 'check-in-link.phone');
      if (me === null) return { name: null, phone: null };
      return this.uow.run(me, async (tx) => {
        const [row] = await tx.rows<ClinicPhone & Record<string, unknown>>(PHONE, [tx.clinicId]);
        tx.record({ object: 'safety-contact', objectId: null, patientId: null });
        return row ?? { name: null, phone: null };
      });
    });
  }

  private async enter(token: string, request: FastifyRequest, action: string): Promise<Link> {
    const said = readToken(token);
    const me = said === null ? null : await this.door.enter(request, said, action);
    if (said === null || me === null) throw unknown();
    return { me, requestId: said.requestId, hash: said.hash };
  }

  private async throttled<T>({ ip }: FastifyRequest, work: () => Promise<T>): Promise<T> {
    const wait = Math.max(this.asked.take(ip), this.wrong.wait(ip));
    if (wait > 0)
      throw new Refusal(429, 'too-many-tries', 'That was tried very often from here. Nothing was stored; wait a few minutes, then try again.', {
        retryAfter: wait,
      });
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) this.wrong.take(ip);
      throw error;
    }
  }
}

/** One answer for every link that is not one: what was wrong with it is nobody's to learn. */
const unknown = (): Refusal =>
  new Refusal(404, 'link-unknown', 'This link does not work. Nothing was stored. Use the newest link in full, or call the clinic for another.');

/** One answer for answered, expired, cancelled and too often tried. */
const over = (): Refusal =>
  new Refusal(410, 'link-over', 'This link is over: it was answered, or its time has passed. If you did not answer yet, call the clinic for another.');

const standingOf = async (tx: Tx, { requestId, hash }: Link): Promise<Standing> => {
  const [standing] = await tx.rows<Standing & Record<string, unknown>>(STANDING, [tx.clinicId, requestId, hash, tx.now]);
  if (!standing) throw unknown();
  if (!standing.alive || standing.tries >= ANSWERING.birthDateTries) throw over();
  return standing;
};

/** A date of birth that the clinic does not know cannot be asked. */
const asksBirthDate = ({ asksBirthDate: asks, birthDate }: Standing): boolean => asks && birthDate !== null;
const birthDateFits = (standing: Standing, given: string | null): boolean => !asksBirthDate(standing) || given === standing.birthDate;
const crisisOf = ({ crisisEn, crisisEs }: Standing): LocalText => ({ en: crisisEn, es: crisisEs });

const sheetOf = async (tx: Tx, requestId: string, standing: Standing): Promise<AnswerSheet> => ({
  requestId,
  initial: standing.initial,
  clinicName: standing.clinicName,
  clinicPhone: standing.clinicPhone,
  crisis: crisisOf(standing),
  language: standing.language === 'es' ? 'es' : 'en',
  instruments: standing.instruments,
  questions: questionsFor(standing.instruments),
  courses: asksBirthDate(standing) && standing.instruments.includes('adherence') ? await coursesOf(tx, standing.patientId) : [],
  kiosk: standing.linkFor === 'kiosk',
});

/** What a patient takes part in is told only to who proved to be that patient. */
const coursesOf = async (tx: Tx, patientId: string): Promise<readonly AskedCourse[]> => {
  const rows = await tx.rows<{ id: string; modalityId: string; copied: LocalText | null }>(RUNNING, [tx.clinicId, patientId, tx.today]);
  return rows.map(({ id, modalityId, copied }) => ({ id, name: copied ?? MODALITY_BY_ID.get(modalityId)?.name ?? { en: modalityId, es: modalityId } }));
};
