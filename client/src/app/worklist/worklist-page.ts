import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ACTION_WORDS } from '@stagewell/shared/worklist/action';
import { countWords } from '@stagewell/shared/worklist/counts';
import { ITEM_GROUPS, ITEM_KINDS, type ItemGroup } from '@stagewell/shared/worklist/item';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { debounceTime, distinctUntilChanged, skip } from 'rxjs';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { AssignBar } from './assign-bar';
import { WorklistActs } from './worklist-acts';
import { WorklistApi } from './worklist-api';
import { contactNotes, deadlineText, GROUP_MEANINGS, GROUP_WORDS, KIND_WORDS, lookedAfterBy, lookOf, triedText } from './worklist-words';

const PAUSE_MS = 250;
const orEmpty = (value?: string): string => value ?? '';
const QUIET: readonly WorklistRow['action'][] = ['wait', 'see-visit', 'respect-no-contact'];

/** Everything that waits, the most urgent first, with one next step per row; every filter stands in the address. */
@Component({
  selector: 'app-worklist-page',
  imports: [AssignBar, EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, RouterLink, SeverityChip],
  providers: [WorklistActs],
  templateUrl: './worklist-page.html',
  styleUrl: './worklist-page.scss',
  host: { class: 'page' },
})
export class WorklistPage {
  private readonly api = inject(WorklistApi);
  private readonly router = inject(Router);
  private readonly clinics = inject(ClinicsApi);
  private readonly announce = inject(Announce);
  protected readonly session = inject(Session);
  protected readonly acts = inject(WorklistActs);

  readonly group = input('', { transform: orEmpty });
  readonly kind = input('', { transform: orEmpty });
  readonly site = input('', { transform: orEmpty });
  readonly assignee = input('', { transform: orEmpty });
  readonly search = input('', { transform: orEmpty });
  readonly until = input('', { transform: orEmpty });
  readonly aside = input('', { transform: orEmpty });
  readonly after = input('', { transform: orEmpty });

  protected readonly kinds = ITEM_KINDS.map((kind) => ({ kind, word: KIND_WORDS[kind] }));
  protected readonly sites = computed(() => (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().sites : []));
  protected readonly typed = linkedSignal(() => this.search());
  private readonly filters = computed(() => ({
    ...{ group: this.group(), kind: this.kind(), site: this.site(), assignee: this.assignee() },
    ...{ search: this.search(), until: this.until(), aside: this.aside(), after: this.after() },
  }));
  /** The list as it is filtered, all of it, for a spreadsheet. */
  protected readonly table = computed(() => {
    const filters = Object.entries(this.filters()).filter(([name, value]) => value !== '' && name !== 'after');
    return `/api/exports/worklist.csv?${new URLSearchParams(filters).toString()}`;
  });
  protected readonly page = this.api.page(() => this.filters());
  private readonly shown = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly escalated = computed(() => this.shown()?.escalated ?? 0);
  protected readonly next = computed(() => this.shown()?.next ?? null);
  protected readonly narrowed = computed(() => [this.kind(), this.site(), this.assignee(), this.search(), this.until()].some((one) => one !== ''));
  protected readonly meaning = computed(() => {
    if (this.aside()) return 'Out of sight until a day, with the reason. The deadline stays where it is.';
    const group = ITEM_GROUPS.find((one) => one === this.group());
    return group === undefined ? '' : GROUP_MEANINGS[group];
  });
  protected readonly tabs = computed(() => {
    const counts = this.shown()?.counts;
    const words = (groups: readonly ItemGroup[]): string | null =>
      counts === undefined ? null : countWords(groups.reduce((sum, group) => sum + counts[group], 0));
    return [{ group: '', word: 'All', count: words(ITEM_GROUPS) }, ...ITEM_GROUPS.map((group) => ({ group, word: GROUP_WORDS[group], count: words([group]) }))];
  });
  protected readonly countWords = countWords;
  protected readonly asideCount = computed(() => this.shown()?.aside ?? 0);
  /** Told once the clinic's day is known: what is late depends on it. */
  protected readonly lines = computed(() => {
    const today = this.clinics.today();
    return today === null ? [] : (this.shown()?.rows ?? []).map((row) => this.lineOf(row, today));
  });
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly pickedRows = computed(() => this.lines().flatMap(({ row }) => (this.picked().has(row.id) ? [row] : [])));
  protected readonly allPicked = computed(() => this.lines().length > 0 && this.pickedRows().length === this.lines().length);

  constructor() {
    toObservable(this.typed)
      .pipe(skip(1), debounceTime(PAUSE_MS), distinctUntilChanged())
      .subscribe((search) => search !== this.search() && this.go({ search }));
    effect(() => {
      if (this.page.hasValue()) this.announce.politely(`${this.lines().length} items shown`);
    });
  }

  protected readonly changed = (): void => {
    this.picked.set(new Set());
    this.page.reload();
  };

  /** A filter changes, and the list begins anew; empty = any. */
  protected go(change: Readonly<Record<string, string>>): void {
    const queryParams = {
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value === '' ? null : value])),
      ...('after' in change ? {} : { after: null }),
    };
    this.picked.set(new Set());
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: 'search' in change });
  }

  protected pick(id: string): void {
    this.picked.update((picked) => (picked.has(id) ? new Set([...picked].filter((one) => one !== id)) : new Set([...picked, id])));
  }

  protected pickAll(): void {
    this.picked.set(this.allPicked() ? new Set() : new Set(this.lines().map(({ row }) => row.id)));
  }

  /** Up and down go from name to name; x chooses the row. */
  protected key(event: KeyboardEvent, index: number): void {
    const step = { ArrowDown: 1, ArrowUp: -1, x: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const id = this.lines()[index + step]?.row.id ?? '';
    if (step === 0) this.pick(id);
    else document.getElementById(`item-${id}`)?.focus();
  }

  private lineOf(row: WorklistRow, today: string) {
    return {
      row,
      look: lookOf(row),
      deadline: deadlineText(row, today, this.clinics.zone()),
      who: lookedAfterBy(row),
      notes: contactNotes(row),
      tried: triedText(row),
      word: ACTION_WORDS[row.action],
      quiet: QUIET.includes(row.action),
      asideUntil: dayText(row.snoozedUntil),
      late: row.group === 'overdue',
    };
  }
}
