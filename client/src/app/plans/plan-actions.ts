import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { boardOf } from '@stagewell/shared/plans/board';
import { ACTIVATABLE, type PlanStep, stepsFrom } from '@stagewell/shared/plans/lifecycle';
import { PLAN, type PlanView } from '@stagewell/shared/plans/plan';
import { signedBefore } from '@stagewell/shared/plans/signed-before';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { problemOf } from '../platform/api-problem';
import { Session } from '../platform/session';
import { Icon } from '../ui/icon';
import { askReason } from '../ui/reason-dialog';
import { askActivation } from './activation-dialog';
import { askClash, type ClashAnswer } from './clash-dialog';
import { sameBoard } from './edit';
import { isDeclined } from './accepting';
import { ImpactAsking } from './impact-asking';
import { PlanEditor } from './plan-editor';
import { PlanLocking } from './plan-locking';
import { PlanSigning } from './plan-signing';
import { PLAN_STATE_WORDS } from './plan-words';
import { PlansApi } from './plans-api';

/** Save, activate, and the other steps of a plan's life. */
@Component({
  selector: 'app-plan-actions',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <a matButton="text" [routerLink]="['/patients', editor.plan()?.patientId, 'plan', 'patient-page']">For the patient</a>
    <button matButton="text" type="button" (click)="print()"><app-icon name="print" [size]="16" /> Print</button>
    @if (maySteps()) {
      @for (step of steps(); track step.to) {
        <button matButton="text" type="button" [disabled]="busy()" (click)="take(step)">{{ step.label }}</button>
      }
    }
    @if (locking.mayLock()) {
      <button matButton="text" type="button" [disabled]="editor.dirty() || busy()" (click)="locking.lock()"><app-icon name="lock" [size]="16" /> Lock…</button>
    }
    @if (editor.editable()) {
      <button #saving [matButton]="editor.dirty() ? 'filled' : 'outlined'" type="button" [disabled]="!editor.dirty() || editor.saving()" (click)="save()">
        {{ editor.saving() ? 'Saving…' : 'Save' }}
      </button>
    }
    @if (mayActivate()) {
      <button [matButton]="editor.dirty() ? 'outlined' : 'filled'" type="button" [disabled]="busy() || editor.saving()" (click)="activate()">
        {{ coSigns() ? 'Co-sign…' : 'Activate…' }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
      align-items: center;
    }
  `,
})
export class PlanActions {
  protected readonly editor = inject(PlanEditor);
  private readonly store = inject(ChartStore);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);
  private readonly signing = inject(PlanSigning);
  private readonly impact = inject(ImpactAsking);
  protected readonly locking = inject(PlanLocking);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  private readonly injector = inject(Injector);
  private readonly saveButton = viewChild('saving', { read: ElementRef<HTMLElement> });
  protected readonly busy = signal(false);
  private underWay: Promise<boolean> | null = null;
  protected readonly steps = computed(() => {
    const plan = this.editor.plan();
    return plan === null ? [] : stepsFrom(plan.state);
  });
  protected readonly maySteps = computed(() => this.session.may('plan.write'));
  /** The plan waits for whoever is signed in. */
  protected readonly coSigns = computed(() => this.editor.plan()?.coSignature?.askedOf === this.session.me()?.accountId);
  protected readonly mayActivate = computed(() => {
    const plan = this.editor.plan();
    return (
      plan !== null &&
      (plan.coSignature === null || this.coSigns()) &&
      ACTIVATABLE.includes(plan.state) &&
      plan.courses.length + (this.editor.board()?.courses.length ?? 0) > 0 &&
      this.session.may('plan.sign')
    );
  });

  protected print(): void {
    window.print();
  }

  /** Resolves to whether the server has it all now. Pressed again meanwhile, it waits for the same answer. */
  protected save(): Promise<boolean> {
    this.underWay ??= this.saveOnce().finally(() => (this.underWay = null));
    return this.underWay;
  }

  private async saveOnce(): Promise<boolean> {
    try {
      await this.impact.send('Accept and save', (accepted) => this.editor.save(accepted));
      this.announce.politely(`The plan is saved.${this.coSignerWords()}`);
      return true;
    } catch (error) {
      if (problemOf(error).status === 412) return this.settleClash();
      if (isDeclined(error)) return this.declined();
      this.editor.failure.set(error);
      this.announce.now(`Not saved. ${problemOf(error).title}`);
      return false;
    }
  }

  /** Whom a change of mine asked to co-sign; empty = nobody. */
  private coSignerWords(): string {
    const asked = this.editor.plan()?.coSignature;
    return asked?.ofChange === true && asked.askedBy === this.session.me()?.accountId ? ` ${asked.askedOfName} is asked to co-sign.` : '';
  }

  private declined(): boolean {
    this.announce.politely('Not saved. Your edit is still on the screen.');
    // While it was saving, the button could not hold the focus.
    afterNextRender(() => this.saveButton()?.nativeElement.focus(), { injector: this.injector });
    return false;
  }

  protected async activate(): Promise<void> {
    if (this.editor.dirty() && !(await this.save())) return;
    const plan = this.editor.plan();
    if (plan === null) return;
    const words = this.signing.words(plan);
    const done = await askActivation(this.dialog, {
      only: null,
      today: this.signing.today(),
      evaluation: this.editor.evaluation,
      ...this.signing.recording(),
      signed: signedBefore(plan),
      words,
      urgent: plan.urgentReason.trim() !== '',
      isPrescriber: this.signing.isPrescriber(),
      prescribes: (accountId) => this.signing.prescribes(accountId),
      act: async (password, signatures) => this.editor.adopt(await this.api.activate(plan, { password, signatures })),
    });
    if (done) this.announce.politely(words.done);
  }

  protected async take(step: PlanStep): Promise<void> {
    if (this.editor.dirty() && !(await this.save())) return;
    const plan = this.editor.plan();
    if (plan === null) return;
    const act = (reason: string) =>
      this.impact.done(`Accept and ${step.label.toLowerCase()}`, (accepted) => this.api.transition(plan, { to: step.to, reason, ...accepted }));
    const done = step.needsReason ? await this.askWhy(step, act) : await this.tried(() => act(''));
    if (done) this.announce.politely(`The plan is ${PLAN_STATE_WORDS[step.to].toLowerCase()} now.`);
  }

  private askWhy(step: PlanStep, act: (reason: string) => Promise<boolean>): Promise<boolean> {
    return askReason(this.dialog, {
      heading: `${step.label}?`,
      explanation: 'The plan, its versions and everything recorded with it are kept.',
      label: 'Reason',
      confirm: step.label,
      minLength: PLAN.reason.minLength,
      maxLength: PLAN.reason.maxLength,
      act,
    });
  }

  private async tried(act: () => Promise<boolean>): Promise<boolean> {
    this.busy.set(true);
    this.editor.failure.set(null);
    try {
      return await act();
    } catch (error) {
      this.editor.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** Someone saved in between: both are kept until a person has chosen. */
  private async settleClash(): Promise<boolean> {
    const [plan, mine] = [this.editor.plan(), this.editor.board()];
    if (plan === null || mine === null) return false;
    try {
      const theirs: PlanView = await this.api.read(plan.id);
      // The same edit twice: it was stored, and only the answer was lost.
      if (sameBoard(mine, boardOf(theirs))) {
        this.editor.takeTheirs(theirs);
        return true;
      }
      const answer = await askClash(this.dialog, { mine, theirs, before: boardOf(plan), catalogue: this.store.catalogue() });
      if (answer === undefined || !this.settled(theirs, answer)) return false;
    } catch (error) {
      this.editor.failure.set(error);
      return false;
    }
    return this.saveOnce();
  }

  /** Answers whether there is something of mine to save. */
  private settled(theirs: PlanView, answer: ClashAnswer): boolean {
    if (answer.take === 'theirs') this.editor.takeTheirs(theirs);
    else if (answer.take === 'mine') this.editor.keepMine(theirs);
    else this.editor.keepBoth(theirs, answer.board);
    return answer.take !== 'theirs';
  }
}
