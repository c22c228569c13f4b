import { computed, inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { LOCKABLE, takesAddenda } from '@stagewell/shared/plans/lifecycle';
import { PLAN } from '@stagewell/shared/plans/plan';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { askReason } from '../ui/reason-dialog';
import { askSignature } from '../ui/sign-dialog';
import { PlanEditor } from './plan-editor';
import { PlansApi } from './plans-api';

/** Locking a version, and adding to what is locked, each through its dialog. */
@Injectable()
export class PlanLocking {
  private readonly editor = inject(PlanEditor);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  /** This very version is final. */
  readonly locked = computed(() => {
    const plan = this.editor.plan();
    return plan !== null && plan.lock?.version === plan.version;
  });
  readonly mayLock = computed(() => {
    const plan = this.editor.plan();
    return plan !== null && LOCKABLE.includes(plan.state) && !this.locked() && this.session.may('plan.sign');
  });
  readonly mayAdd = computed(() => {
    const plan = this.editor.plan();
    return plan !== null && takesAddenda(plan) && this.session.may('plan.write');
  });

  async lock(): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    const done = await askSignature(this.dialog, {
      heading: `Lock version ${plan.version}?`,
      statements: [
        `Version ${plan.version} of this plan is final then, as it stands here: nobody can unlock it, and it takes addenda only.`,
        'The plan goes on. What is edited later becomes a later version.',
      ],
      confirm: 'Sign and lock',
      act: async (password) => this.editor.adopt(await this.api.lock(plan, password)),
    });
    if (done) this.announce.politely(`Version ${plan.version} is locked.`);
  }

  async add(): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    const key = newKey();
    const done = await askReason(this.dialog, {
      heading: 'Write an addendum',
      explanation: 'What is locked stays as it is. The addendum is kept with your name and today’s date, and cannot be changed afterwards.',
      label: 'Addendum',
      confirm: 'Keep the addendum',
      ...PLAN.addendum,
      act: async (words) => this.editor.append(await this.api.addendum(plan.id, words, key)),
    });
    if (done) this.announce.politely('The addendum is kept with the plan.');
  }
}
