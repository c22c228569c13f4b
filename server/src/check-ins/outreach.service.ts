import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { Trigger } from '@stagewell/shared/check-ins/check-in';
import type { ClinicHours } from '@stagewell/shared/check-ins/deadline';
import { TRIGGER_TEXTS } from '@stagewell/shared/check-ins/trigger-texts';
import { Rounds, type Round } from '../platform/rounds.js';
import { safetyTask } from '../tasks/task.entity.js';
import { HOURS, MISS, OPEN_TASKS, TO_REACH } from './outreach.sql.js';

const EVERY_MS = 3_600_000;
/** After the start of one of these a single missed check-in is enough. */
const RISKY = MODALITIES.filter(({ tags, ingredients }) => tags.includes('opioid') || tags.includes('antidepressant') || ingredients.includes('ketamine')).map(
  ({ id }) => id,
);

const words = (missed: number, risky: boolean): string =>
  `${missed === 1 ? 'One check-in was' : `${missed} check-ins were`} missed${risky ? ', within 14 days of the start of an opioid, ketamine or an antidepressant' : ''}.`;

interface Unheard {
  readonly patientId: string;
  readonly missed: number;
  readonly risky: boolean;
}

/** Nobody falls through in silence: requests that nobody answered are missed, and whoever misses them is called (SAF-18). */
@Injectable()
export class Outreach implements OnApplicationBootstrap {
  constructor(private readonly rounds: Rounds) {}

  onApplicationBootstrap(): void {
    this.rounds.begin('marking missed check-ins', EVERY_MS, (round) => this.sweep(round));
  }

  /** One clinic: doing it twice opens nothing twice. */
  async sweep(round: Round): Promise<void> {
    await round.rows(MISS, [round.clinicId, round.today]);
    const patients = await round.rows<Unheard & Record<string, unknown>>(TO_REACH, [round.clinicId, round.today, RISKY]);
    if (patients.length === 0) return;
    const [clinic] = await round.rows<{ hours: ClinicHours }>(HOURS, [round.clinicId]);
    const hours = clinic?.hours ?? { hours: [], closedDays: [] };
    const tasks = patients.map((patient) => safetyTask({ ...round, hours, patientId: patient.patientId, checkInId: null }, triggerFor(patient)));
    const opened = await round.rows<{ id: string; patientId: string }>(OPEN_TASKS, [round.clinicId, JSON.stringify(tasks)]);
    for (const { id, patientId } of opened) round.record({ object: 'task', objectId: id, patientId, fields: ['SAF-18'] });
  }
}

const triggerFor = ({ missed, risky }: Unheard): Trigger => ({
  id: 'SAF-18',
  priority: 'within-3d',
  what: words(missed, risky),
  action: TRIGGER_TEXTS['SAF-18'].action,
});
