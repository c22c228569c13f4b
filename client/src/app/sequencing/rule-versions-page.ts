import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { changesOf } from '@stagewell/shared/sequencing/policy/changes';
import type { RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { differenceWords } from './difference-words';
import { PolicyApi } from './policy-api';

const numberIn = (word: string | undefined): number | null => (word !== undefined && /^\d{1,9}$/.test(word) ? Number(word) : null);

/** Every published version with who, when and why; and what lies between two of them. */
@Component({
  selector: 'app-rule-versions-page',
  imports: [EmptyState, Icon, Loading, MomentPipe, PageHeader, ProblemCard, RouterLink],
  templateUrl: './rule-versions-page.html',
  host: { class: 'page' },
})
export class RuleVersionsPage {
  readonly from = input<number | null, string | undefined>(null, { transform: numberIn });
  readonly to = input<number | null, string | undefined>(null, { transform: numberIn });

  private readonly api = inject(PolicyApi);
  private readonly router = inject(Router);
  protected readonly versions = this.api.versions();
  private readonly policy = this.api.policy();
  protected readonly before = this.api.version(this.from);
  protected readonly after = this.api.version(this.to);

  protected readonly list = computed(() => (this.versions.hasValue() ? this.versions.value() : null));
  protected readonly comparing = computed(() => this.from() !== null && this.to() !== null);
  protected readonly error = computed(() => this.before.error() ?? this.after.error());
  private readonly limits = computed<ReadonlyMap<string, RowLimits>>(
    () => new Map(this.policy.hasValue() ? this.policy.value().limits.map((one): [string, RowLimits] => [one.id, one]) : []),
  );
  /** `null` while one of the two is not there. */
  protected readonly lines = computed(() => {
    if (!this.before.hasValue() || !this.after.hasValue()) return null;
    const [before, after] = [this.before.value().rules, this.after.value().rules];
    const reasons = new Map([...before, ...after].map(({ id, rationale }) => [id, rationale.en]));
    return changesOf(before, after).map((one) => ({ id: one.id, why: reasons.get(one.id) ?? '', words: differenceWords(one, this.limits().get(one.id)) }));
  });

  protected compare(from: string, to: string): void {
    void this.router.navigate([], { queryParams: { from, to } });
  }
}
