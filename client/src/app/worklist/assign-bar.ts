import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Role } from '@stagewell/shared/people/roles';
import { assignProblem, HELPING } from '@stagewell/shared/worklist/handling';
import type { AssignItems, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { ClinicsApi } from '../clinics/clinics-api';
import { Session } from '../platform/session';

type To = Pick<AssignItems, 'accountId' | 'role'>;
const NOBODY: To = { accountId: null, role: '' };
const ROLE_WORDS: Readonly<Record<Role, string>> = { clinician: 'Any clinician', scheduler: 'Any scheduler', admin: 'Any administrator', auditor: '' };

/** Gives the chosen rows to a person or to a role. */
@Component({
  selector: 'app-assign-bar',
  imports: [MatButton],
  template: `
    <div class="row bar" role="region" aria-label="Chosen items">
      @if (rows().length > 1 || clearable()) {
        <span class="numeric">{{ rows().length }} chosen</span>
      }
      <select #to aria-label="Give to" (change)="value.set(to.value)">
        <option value="">Give to…</option>
        <option value="me">Me</option>
        <optgroup label="Roles">
          @for (role of roles; track role.role) {
            <option [value]="'role:' + role.role">{{ role.word }}</option>
          }
        </optgroup>
        <optgroup label="People">
          @for (person of people(); track person.accountId) {
            <option [value]="person.accountId">{{ person.displayName }}</option>
          }
        </optgroup>
        <option value="nobody">Nobody</option>
      </select>
      <button matButton="filled" type="button" [disabled]="value() === '' || problem() !== null" (click)="assigned.emit(chosen())">Assign</button>
      @if (clearable()) {
        <button matButton="text" type="button" (click)="cleared.emit()">Clear</button>
      }
      @if (problem(); as words) {
        <span class="small" role="status">{{ words }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      padding: 0.625rem 1.25rem;
      background: var(--mat-sys-secondary-container);
    }
  `,
})
export class AssignBar {
  private readonly clinics = inject(ClinicsApi);
  private readonly session = inject(Session);

  readonly rows = input.required<readonly WorklistRow[]>();
  readonly clearable = input(true);
  readonly assigned = output<To>();
  readonly cleared = output();

  protected readonly value = signal('');
  protected readonly roles = HELPING.map((role) => ({ role, word: ROLE_WORDS[role] }));
  protected readonly people = computed(() =>
    (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().people : []).filter(({ roles }) => roles.some((role) => HELPING.includes(role))),
  );
  protected readonly chosen = computed<To>(() => {
    const value = this.value();
    if (value === '' || value === 'nobody') return NOBODY;
    if (value.startsWith('role:')) return { accountId: null, role: value.slice('role:'.length) as Role };
    return { accountId: value === 'me' ? (this.session.me()?.accountId ?? null) : value, role: '' };
  });
  /** Said before it is sent: the server would refuse the whole choice. */
  protected readonly problem = computed(() => {
    if (this.value() === '') return null;
    const to = this.chosen();
    const roles = this.people().find(({ accountId }) => accountId === to.accountId)?.roles ?? (to.accountId === null ? [] : (this.session.me()?.roles ?? []));
    const safety = this.rows().some((row) => row.safety) ? 'stat' : null;
    return assignProblem({ safety }, to, roles);
  });
}
