import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportRun } from '@stagewell/shared/interchange/bulk/import-run';
import { MomentPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { many } from './bulk-words';
import { EndedRun } from './ended-run';
import { InterchangeApi } from './interchange-api';

/** One's own imports of many charts: those that stopped before their end, which the same files go on with, and those that ended lately. */
@Component({
  selector: 'app-past-runs',
  imports: [EndedRun, MatButton, MomentPipe, ProblemCard],
  template: `
    @if (problem(); as error) {
      <app-problem-card [error]="error" retryLabel="" />
    }
    @if (open().length > 0) {
      <section class="card stack stack--tight" aria-labelledby="open-runs">
        <h2 id="open-runs">Not finished</h2>
        <p class="muted">Choose the same files again: the import goes on where it stopped.</p>
        <ul>
          @for (run of open(); track run.id) {
            <li class="row row--apart">
              <span
                ><strong>{{ run.name }}</strong
                >: {{ run.done }} of {{ many(run.items, 'chart') }} done, {{ run.movedAt | moment }}</span
              >
              <button matButton="text" type="button" [attr.aria-label]="'End it here: ' + run.name" (click)="end(run)">End it here</button>
            </li>
          }
        </ul>
      </section>
    }
    @if (ended().length > 0) {
      <section class="card stack stack--tight" aria-labelledby="ended-runs">
        <h2 id="ended-runs">Imported in the last month</h2>
        <ul class="stack stack--tight">
          @for (run of ended(); track run.id) {
            <li><app-ended-run [run]="run" /></li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    h2,
    p,
    ul {
      margin: 0;
    }
    h2 {
      font-size: 1.0625rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    span {
      overflow-wrap: anywhere;
    }
  `,
})
export class PastRuns {
  private readonly api = inject(InterchangeApi);

  protected readonly many = many;
  protected readonly problem = signal<unknown>(null);

  private readonly runs = signal<readonly ImportRun[]>([]);
  protected readonly open = computed(() => this.runs().filter(({ finishedAt }) => finishedAt === null));
  protected readonly ended = computed(() => this.runs().filter(({ finishedAt }) => finishedAt !== null));

  constructor() {
    void this.load();
  }

  /** What is imported stays; the rest is left out. */
  protected async end(run: ImportRun): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.endRun(run.id);
      await this.load();
    } catch (error) {
      this.problem.set(error);
    }
  }

  private async load(): Promise<void> {
    try {
      this.runs.set(await this.api.runs());
    } catch (error) {
      this.problem.set(error);
    }
  }
}
