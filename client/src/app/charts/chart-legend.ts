import { Component, input } from '@angular/core';
import { EVENT_SIGNS, type EventKind } from './timeline-parts';

/** What a sign of a drawing means. The sign is told apart by its shape, the colour only helps. */
export interface LegendItem {
  readonly label: string;
  readonly sign: 'disc' | 'diamond' | 'dash' | 'dots' | 'area' | 'underlined' | 'outline' | 'hollow' | 'box' | 'line';
  /** A CSS colour. */
  readonly colour: string;
}

/** The signs of a drawing with their words. For the eye: a table says the same without signs. */
@Component({
  selector: 'app-chart-legend',
  host: { 'aria-hidden': 'true' },
  template: `
    <ul class="row small muted legend">
      @for (item of items(); track item.label) {
        <li>
          <svg width="22" height="12" [style.color]="item.colour">
            @switch (item.sign) {
              @case ('disc') {
                <circle cx="11" cy="6" r="4.5" fill="currentColor" />
              }
              @case ('diamond') {
                <path d="M11 1l5 5-5 5-5-5z" fill="currentColor" />
              }
              @case ('dash') {
                <path d="M0 6h22" stroke="currentColor" stroke-width="2" stroke-dasharray="6 3" fill="none" />
              }
              @case ('dots') {
                <path d="M0 6h22" stroke="currentColor" stroke-width="2" stroke-dasharray="2 3" fill="none" />
              }
              @case ('line') {
                <path d="M0 6h22" stroke="currentColor" stroke-width="2" fill="none" />
              }
              @case ('area') {
                <rect width="22" height="12" fill="currentColor" fill-opacity="0.22" />
              }
              @case ('hollow') {
                <path d="M0 6h6M16 6h6" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2" />
                <circle cx="11" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />
              }
              @case ('outline') {
                <rect x="5.5" y="0.5" width="11" height="11" fill="none" stroke="currentColor" stroke-dasharray="2 2" />
              }
              @case ('underlined') {
                <rect x="5" width="12" height="12" rx="2" fill="currentColor" fill-opacity="0.2" />
                <path d="M5 10.5h12" stroke="currentColor" stroke-width="2" />
              }
              @case ('box') {
                <rect x="5.5" y="0.5" width="11" height="11" rx="2" fill="currentColor" [style.stroke]="'var(--mat-sys-outline-variant)'" />
              }
            }
          </svg>
          {{ item.label }}
        </li>
      }
      @for (event of events(); track event.kind) {
        <li>
          <svg width="22" height="14" class="event" [class]="event.kind"><path [attr.d]="signs[event.kind]" transform="translate(11,7)" /></svg>
          {{ event.word }}
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    .legend {
      gap: 0.25rem 1rem;
      padding-block-end: 0.25rem;
    }
    li {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
      white-space: nowrap;
    }
    .event {
      fill: var(--mat-sys-on-surface);
      stroke: var(--mat-sys-on-surface);
      stroke-width: 1.5;
    }
    .event.assessment {
      fill: none;
    }
    .event.red-flag {
      fill: var(--severity-blocks);
      stroke: var(--severity-blocks);
    }
    .event.life-event {
      stroke: var(--severity-unknown);
    }
  `,
})
export class ChartLegend {
  readonly items = input.required<readonly LegendItem[]>();
  /** Kinds of events with their words. */
  readonly events = input<readonly { readonly kind: EventKind; readonly word: string }[]>([]);

  protected readonly signs = EVENT_SIGNS;
}
