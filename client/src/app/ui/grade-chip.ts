import { Component, computed, input } from '@angular/core';
import type { Grade } from '@stagewell/shared/catalogue/modality';

/** What each evidence grade says, in one line. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  A: 'consistent randomised evidence',
  B: 'small, short or condition-specific evidence',
  C: 'limited or mixed evidence',
  D: 'no credible evidence',
  N: 'evidence of no useful benefit',
};

/** The evidence grade as a letter, with its meaning for screen readers and on hover. `null` is said, not hidden. */
@Component({
  selector: 'app-grade-chip',
  host: { class: 'chip', '[attr.title]': 'words()' },
  template: `<span aria-hidden="true">Evidence {{ grade() ?? '?' }}</span
    ><span class="visually-hidden">Evidence {{ words() }}</span>`,
})
export class GradeChip {
  readonly grade = input.required<Grade | null>();

  protected readonly words = computed(() => {
    const grade = this.grade();
    return grade === null ? 'grade not known' : `grade ${grade}: ${GRADE_WORDS[grade]}`;
  });
}
