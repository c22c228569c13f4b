import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { isOpenRequest, type AskedCheckIn, type MakeLink } from '@stagewell/shared/check-ins/asking';
import { RECORD } from '@stagewell/shared/patients/patient';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { ClinicsApi } from '../clinics/clinics-api';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { SeverityChip } from '../ui/severity-chip';
import { askForCheckIn } from './ask-dialog';
import { AskingApi } from './asking-api';
import { instrumentWords, standing } from './asking-words';
import { showLink } from './link-dialog';

/** What is asked of the patient, and the three ways to an answer: a link, the tablet, or the clinic's own hand. */
@Component({
  selector: 'app-asked-card',
  imports: [EmptyState, Icon, MatButton, MomentPipe, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './asked-card.html',
  styles: `
    .asked > li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.5rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.75rem 1.25rem;
    }
    .asked > li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class AskedCard {
  private readonly api = inject(AskingApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly session = inject(Session);
  private readonly clinics = inject(ClinicsApi);

  readonly patientId = input.required<string>();

  protected readonly asked = this.api.of(() => this.patientId());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private readonly today = computed(() => this.clinics.today() ?? '');
  /** Open ones first, then what was settled lately. */
  protected readonly shown = computed(() => {
    const lines = (this.asked.hasValue() ? this.asked.value() : []).map((asked) => ({
      asked,
      open: isOpenRequest(asked.state),
      late: isOpenRequest(asked.state) && asked.latestOn < this.today(),
      standing: standing(asked, this.today(), this.clinics.zone()),
      words: instrumentWords(asked),
    }));
    return [...lines.filter(({ open }) => open).slice(0, 6), ...lines.filter(({ open }) => !open).slice(-3)];
  });

  protected async ask(): Promise<void> {
    if ((await askForCheckIn(this.dialog, { patientId: this.patientId(), today: this.today() })) === undefined) return;
    this.announce.politely('Check-in asked for');
    this.asked.reload();
  }

  protected async link(asked: AskedCheckIn): Promise<void> {
    const made = await this.make(asked, { for: 'patient', hours: null });
    if (made !== null) showLink(this.dialog, made);
  }

  /** The tablet changes hands, so whoever is signed in on it is signed out first; going back shows the door, not a chart. */
  protected async kiosk(asked: AskedCheckIn): Promise<void> {
    const made = await this.make(asked, { for: 'kiosk', hours: null });
    if (made === null) return;
    try {
      await this.session.signOut();
      location.replace(made.url);
    } catch (error) {
      this.refusal.set(error);
    }
  }

  protected async cancel(asked: AskedCheckIn): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Cancel what is asked?',
      explanation: 'Its link stops working. Others stay as they are.',
      label: 'Why it is not wanted',
      confirm: 'Cancel it',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.cancel(asked, reason),
    });
    if (done) this.asked.reload();
  }

  private async make(asked: AskedCheckIn, input: MakeLink) {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const made = await this.api.link(asked.id, input);
      this.asked.reload();
      return made;
    } catch (error) {
      this.refusal.set(error);
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
