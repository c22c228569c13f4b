import { Component, computed, inject, input, signal } from '@angular/core';
import type { ImportRun } from '@stagewell/shared/interchange/bulk/import-run';
import { MomentPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { countsText, endedText } from './bulk-words';
import { InterchangeApi } from './interchange-api';
import { type Told, toldBy } from './told';
import { ToldLists } from './told-lists';

/** One import that ended, in a line; opened, the charts that somebody still has to look at. */
@Component({
  selector: 'app-ended-run',
  imports: [MomentPipe, ProblemCard, ToldLists],
  template: `
    @let all = run();
    <details (toggle)="opened($event)">
      <summary>
        <strong>{{ all.name }}</strong>, {{ all.finishedAt ?? all.movedAt | moment }}. {{ endedText(all) }} {{ counts() }}
      </summary>
      <div class="stack stack--tight">
        @if (problem(); as error) {
          <app-problem-card [error]="error" (retry)="load()" />
        } @else if (told(); as found) {
          @if (found.urgentCount + found.refused.length + found.toMapCount === 0) {
            <p class="muted">No chart of it waits for anybody.</p>
          }
          <app-told-lists [told]="found" [refused]="all.counts.refused" />
        } @else {
          <p class="muted">Looking…</p>
        }
      </div>
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    div {
      padding-block: 0.5rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class EndedRun {
  private readonly api = inject(InterchangeApi);

  readonly run = input.required<ImportRun>();

  protected readonly endedText = endedText;
  protected readonly counts = computed(() => countsText(this.run()));
  protected readonly told = signal<Told | null>(null);
  protected readonly problem = signal<unknown>(null);

  protected opened(event: Event): void {
    if ((event.target as HTMLDetailsElement).open && this.told() === null) void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.told.set(toldBy((await this.api.run(this.run().id)).told));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
