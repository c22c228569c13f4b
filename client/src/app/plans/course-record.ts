import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Announce } from '../platform/announce';
import { askCourseStart, askCourseStop } from './course-dialogs';
import { ImpactAsking } from './impact-asking';
import { PlanEditor } from './plan-editor';
import { PlansApi } from './plans-api';

/** Records what really happened to a course: that it started, and that it ended. */
@Injectable()
export class CourseRecord {
  private readonly editor = inject(PlanEditor);
  private readonly api = inject(PlansApi);
  private readonly impact = inject(ImpactAsking);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  async start(courseId: string): Promise<void> {
    const about = this.about(courseId);
    if (about === null) return;
    const done = await askCourseStart(this.dialog, {
      name: about.name,
      today: about.today,
      earliest: null,
      act: (start) => this.impact.done('Accept and record', (accepted) => this.api.start(about.plan, courseId, { ...start, ...accepted })),
    });
    if (done) this.announce.politely(`The start of ${about.name} is recorded.`);
  }

  async stop(courseId: string): Promise<void> {
    const about = this.about(courseId);
    if (about === null) return;
    const done = await askCourseStop(this.dialog, {
      name: about.name,
      today: about.today,
      earliest: about.startedOn,
      act: (stop) => this.impact.done('Accept and record', (accepted) => this.api.stop(about.plan, courseId, { ...stop, ...accepted })),
    });
    if (done) this.announce.politely(`The end of ${about.name} is recorded.`);
  }

  private about(courseId: string) {
    const [plan, chart] = [this.editor.plan(), this.editor.chart()];
    const line = this.editor.lines().find(({ course }) => course.id === courseId);
    if (plan === null || chart === null || line === undefined) return null;
    return { plan, today: chart.today, name: line.name, startedOn: line.recorded?.startedOn ?? null };
  }
}
