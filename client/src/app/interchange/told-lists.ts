import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { many, placeText } from './bulk-words';
import type { Told } from './told';

/** So many rows of a list are shown; the rest is counted. */
const SHOWN = 500;

/** What somebody has to look at after an import: charts with an answer that cannot wait, charts that were refused, each with its reason, and charts with rows to be mapped. */
@Component({
  selector: 'app-told-lists',
  imports: [RouterLink],
  template: `
    @if (urgentShown().length > 0) {
      <div class="list">
        <h3>{{ many(told().urgentCount, 'chart') }} to look at today</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Charts to look at today">
          <ul>
            @for (item of urgentShown(); track item.number) {
              <li>
                <a [routerLink]="['/import', item.importId]">{{ item.patientName }}</a>: {{ item.reason }}
              </li>
            }
          </ul>
        </div>
        @if (told().urgentCount > urgentShown().length) {
          <p class="muted">And {{ told().urgentCount - urgentShown().length }} more.</p>
        }
      </div>
    }
    @if (refusedShown().length > 0) {
      <div class="list">
        <h3>{{ many(refused(), 'chart') }} refused</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Charts refused">
          <ul>
            @for (item of refusedShown(); track item.number) {
              <li>
                <strong>{{ placeText(item) }}</strong> {{ item.reason }}
              </li>
            }
          </ul>
        </div>
        @if (refused() > refusedShown().length) {
          <p class="muted">And {{ refused() - refusedShown().length }} more.</p>
        }
      </div>
    }
    @if (toMapShown().length > 0) {
      <div class="list">
        <h3>
          {{ told().atLeast ? 'At least ' : '' }}{{ many(told().toMapCount, 'chart has rows', 'charts have rows') }} to be mapped before every rule can judge
        </h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Charts with rows to be mapped">
          <ul>
            @for (item of toMapShown(); track item.number) {
              <li>
                <a [routerLink]="['/import', item.importId]" [queryParams]="{ show: 'mapping' }">{{ item.patientName }}</a>: {{ many(item.toMap, 'row') }}
              </li>
            }
          </ul>
        </div>
        @if (told().toMapCount > toMapShown().length) {
          <p class="muted">And {{ told().atLeast ? 'at least ' : '' }}{{ told().toMapCount - toMapShown().length }} more.</p>
        }
      </div>
    }
  `,
  styleUrl: './told-lists.scss',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ToldLists {
  readonly told = input.required<Told>();
  /** Charts refused in all; not all of them are named. */
  readonly refused = input.required<number>();

  protected readonly many = many;
  protected readonly placeText = placeText;
  protected readonly urgentShown = computed(() => this.told().urgent.slice(0, SHOWN));
  protected readonly refusedShown = computed(() => this.told().refused.slice(0, SHOWN));
  protected readonly toMapShown = computed(() => this.told().toMap.slice(0, SHOWN));
}
