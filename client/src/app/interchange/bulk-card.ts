import { afterNextRender, Component, computed, effect, type ElementRef, inject, Injector, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ProblemCard } from '../ui/problem-card';
import { BulkRun } from './bulk-run';
import { endedText, hereText, leftOutText, leftText, many, OUTCOMES, paceText, sizeText } from './bulk-words';
import { ToldLists } from './told-lists';

/** So many names of files are shown. */
const SHOWN = 500;

/** The import of many charts: what was found, how far it is, what was refused and what must be mapped. */
@Component({
  selector: 'app-bulk-card',
  imports: [MatButton, ProblemCard, RouterLink, ToldLists],
  templateUrl: './bulk-card.html',
  styleUrls: ['./bulk-card.scss', './told-lists.scss'],
  host: { class: 'card stack' },
})
export class BulkCard {
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly bulk = inject(BulkRun);
  protected readonly outcomes = OUTCOMES;
  protected readonly many = many;
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
