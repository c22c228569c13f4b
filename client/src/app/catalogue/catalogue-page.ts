import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { CATEGORIES, type Grade, GRADES, type ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { debounceTime, skip } from 'rxjs';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import { EmptyState } from '../ui/empty-state';
import { GRADE_WORDS } from '../ui/grade-chip';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { CatalogueApi } from './catalogue-api';
import { filtered } from './catalogue-filter';

const PAUSE_MS = 150;

/** Everything the clinic may plan with: search and filters in the address, the chosen entry beside the list. */
@Component({
  selector: 'app-catalogue-page',
  imports: [EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './catalogue-page.html',
  styleUrl: './catalogue-page.scss',
  host: { class: 'page' },
})
export class CataloguePage {
  private readonly router = inject(Router);
  protected readonly api = inject(CatalogueApi);

  readonly q = input('', { transform: (text?: string) => text ?? '' });
  readonly category = input<ModalityCategory | null, string | undefined>(null, { transform: (word) => CATEGORIES.find((known) => known === word) ?? null });
  readonly grade = input<Grade | null, string | undefined>(null, { transform: (word) => GRADES.find((known) => known === word) ?? null });

  protected readonly categories = CATEGORIES.map((category) => ({ category, ...CATEGORY_LOOKS[category] }));
  protected readonly gradeChoices = GRADES.map((grade) => ({ grade, words: GRADE_WORDS[grade] }));
  protected readonly text = linkedSignal(() => this.q());
  protected readonly detailOpen = signal(false);
  protected readonly all = computed(() => (this.api.entries.hasValue() ? this.api.entries.value() : []));
  protected readonly found = computed(() => filtered(this.all(), { text: this.text(), category: this.category(), grade: this.grade() }));
  protected readonly groups = computed(() =>
    this.categories
      .map((look) => ({ ...look, entries: this.found().filter((entry) => entry.category === look.category) }))
      .filter((group) => group.entries.length > 0),
  );

  constructor() {
    toObservable(this.text)
      .pipe(skip(1), debounceTime(PAUSE_MS))
      .subscribe((text) => text !== this.q() && this.go({ q: text || null }));
  }

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
