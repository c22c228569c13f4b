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
  protected readonly groups = computed(() => {
    const spec = this.spec();
    const lines = [...this.rows()].sort((a, b) => spec.order(a, b)).map((row) => this.lineOf(row));
    const keyOf = (row: Row): string => spec.groupOf?.(row) ?? row.id;
    const keys = [...new Set(lines.map(({ row }) => keyOf(row)))];
    return keys.map((key) => {
      const [first, ...older] = lines.filter(({ row }) => keyOf(row) === key);
      return { key, first, older };
    });
  });
  protected readonly unmapped = computed(() => this.rows().filter((row) => this.spec().mapping?.isDue(row) === true).length);

  private lineOf(row: Row) {
    const spec = this.spec();
    return {
      row,
      title: spec.title(row),
      line: spec.line(row),
      chips: spec.chips(row, this.today()),
      details: spec.details(row),
      mapping: spec.mapping?.isDue(row) ?? null,
    };
  }
}
