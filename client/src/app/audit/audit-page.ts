import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { AuditApi } from './audit-api';

const orEmpty = (word?: string): string => word ?? '';

/** The trail: who saw and changed what, newest first. Names of fields, never their values. */
@Component({
  selector: 'app-audit-page',
  imports: [EmptyState, Loading, MatButton, MomentPipe, PageHeader, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './audit-page.html',
  host: { class: 'page' },
})
export class AuditPage {
  readonly patientId = input('', { transform: orEmpty });
  readonly before = input('', { transform: orEmpty });

  protected readonly page = inject(AuditApi).page(() => ({ patientId: this.patientId(), before: this.before() }));
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().rows : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));
}
