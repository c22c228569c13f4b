import { computed, inject, Injectable } from '@angular/core';
import { informedBy, soFarOf } from '@stagewell/shared/plans/chart-information';
import type { Board } from '@stagewell/shared/plans/plan';
import { type InformationAsked, informationOf, type PlanInformation } from '@stagewell/shared/plans/plan-information';
import { PlanEditor } from './plan-editor';

/** What check-ins, made and planned, tell of the effect of each course: of the board, or of another one for the same patient. */
@Injectable()
export class Informing {
  private readonly editor = inject(PlanEditor);

  /** Whatever is moved on a board, what happened so far stays. */
  private readonly soFar = computed(() => {
    const chart = this.editor.chart();
    return chart === null ? null : soFarOf(chart, this.editor.catalogue());
  });
  /** Of the board on the screen; `null` = nothing can be told now. */
  readonly asked = computed(() => {
    const board = this.editor.board();
    return board === null ? null : this.askedOf(board);
  });

  askedOf(board: Board): InformationAsked | null {
    const [chart, soFar] = [this.editor.chart(), this.soFar()];
    return chart === null || soFar === null || this.editor.missing().length > 0 ? null : informedBy(chart, board, this.editor.catalogue(), soFar);
  }

  of(board: Board): PlanInformation | null {
    const asked = this.askedOf(board);
    return asked === null ? null : informationOf(asked);
  }
}
