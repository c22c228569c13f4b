import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { moveCourses } from '@stagewell/shared/plans/board';
import { type PlanImprovement, planImprovements } from '@stagewell/shared/plans/plan-improvements';
import { improvementWords } from './improvement-words';
import { Informing } from './informing';
import { PlanEditor } from './plan-editor';
import { inSpareTime } from './spare-time';

/** What would make effects easier to tell, with what it would bring. Nothing happens by itself: days move when somebody says so, and can be undone. */
@Component({
  selector: 'app-told-improvements',
  imports: [MatButton],
  template: `
    @if (rows().length > 0) {
      <section aria-labelledby="easier">
        <details>
          <summary id="easier">What would make effects easier to tell ({{ rows().length }})</summary>
          <ul>
            @for (row of rows(); track row.one.kind) {
              <li>
                <span class="words">
                  <span
                    ><strong>{{ row.words.what }}</strong> {{ row.words.gain }}</span
                  >
                  @if (row.words.how) {
                    <span class="muted small">{{ row.words.how }}</span>
                  }
                  <span class="muted small">{{ row.words.figures }}</span>
                </span>
                @if (row.one.moves.length > 0) {
                  <button matButton="outlined" type="button" [disabled]="found() === null" (click)="move(row.one)">Start it later</button>
                }
              </li>
            }
          </ul>
        </details>
      </section>
    }
  `,
  styles: `
    section {
      padding: 0 1.25rem 0.75rem;
    }
    summary {
      min-block-size: 24px;
      font-size: 0.8125rem;
      font-weight: 600;
      cursor: pointer;
    }
    ul {
      display: grid;
      gap: 0.75rem;
      max-inline-size: 72rem;
      padding: 0;
      margin-block-start: 0.625rem;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.25rem;
      align-items: center;
      justify-content: space-between;
    }
    .words {
      display: grid;
      flex: 1 1 24rem;
      gap: 0.125rem;
    }
  `,
})
export class ToldImprovements {
  private readonly editor = inject(PlanEditor);
  private readonly informing = inject(Informing);
  /** A bar is in somebody's hand: what would be better is worked out when it is let go. */
  readonly busy = input(false);

  protected readonly found = inSpareTime(this.informing.asked, this.busy, (asked) => (asked === null ? [] : planImprovements(asked)));
  /** Those of the board before stand, without their button, until those of this one are there: nothing jumps while somebody reads. */
  private readonly shown = linkedSignal<readonly PlanImprovement[] | null, readonly PlanImprovement[]>({
    source: this.found,
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly rows = computed(() =>
    this.editor.editable() ? this.shown().map((one) => ({ one, words: improvementWords(one, (id) => this.editor.nameOf(id)) })) : [],
  );

  /** One step of undo. */
  protected move({ moves, courseId }: PlanImprovement): void {
    const board = this.editor.board();
    if (board === null || courseId === null) return;
    const starts = Object.fromEntries(moves.map(({ courseId: id, startsOn }) => [id, startsOn]));
    this.editor.put(moveCourses(board, starts), `${this.editor.nameOf(courseId)} starts two weeks later.`);
  }
}
