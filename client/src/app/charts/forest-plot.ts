import { Component, computed, input } from '@angular/core';
import { SeverityChip } from '../ui/severity-chip';
import { type EffectRow, percent, signed } from './effect-words';

const WIDTH = 220;
const HEIGHT = 28;

/**
 * Effects beside each other: a table whose rows are drawn as well. Point and 90 % interval on one scale, no effect as a line, and
 * the changes that are too small to matter as a band.
 */
@Component({
  selector: 'app-forest-plot',
  imports: [SeverityChip],
  template: `
    <div class="table-scroll" tabindex="0" role="region" [attr.aria-label]="caption()">
      <table class="data-table">
        <caption>
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">Coincident with</th>
            <th scope="col" class="plot">
              <span class="ends" aria-hidden="true"
                ><span>{{ words(-reach()) }} better</span><span>worse {{ words(reach()) }}</span></span
              ><span class="visually-hidden">Drawn</span>
            </th>
            <th scope="col">Points, 90 % interval</th>
            <th scope="col">Probability that it matters</th>
            <th scope="col">Readings</th>
            <th scope="col">From readings</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row">{{ row.name }}{{ row.joint ? ' (together)' : '' }}</th>
              <td class="plot">
                <svg [attr.viewBox]="'0 0 ' + width + ' ' + height" [attr.width]="width" [attr.height]="height" aria-hidden="true">
                  <rect class="small" [attr.x]="x(-mcid())" y="0" [attr.width]="x(mcid()) - x(-mcid())" [attr.height]="height" />
                  <line class="none" [attr.x1]="x(0)" [attr.x2]="x(0)" y1="0" [attr.y2]="height" />
                  <line class="interval" [attr.x1]="x(row.low)" [attr.x2]="x(row.high)" [attr.y1]="height / 2" [attr.y2]="height / 2" />
                  <path class="interval" [attr.d]="'M' + x(row.low) + ' 9v10M' + x(row.high) + ' 9v10'" />
                  @if (row.joint) {
                    <rect
                      class="point"
                      [attr.x]="x(row.points) - 4.5"
                      [attr.y]="height / 2 - 4.5"
                      width="9"
                      height="9"
                      [attr.transform]="'rotate(45 ' + x(row.points) + ' ' + height / 2 + ')'"
                    />
                  } @else {
                    <circle class="point" [attr.cx]="x(row.points)" [attr.cy]="height / 2" r="5" />
                  }
                </svg>
              </td>
              <td class="number">{{ words(row.points) }} ({{ words(row.low) }} to {{ words(row.high) }})</td>
              <td class="number">{{ share(row.helps) }}</td>
              <td class="number">{{ row.before }} before, {{ row.since }} since</td>
              <td class="number">{{ share(row.fromReadings) }}</td>
              <td><app-severity-chip [severity]="row.look.severity" [label]="row.look.word" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    caption {
      padding: 0.5rem 0.75rem;
      text-align: start;
      color: var(--mat-sys-on-surface-variant);
    }
    .plot {
      inline-size: 220px;
    }
    .ends {
      display: flex;
      justify-content: space-between;
      font-weight: 400;
      font-size: 0.75rem;
    }
    svg {
      display: block;
      overflow: visible;
    }
    .small {
      fill: var(--mat-sys-surface-container-highest);
    }
    .none {
      stroke: var(--mat-sys-on-surface);
      stroke-dasharray: 3 3;
    }
    .interval {
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
      fill: none;
    }
    .point {
      fill: var(--mat-sys-primary);
    }
    .number {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class ForestPlot {
  readonly rows = input.required<readonly EffectRow[]>();
  /** Of the measure, e.g. "PEG". */
  readonly label = input.required<string>();
  /** Minimal important difference, points. */
  readonly mcid = input.required<number>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly words = signed;
  protected readonly share = percent;
  /** The scale runs as far to both sides: as far as the widest interval, and never less than twice what matters. */
  protected readonly reach = computed(() => Math.ceil(Math.max(2 * this.mcid(), ...this.rows().flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))));
  protected readonly caption = computed(
    () =>
      `Change in ${this.label()} coincident with each course, given drift; it includes placebo and context. Negative is better; changes inside the grey band (less than ${number(this.mcid())}) are too small to matter.`,
  );

  protected x(points: number): number {
    const reach = this.reach();
    return ((Math.min(reach, Math.max(-reach, points)) + reach) / (2 * reach)) * WIDTH;
  }
}

const number = (value: number): string => String(Math.round(value * 10) / 10);
