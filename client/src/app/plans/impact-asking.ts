import { computed, inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Accepting, PlanView } from '@stagewell/shared/plans/plan';
import { Session } from '../platform/session';
import { accepting, isDeclined } from './accepting';
import { askImpact } from './impact-dialog';
import { type BothNames, namesIn } from './impact-words';
import { PlanEditor } from './plan-editor';
import { PlanSigning } from './plan-signing';

/** Every change of the plan that runs goes out through here: what it does is shown first, and only that is done. */
@Injectable()
export class ImpactAsking {
  private readonly editor = inject(PlanEditor);
  private readonly dialog = inject(MatDialog);
  private readonly signing = inject(PlanSigning);
  private readonly session = inject(Session);

  /** Treatments by course, before and after the edit; those that it adds or removes too. */
  private readonly names = computed<BothNames>(() => {
    const [before, after] = [this.editor.plan()?.courses ?? [], this.editor.board()?.courses ?? []];
    const catalogue = this.editor.catalogue();
    return { was: namesIn([...after, ...before], catalogue), is: namesIn([...before, ...after], catalogue) };
  });

  /** Sends a change; `confirm` is what the button says that accepts it. Rejects like `send`, or as declined. */
  async send<Answer>(confirm: string, send: (accepted: Accepting) => Promise<Answer>): Promise<Answer> {
    const { answer, signs } = await this.accepted(confirm, send);
    if (signs) void this.signing.signOpen();
    return answer;
  }

  /** The same for a step of the plan or of a course, taken in when it is done. Resolves to `false` when it is declined. */
  async done(confirm: string, send: (accepted: Accepting) => Promise<PlanView>): Promise<boolean> {
    try {
      const { answer, signs } = await this.accepted(confirm, send);
      this.editor.adopt(answer);
      if (signs) void this.signing.signOpen();
      return true;
    } catch (error) {
      if (isDeclined(error)) return false;
      throw error;
    }
  }

  private async accepted<Answer>(
    confirm: string,
    send: (accepted: Accepting) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly signs: boolean }> {
    let signs = false;
    const answer = await accepting(send, async (impact, again) => {
      const said = await askImpact(this.dialog, { impact, names: this.names(), confirm, again, maySign: this.session.may('plan.sign') });
      signs = said === 'sign';
      return said !== 'declined';
    });
    return { answer, signs };
  }
}
