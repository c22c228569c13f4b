import { Component, computed, input } from '@angular/core';
import type { ProgressView } from '@stagewell/shared/progress/summary';
import { number } from '../charts/chart-words';
import { CategoryChip } from '../ui/category-chip';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { SeverityChip } from '../ui/severity-chip';
import { changeFacts, RESPONSE_LOOKS } from './progress-words';

/** The response of each started course against the baseline, or against the days before it. */
@Component({
  selector: 'app-response-list',
  imports: [CategoryChip, DayPipe, EmptyState, SeverityChip],
  templateUrl: './response-list.html',
  styleUrl: './response-list.scss',
})
export class ResponseList {
  readonly progress = input.required<Pick<ProgressView, 'courses' | 'bands'>>();

  protected readonly words = number;
  protected readonly courses = computed(() =>
    this.progress().courses.map((course) => ({
      ...course,
      look: RESPONSE_LOOKS[course.response.label],
      category: this.progress().bands.find(({ courseId }) => courseId === course.courseId)?.category ?? null,
      facts: course.response.change === null ? [] : changeFacts(course.response.change.measure, course.response.change),
    })),
  );
}
