import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TemplateView } from '@stagewell/shared/templates/template';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { TemplatesApi } from './templates-api';

/** The clinic's own order sets; an administrator offers one no more, or again. */
@Component({
  selector: 'app-templates-card',
  imports: [Loading, MatButton, MomentPipe, ProblemCard],
  host: { class: 'card card--flush' },
  template: `
    <div class="card__head"><h2>Plan templates</h2></div>
    @if (failure() ?? templates.error(); as error) {
      <app-problem-card [error]="error" (retry)="reload()" />
    }
    @if (templates.hasValue()) {
      <ul>
        @for (one of templates.value(); track one.id) {
          <li>
            <div>
              <strong>{{ one.name }}</strong>
              @if (one.retired) {
                <span class="chip">Retired</span>
              }
              <p class="small">{{ one.description }}</p>
              <p class="muted small">
                {{ one.document.courses.length }} {{ one.document.courses.length === 1 ? 'course' : 'courses' }}, saved by {{ one.savedByName }},
                {{ one.savedAt | moment }}
                @if (one.editedByName && one.editedAt) {
                  · {{ one.retired ? 'retired' : 'offered again' }} by {{ one.editedByName }}, {{ one.editedAt | moment }}
                }
              </p>
            </div>
            @if (mayRetire()) {
              <button matButton="text" type="button" [disabled]="busy()" (click)="retire(one)">
                {{ one.retired ? 'Offer again' : 'Retire' }}<span class="visually-hidden"> {{ one.name }}</span>
              </button>
            }
          </li>
        } @empty {
          <li class="muted">None yet. Whoever writes plans can save one as a template; those of the product are always offered.</li>
        }
      </ul>
    } @else if (!templates.error()) {
      <app-loading what="Loading the templates" [lines]="2" />
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 1rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.75rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
  `,
})
export class TemplatesCard {
  private readonly api = inject(TemplatesApi);
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);

  protected readonly templates = this.api.list();
  protected readonly mayRetire = computed(() => this.session.may('catalogue.write'));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected reload(): void {
    this.failure.set(null);
    this.templates.reload();
  }

  protected async retire(template: TemplateView): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { retired } = await this.api.retire(template, !template.retired);
      this.announce.politely(retired ? `${template.name} is retired. Plans made from it stay.` : `${template.name} is offered again.`);
      this.templates.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
