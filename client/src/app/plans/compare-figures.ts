import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import type { Alternative, AlternativeKind } from './alternatives';
import { type Figures, figureRows, shareRows } from './figure-rows';

/** The alternatives as columns: what each is, what can be done with it, and its figures. */
@Component({
  selector: 'app-compare-figures',
  imports: [Icon, MatButton],
  templateUrl: './compare-figures.html',
  styleUrl: './compare-figures.scss',
})
export class CompareFigures {
  readonly alternatives = input.required<readonly Alternative[]>();
  /** In the same order; `null` = not worked out. */
  readonly figures = input.required<readonly (Figures | null)[]>();
  readonly nameOf = input.required<(courseId: string) => string>();
  readonly editable = input(false);
  readonly used = output<AlternativeKind>();
  readonly removed = output<AlternativeKind>();
  readonly stopped = output<AlternativeKind>();
  readonly retried = output<AlternativeKind>();

  protected readonly rows = computed(() => figureRows(this.figures(), this.nameOf()));
  protected readonly shares = computed(() => shareRows(this.figures(), this.nameOf()));
  protected readonly shareGroups = computed(() =>
    [
      { heading: 'Each course: share of its trial days on which no other course starts', rows: this.shares().courses },
      { heading: 'Pairs judged at the same time: share of the shorter trial that lies in the other', rows: this.shares().pairs },
    ].filter(({ rows }) => rows.length > 0),
  );
}
