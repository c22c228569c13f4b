import { computed, inject, Injectable } from '@angular/core';
import type { Quote } from '@stagewell/shared/coverage/quote';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { dearestDays, quoteDocument, quoteTermsOf, type QuoteTerms } from '@stagewell/shared/plans/plan-quote';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { CoverageApi } from '../coverage/coverage-api';
import { PlanEditor } from './plan-editor';

/** What the plan on the board costs the patient, worked out from the clinic's terms by the same functions as on the server. */
@Injectable()
export class PlanCosts {
  private readonly editor = inject(PlanEditor);
  readonly terms = inject(CoverageApi).terms();

  /** `null` until chart and terms are there. */
  readonly quoteTerms = computed<QuoteTerms | null>(() => {
    const chart = this.editor.chart();
    return chart === null || !this.terms.hasValue() ? null : quoteTermsOf(chart, this.terms.value(), chart.today);
  });
  /** Of the board as it is on the screen; `null` = it cannot be worked out. */
  readonly quote = computed<Quote | null>(() => {
    const board = this.editor.board();
    return board === null ? null : this.of(board);
  });
  readonly dearest = computed(() => {
    const [document, terms] = [this.documentOf(this.editor.board()), this.quoteTerms()];
    return document === null || terms === null ? null : dearestDays(document, terms);
  });

  /** Courses of which it cannot be known yet what the patient pays, by name: what they cost comes on top of every sum. */
  readonly unpriced = computed<readonly string[]>(() =>
    (this.quote()?.courses ?? []).filter(({ cents }) => cents === null).map(({ courseId }) => this.editor.nameOf(courseId)),
  );

  of(board: Board): Quote | null {
    const [document, terms] = [this.documentOf(board), this.quoteTerms()];
    return document === null || terms === null ? null : quoteDocument(document, terms);
  }

  /** `null` = there is no board, or a treatment on it is not in the catalogue any more. */
  documentOf(board: Board | PlanView | null): ReturnType<typeof documentOf> | null {
    const [chart, catalogue] = [this.editor.chart(), this.editor.catalogue()];
    if (chart === null || board === null || board.courses.some(({ modalityId }) => !catalogue.has(modalityId))) return null;
    return documentOf(chart, board, catalogue, chart.today);
  }
}
