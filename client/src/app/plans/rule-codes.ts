import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstSentence } from '@stagewell/shared/text';
import { SequencingApi } from '../sequencing/sequencing-api';
import { cautionWords, isCaution } from './plan-words';

/** Rules by their names, each leading to where its reason, its numbers and its source stand. Cautions say themselves what they mean. */
@Component({
  selector: 'app-rule-codes',
  imports: [RouterLink],
  template: `
    @for (rule of rules(); track rule.id) {
      @if (rule.why === '') {
        <span>{{ rule.id }}</span>
      } @else {
        <a routerLink="/rules" [queryParams]="{ of: rule.id }" [title]="rule.why" [attr.target]="aside() ? '_blank' : null">{{ rule.id }}</a>
      }
      @if (explained() && rule.why !== '') {
        <span class="why">{{ rule.why }}</span>
      }
    }
    @if (cautions(); as words) {
      <span>{{ words }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      align-items: baseline;
    }
    a {
      display: inline-block;
      min-block-size: 24px;
    }
    .why {
      flex: 1 1 16rem;
    }
  `,
})
export class RuleCodes {
  private readonly resource = inject(SequencingApi).rules;
  readonly ids = input.required<readonly string[]>();
  /** With the reason beside each, where nothing else on the screen says it. */
  readonly explained = input(false);
  /** Beside what is being decided, which stays open. */
  readonly aside = input(false);

  private readonly reasons = computed<ReadonlyMap<string, string>>(() => {
    const reasons = new Map<string, string>();
    for (const { ruleId, covers, rationale } of this.resource.hasValue() ? this.resource.value().rules : [])
      for (const id of [ruleId, ...covers]) if (!reasons.has(id)) reasons.set(id, firstSentence(rationale).en);
    return reasons;
  });
  protected readonly rules = computed(() => [...new Set(this.ids())].filter((id) => !isCaution(id)).map((id) => ({ id, why: this.reasons().get(id) ?? '' })));
  protected readonly cautions = computed(() => cautionWords(this.ids().filter(isCaution).length));
}
