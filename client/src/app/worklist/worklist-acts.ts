import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { AssignItems, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { WORKLIST } from '@stagewell/shared/worklist/worklist';
import { AskingApi } from '../check-ins/asking-api';
import { showLink } from '../check-ins/link-dialog';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { closeSafetyTask } from '../today/close-safety-task';
import { TodayApi } from '../today/today-api';
import { askReason } from '../ui/reason-dialog';
import { askErrand, type ErrandFor } from './errand-dialog';
import { linkOf } from './step-link';
import { WorklistApi } from './worklist-api';
import { type DrawerPart, openWorklistDrawer } from './worklist-drawer';

const ERRAND = { minLength: WORKLIST.errand.minLength, maxLength: WORKLIST.errand.maxLength };

/** What is done about rows: the one next step of each, and giving several to somebody. */
@Injectable()
export class WorklistActs {
  private readonly api = inject(WorklistApi);
  private readonly tasks = inject(TodayApi);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  private readonly session = inject(Session);
  private readonly asking = inject(AskingApi);
  private readonly clinics = inject(ClinicsApi);

  readonly refusal = signal<unknown>(null);
  readonly busy = signal(false);

  /** The recommended action; `done` when something may have changed. */
  async act(row: WorklistRow, done: () => void): Promise<void> {
    const link = linkOf(row, this.clinics.zone());
    if (link !== null) return void (await this.router.navigate([...link.path], { queryParams: link.query }));
    if (row.action === 'close-task') return this.close(row, done);
    if (row.action === 'ask-for-link') return this.sendLink(row, done);
    this.open(row, done, row.action === 'hand-over' ? 'with' : null);
  }

  /** Everything about one item, at the side. */
  open(row: WorklistRow, done: () => void, at: DrawerPart | null = null): void {
    openWorklistDrawer(this.dialog, { id: row.id, at }).subscribe((changed) => changed && done());
  }

  /** An errand for one patient, or for whoever is chosen. */
  async addErrand(patient: ErrandFor | null, done: () => void): Promise<void> {
    const written = await askErrand(this.dialog, patient);
    if (written === null) return;
    this.announce.politely(`The errand for ${written.patientName} is on the list.`);
    done();
  }

  bringBack(row: WorklistRow, done: () => void): Promise<void> {
    return this.run(async () => {
      await this.api.bringBack(row);
      this.announce.politely(`${row.patientName}, ${row.what} is back on the list.`);
      done();
    });
  }

  /** Says what was given, and what somebody else changed first. */
  assign(rows: readonly WorklistRow[], to: Pick<AssignItems, 'accountId' | 'role'>, done: () => void): Promise<void> {
    return this.run(async () => {
      const { assigned, changedMeanwhile } = await this.api.assign(rows, to, newKey());
      const left = changedMeanwhile.length === 0 ? '' : ` ${changedMeanwhile.length} changed in the meantime and stayed as they are.`;
      this.announce.politely(`${assigned.length} assigned.${left}`);
      done();
    });
  }

  take(row: WorklistRow, done: () => void): Promise<void> {
    return this.assign([row], { accountId: this.session.me()?.accountId ?? null, role: '' }, done);
  }

  /** The link that the missed check-in is answered by; it is shown once, to be copied into a message. */
  private sendLink(row: WorklistRow, done: () => void): Promise<void> {
    return this.run(async () => {
      showLink(this.dialog, await this.asking.link(row.id, { for: 'patient', hours: null }));
      done();
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async close(row: WorklistRow, done: () => void): Promise<void> {
    const closed = row.safety
      ? await closeSafetyTask(this.dialog, this.tasks, { ...row, what: row.detail })
      : await askReason(this.dialog, {
          heading: 'Close the errand?',
          explanation: `${row.patientName}: ${row.detail}`,
          label: 'What came of it',
          confirm: 'Close the errand',
          ...ERRAND,
          act: (outcome) => this.api.closeErrand(row, outcome),
        });
    if (!closed) return;
    this.announce.politely('It is closed.');
    done();
  }
}
