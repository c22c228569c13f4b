import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import type { Alternative, AlternativeKind } from './alternatives';
import { type Figures, figureRows, toldRows } from './figure-rows';

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
  private readonly told = computed(() => toldRows(this.figures(), this.nameOf()));
  protected readonly toldGroups = computed(() =>
    [
      { heading: 'Each course: how well its effect will be told, and what check-ins settle of it', rows: this.told().courses },
      { heading: 'Pairs that are hard to tell apart somewhere: correlation of the two effects', rows: this.told().pairs },
    ].filter(({ rows }) => rows.length > 0),
  );
}
