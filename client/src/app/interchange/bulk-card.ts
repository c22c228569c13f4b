import { afterNextRender, Component, computed, effect, type ElementRef, inject, Injector, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ChartOutcome } from '@stagewell/shared/interchange/bulk/import-run';
import { ProblemCard } from '../ui/problem-card';
import { BulkRun } from './bulk-run';
import { endedText, hereText, leftOutText, leftText, many, paceText, placeText, sizeText } from './bulk-words';

const OUTCOMES: readonly { readonly outcome: ChartOutcome; readonly word: string }[] = [
  { outcome: 'new', word: 'new' },
  { outcome: 'changed', word: 'added to' },
  { outcome: 'unchanged', word: 'already here' },
  { outcome: 'refused', word: 'refused' },
];
/** So many rows of a list are shown; the rest is counted. */
const SHOWN = 500;

/** The import of many charts: what was found, how far it is, what was refused and what must be mapped. */
@Component({
  selector: 'app-bulk-card',
  imports: [MatButton, ProblemCard, RouterLink],
  templateUrl: './bulk-card.html',
  styleUrl: './bulk-card.scss',
  host: { class: 'card stack' },
})
export class BulkCard {
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly bulk = inject(BulkRun);
  protected readonly outcomes = OUTCOMES;
  protected readonly many = many;
  protected readonly placeText = placeText;
  protected readonly endedText = endedText;
  protected readonly hereText = hereText;

  protected readonly percentRead = computed(() => Math.floor((100 * this.bulk.read()) / Math.max(1, this.bulk.bytes())));
  protected readonly found = computed(() => {
    const [plan, files] = [this.bulk.plan(), this.bulk.fileNames().length];
    return plan === null ? '' : `${many(plan.items.length, 'chart')} in ${many(files, 'file')} (${sizeText(this.bulk.bytes())})`;
  });
  protected readonly leftOut = computed(() => {
    const [plan, names] = [this.bulk.plan(), this.bulk.fileNames()];
    return (plan?.leftOut ?? []).map((one) => ({ where: leftOutText(one, names[one.file] ?? ''), reason: one.reason }));
  });
  protected readonly unusable = computed(() => this.bulk.unusable().slice(0, SHOWN));
  protected readonly leftOutNamed = computed(() => (this.bulk.plan()?.leftOut ?? []).reduce((sum, { lines }) => sum + lines, 0));
  protected readonly leftOutLines = computed(() => this.bulk.plan()?.leftOutLines ?? 0);
  protected readonly speed = computed(() => {
    const [pace, left] = [this.bulk.pace(), this.bulk.secondsLeft()];
    return pace === null || left === null || this.bulk.phase() !== 'running' ? '' : `${paceText(pace)}, ${leftText(left)}`;
  });
  protected readonly refused = computed(() => this.bulk.told().refused.slice(0, SHOWN));
  protected readonly toMap = computed(() => this.bulk.told().toMap.slice(0, SHOWN));

  constructor() {
    // The button that was pressed goes away with its phase; whoever works by keyboard stays in the card.
    effect(() => {
      this.bulk.phase();
      afterNextRender({ read: () => this.keepFocus() }, { injector: this.injector });
    });
  }

  private keepFocus(): void {
    if (document.activeElement === document.body) this.heading().nativeElement.focus({ preventScroll: true });
  }
}
