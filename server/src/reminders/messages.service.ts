import { Inject, Injectable } from '@nestjs/common';
import { SHOWN, type MessageView, type PatientMessages } from '@stagewell/shared/reminders/reminder';
import { onCareTeam, patientExists } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { OUTBOX, type Outbox } from './outbox.js';

const utc = (column: string): string => `to_char(m.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const MESSAGES = `select m.id, m.kind, m.channel, ${utc('due_at')} as "dueAt", m.state, m.attempts, m.reason, ${utc('sent_at')} as "sentAt" from message m
  where m.clinic_id = $1 and m.patient_id = $2 order by m.due_at desc, m.id desc limit ${SHOWN}`;

/** What staff see of messages: when and how it went, never the text. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(OUTBOX) private readonly outbox: Outbox,
  ) {}

  /** The front desk sees those of the whole clinic, a clinician those of their patients. */
  of(patientId: string, me: Me): Promise<PatientMessages> {
    return this.uow.run(me, async (tx) => {
      await (me.roles.includes('scheduler') ? patientExists(tx, patientId) : onCareTeam(tx, patientId));
      const messages = await tx.rows<MessageView & Record<string, unknown>>(MESSAGES, [tx.clinicId, patientId]);
      tx.record({ object: 'messages', objectId: null, patientId });
      return { messages, ways: [...this.outbox.ways.keys()] };
    });
  }
}
