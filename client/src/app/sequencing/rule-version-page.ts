import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { PolicyApi } from './policy-api';
import { RuleGroups } from './rule-groups';

/** One published version as it was. Nothing can be changed here. */
@Component({
  selector: 'app-rule-version-page',
  imports: [Icon, Loading, MomentPipe, PageHeader, ProblemCard, RouterLink, RuleGroups],
  host: { class: 'page' },
  template: `
    <app-page-header [heading]="'Rules, version ' + version()" [lead]="view()?.note ?? ''">
      <a routerLink="/rules/versions"><app-icon name="back" [size]="16" /> All versions</a>
    </app-page-header>
    @if (resource.error(); as error) {
      <app-problem-card [error]="error" (retry)="resource.reload()" />
    } @else if (view(); as shown) {
      <p class="muted">
        {{ shown.rules.length }} rows, published {{ shown.publishedBy ? 'by ' + shown.publishedBy + ', ' : '' }}{{ shown.publishedAt | moment }}, made from
        shipped set {{ shown.shippedVersion }}.
      </p>
      <app-rule-groups [rules]="shown.rules" />
    } @else {
      <div class="card"><app-loading what="Loading the version" [lines]="10" /></div>
    }
  `,
})
export class RuleVersionPage {
  readonly version = input.required<string>();

  protected readonly resource = inject(PolicyApi).version(() => Number(this.version()));
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
}
