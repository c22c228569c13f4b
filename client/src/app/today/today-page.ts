import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { TaskView } from '@stagewell/shared/check-ins/check-in';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { ClinicsApi } from '../clinics/clinics-api';
import { weekdayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { closeSafetyTask } from './close-safety-task';
import { QuickCheckIn } from './quick-check-in';
import { TaskList } from './task-list';
import { signatureWords } from './signature-words';
import { TodayApi } from './today-api';
import { VisitsToday } from './visits-today';
import { WaitingSummary } from './waiting-summary';
import { openWorklistDrawer } from '../worklist/worklist-drawer';

/** The first page of a working day, by role: what is urgent, what waits to be completed, what was begun. */
@Component({
  selector: 'app-today-page',
  imports: [EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, QuickCheckIn, RouterLink, TaskList, VisitsToday, WaitingSummary],
  templateUrl: './today-page.html',
  styleUrl: './today-page.scss',
  host: { class: 'page' },
})
export class TodayPage {
  private readonly api = inject(TodayApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly session = inject(Session);
  protected readonly clinics = inject(ClinicsApi);

  protected readonly signatureWords = signatureWords;
  protected readonly clinical = computed(() => this.session.may('tasks.read'));
  protected readonly today = this.api.today(() => this.clinical());
  protected readonly view = computed(() => (this.today.hasValue() ? this.today.value() : null));
  /** Read together with the list: what is overdue is told for the moment the list was loaded. */
  protected readonly now = computed(() => (this.view() === null ? '' : new Date().toISOString()));
  protected readonly lead = computed(() => weekdayText(this.clinics.today()));

  protected reach({ id }: TaskView): void {
    openWorklistDrawer(this.dialog, { id, at: null }).subscribe((changed) => changed && this.today.reload());
  }

  protected async close(task: TaskView): Promise<void> {
    const closed = await closeSafetyTask(this.dialog, this.api, task);
    if (!closed) return;
    this.announce.politely('The task is closed.');
    this.today.reload();
  }
}
