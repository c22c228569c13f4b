import { Component, computed, input } from '@angular/core';
import type { LifeEventView } from '@stagewell/shared/patients/life-event';
import type { Attribution } from '@stagewell/shared/progress/attribution/attribution';
import { MEASURE_FACTS, type Measure } from '@stagewell/shared/progress/measures';
import { counted, signed } from '../charts/chart-words';
import { ForestPlot } from '../charts/forest-plot';
import { EFFECT_LOOKS, forestRows } from '../charts/forest-rows';
import { dayText } from '../ui/day';
import { SeverityChip } from '../ui/severity-chip';

/** What coincides with what in one measure: every course and every group that can only be judged together, drawn and in words. */
@Component({
  selector: 'app-coincidences',
  imports: [ForestPlot, SeverityChip],
  template: `
    <app-forest-plot class="card card--flush" [heading]="heading()" [unit]="'points of ' + found().label" [caption]="caption()" [rows]="rows()" />
    <ul class="said">
      @for (one of said(); track one.id) {
        <li class="card stack stack--tight">
          <p class="row row--apart">
            <strong>{{ one.name }}</strong><app-severity-chip [severity]="one.look.severity" [label]="one.look.word" />
          </p>
          <p>{{ one.sentence }}</p>
        </li>
      }
    </ul>
    @if (others().length > 0) {
      <p class="muted small">Also allowed for: {{ others().join('; ') }}.</p>
    }
  `,
  styles: `
    .said {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
      gap: 1rem;
    }
    li {
      align-content: start;
    }
  `,
  host: { class: 'stack' },
})
export class Coincidences {
  readonly measure = input.required<Measure>();
  readonly found = input.required<Attribution>();
  readonly lifeEvents = input.required<readonly Pick<LifeEventView, 'id' | 'label'>[]>();

  protected readonly heading = computed(() => `What coincides with a change in ${this.found().label}`);
  protected readonly rows = computed(() => forestRows(this.found(), MEASURE_FACTS[this.measure()].mcid.points));
  protected readonly caption = computed(() => {
    const { n, from, to, label } = this.found();
    const days = from === null || to === null ? '' : ` from ${dayText(from)} to ${dayText(to)}`;
    return `Change in ${label} coincident with each start, given drift and noise, at full strength: ${counted(n, 'day')} with a reading${days}, all of them whatever period is shown. It includes placebo and context; left of zero is better.`;
  });
  protected readonly said = computed(() => {
    const { courses, groups } = this.found();
    const rows = this.rows();
    return [...courses, ...groups].map(({ sentence, verdict }, index) => ({
      id: rows[index]?.id ?? '',
      name: rows[index]?.name ?? '',
      look: EFFECT_LOOKS[verdict],
      sentence,
    }));
  });
  /** The terms beside the courses, with their sizes: what a change is not laid at the door of a course for. */
  protected readonly others = computed(() =>
    this.found().others.map(({ kind, of, effect }) => {
      const size = `${signed(effect.points)} points (${signed(effect.interval.low)} to ${signed(effect.interval.high)})`;
      if (kind === 'regression') return `a bad time at enrolment that passes by itself, ${size}`;
      const event = this.lifeEvents().find(({ id }) => id === of)?.label;
      const course = this.found().courses.find(({ courseId }) => courseId === of)?.name ?? of;
      return kind === 'event' ? `${event ?? 'a life event'}, ${size}` : `an expected early worsening with ${course}, ${size}`;
    }),
  );
}
