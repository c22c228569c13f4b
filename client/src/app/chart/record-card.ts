import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { Section } from '@stagewell/shared/patients/patient';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { RecordSource } from './record-source';
import type { SectionSpec } from './record-spec';
import type { ViewOf } from './records-api';
import { grouped, timesText } from './row-groups';

type Row = ViewOf<Section>;

/** The rows of one section, each with everything recorded of it a click away. */
@Component({
  selector: 'app-record-card',
  imports: [Icon, MatButton, NgTemplateOutlet, RecordSource, SeverityChip],
  host: { class: 'card card--flush' },
  templateUrl: './record-card.html',
  styleUrl: './record-card.scss',
})
export class RecordCard {
  readonly spec = input.required<SectionSpec>();
  readonly rows = input.required<readonly Row[]>();
  readonly today = input.required<CalendarDate>();
  readonly add = output();
  readonly edit = output<Row>();
  readonly map = output<Row>();
  readonly enteredInError = output<Row>();

  protected readonly headingId = computed(() => `section-${this.spec().section}`);
  private readonly lines = computed(() => [...this.rows()].sort((a, b) => this.spec().order(a, b)).map((row) => this.lineOf(row)));
  private readonly currentLines = computed(() => this.lines().filter(({ isPast }) => !isPast));
  private readonly pastLines = computed(() => this.lines().filter(({ isPast }) => isPast));
  protected readonly current = computed(() => grouped(this.currentLines(), ({ row }) => this.spec().groupOf?.(row) ?? row.id));
  protected readonly unmapped = computed(() => dueOf(this.currentLines()));

  /** What is over: newest first, and what came several times in one line. */
  protected readonly past = computed(() => {
    const newestFirst = [...this.pastLines()].sort((a, b) => (b.lastOn ?? '').localeCompare(a.lastOn ?? ''));
    return grouped(newestFirst, ({ title }) => title.toLowerCase()).map(({ key, first, others }) => ({
      key,
      lines: [first, ...others],
      words: timesText(
        first.title,
        [first, ...others].map(({ lastOn }) => lastOn),
      ),
    }));
  });
  /** "10 resolved, 8 not mapped". */
  protected readonly pastText = computed(() => {
    const due = dueOf(this.pastLines());
    return `${this.pastLines().length} ${this.spec().past?.word}${due === 0 ? '' : `, ${due} not mapped`}`;
  });

  private lineOf(row: Row) {
    const spec = this.spec();
    return {
      row,
      title: spec.title(row),
      line: spec.line(row),
      chips: spec.chips(row, this.today()),
      details: spec.details(row),
      mapping: spec.mapping?.isDue(row) ?? null,
      isPast: spec.past?.is(row) ?? false,
      lastOn: spec.past?.lastOn(row) ?? null,
    };
  }
}

const dueOf = (lines: readonly { readonly mapping: boolean | null }[]): number => lines.filter(({ mapping }) => mapping === true).length;
