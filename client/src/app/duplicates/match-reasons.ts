import { Component, computed, input } from '@angular/core';
import type { PersonMatch } from '@stagewell/shared/patients/match';

const listed = (words: readonly string[]): string => words.join(', ');

/** Why two charts may be of one person, and what speaks against it. */
@Component({
  selector: 'app-match-reasons',
  template: `
    <span class="chip" [class.chip--probable]="match().grade === 'probable'">{{
      match().grade === 'probable' ? 'Probably one person' : 'Possibly one person'
    }}</span>
    <span>{{ pro() }}{{ contra() === '' ? '.' : '; but ' + contra() + '.' }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.625rem;
      align-items: baseline;
    }
    span:last-child::first-letter {
      text-transform: uppercase;
    }
    span:last-child {
      display: inline-block;
    }
    .chip--probable {
      color: var(--severity-warns);
      background: var(--severity-warns-tint);
    }
  `,
})
export class MatchReasons {
  readonly match = input.required<PersonMatch>();

  protected readonly pro = computed(() => listed(this.said('for')));
  protected readonly contra = computed(() => listed(this.said('against')));

  private said(speaks: 'for' | 'against'): readonly string[] {
    return this.match()
      .reasons.filter((reason) => reason.speaks === speaks)
      .map(({ says }) => says);
  }
}
