import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { FixPreview } from '@stagewell/shared/plans/fix-preview';
import type { SnoozeView } from '@stagewell/shared/plans/plan';
import type { Evaluation, Finding, Fix, NotEvaluable } from '@stagewell/shared/sequencing/finding';
import { maySnooze, snoozeOf } from '@stagewell/shared/sequencing/snooze';
import { EmptyState } from '../ui/empty-state';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { FindingFixes, type WordedFix } from './finding-fixes';
import { byDatum, bySeverity, type DatumGroup, placeOf } from './finding-groups';
import { harmOf, plural, ruleWords, SEVERITY_WORDS } from './plan-words';
import { severalAct, type HereAct } from './record-here';
import { RuleCodes } from './rule-codes';
import { SnoozedFindings, snoozedLines } from './snoozed-findings';

const HEADINGS = { block: 'Blocks activation', warn: 'Warns', inform: 'Informs' } as const;
/** More of the same kind are folded away: few alerts are read, many are not. */
export const SHOWN_PER_CAUSE = 3;

/** What the rules say of the plan: grouped, explained, each with its source, linked with the bars, and with its repairs. */
@Component({
  selector: 'app-findings-panel',
  imports: [EmptyState, FindingFixes, MatButton, RouterLink, RuleCodes, SeverityChip, SnoozedFindings, SourceNote],
  templateUrl: './findings-panel.html',
  styleUrl: './findings-panel.scss',
})
export class FindingsPanel {
  readonly evaluation = input.required<Evaluation>();
  /** Names of courses, medicines and treatments by id. */
  readonly names = input.required<ReadonlyMap<string, string>>();
  readonly selectedId = input<string | null>(null);
  readonly editable = input(false);
  /** Where the chart's sections are, e.g. `/patients/7`. */
  readonly chartPath = input.required<string>();
  /** Findings out of sight; none where a plan is only read. */
  readonly snoozes = input<readonly SnoozeView[]>([]);
  readonly today = input<CalendarDate>('');
  /** How each finding of a running plan is signed for, by fingerprint. */
  readonly standings = input<ReadonlyMap<string, string>>(new Map());
  /** What a fix would settle and bring; `null` = it is not shown. */
  readonly previewOf = input<((fix: Fix) => FixPreview | null) | null>(null);
  /** Medicines that the patient takes without a prescription, by id. */
  readonly overTheCounter = input<ReadonlySet<string>>(new Set());
  /** How a datum can be recorded right here. */
  readonly here = input<(datum: string) => readonly HereAct[]>(() => []);
  readonly selected = output<string>();
  readonly fixed = output<WordedFix>();
  /** Something that is missing is to be recorded without leaving. */
  readonly recorded = output<HereAct>();
  readonly snoozed = output<{ readonly text: string; readonly fingerprints: readonly string[] }>();

  protected readonly ruleWords = ruleWords;
  protected readonly severityWords = SEVERITY_WORDS;
  protected readonly harmOf = harmOf;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly injector = inject(Injector);
  /** Only what concerns the chosen course, as long as one is chosen. */
  protected readonly onlySelected = signal(false);
  protected readonly only = computed(() => (this.onlySelected() ? this.selectedId() : null));
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly unfolded = signal<ReadonlySet<string>>(new Set());

  protected readonly groups = computed(() =>
    bySeverity(this.evaluation().findings.filter((finding) => this.concerns(finding) && !this.isSnoozed(finding))).map((group) => ({
      ...group,
      heading: HEADINGS[group.severity],
      causes: group.causes.map((cause) => ({ ...cause, ...this.folded(`${group.severity} ${cause.ruleId}`, cause.findings) })),
    })),
  );
  protected readonly data = computed(() => byDatum(this.evaluation(), this.today()));
  protected readonly unknowns = computed(() =>
    this.data()
      .filter((group) => this.concerns(group) && !group.unknowns.every((one) => this.isSnoozed(one)))
      .map((group) => ({ ...group, place: placeOf(group.datum), here: group.isEarly ? [] : this.here()(group.datum) })),
  );
  /** All that can be recorded today in one form. */
  protected readonly several = computed(() => severalAct(this.unknowns().flatMap(({ datum, here }) => (here.length > 0 ? [datum] : []))));
  protected readonly outOfSight = computed(() => snoozedLines(this.evaluation().findings, this.data(), this.snoozes(), this.today()));
  protected readonly passed = computed(() => this.evaluation().passed.filter(({ applicable }) => applicable));
  protected readonly notConcerned = computed(() => this.evaluation().passed.filter(({ applicable }) => !applicable));

  constructor() {
    // Before the entries change. What has the focus may go with its entry: then the list itself is the nearest place.
    effect(() => {
      this.evaluation();
      if (this.host.nativeElement.contains(document.activeElement)) afterNextRender(() => this.keepFocus(), { injector: this.injector });
    });
  }

  protected maySnooze(all: readonly (Finding | NotEvaluable)[]): boolean {
    return this.editable() && all.every((one) => maySnooze(one, this.snoozes()));
  }

  private keepFocus(): void {
    if (document.activeElement === document.body) this.heading().nativeElement.focus();
  }

  private concerns({ courseIds }: { readonly courseIds: readonly string[] }): boolean {
    const only = this.only();
    return only === null || courseIds.includes(only);
  }

  private isSnoozed(one: Finding | NotEvaluable): boolean {
    return snoozeOf(one, this.snoozes(), this.today()) !== null;
  }

  protected nameOf(id: string): string {
    return this.names().get(id) ?? id;
  }

  /** The course when it is one of the board, so that it can be chosen. */
  protected courseOf(datum: string, courseIds: readonly string[]): string | null {
    const id = datum.split(/:(.*)/s)[1] ?? '';
    return this.names().has(id) ? id : (courseIds[0] ?? null);
  }

  protected waits({ ruleIds, blocks, unknowns }: DatumGroup): string {
    const rules = plural(ruleIds.length, 'rule');
    if (unknowns.every(({ needed }) => needed !== undefined)) return `${rules} will need it then. Activation does not wait for it.`;
    const waiting = `${rules} ${ruleIds.length === 1 ? 'waits' : 'wait'} for it`;
    return blocks ? `${waiting}; without it, activation asks a prescriber to accept that.` : `${waiting}.`;
  }

  protected ids(rules: readonly { readonly ruleId: string }[]): readonly string[] {
    return rules.map(({ ruleId }) => ruleId);
  }

  protected unfold(key: string): void {
    this.unfolded.update((keys) => new Set(keys).add(key));
  }

  private folded(key: string, findings: readonly Finding[]) {
    const shown = this.unfolded().has(key) ? findings : findings.slice(0, SHOWN_PER_CAUSE);
    return { key, shown, hidden: findings.length - shown.length };
  }
}
