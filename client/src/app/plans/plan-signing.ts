import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { isPrescriber } from '@stagewell/shared/people/person';
import { PLAN, type PlanView } from '@stagewell/shared/plans/plan';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import { onOpenDays } from '@stagewell/shared/reviews/open-days';
import { ChartActs } from '../chart/chart-acts';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { askReason } from '../ui/reason-dialog';
import { askSignature } from '../ui/sign-dialog';
import { type ActivationRequest, askActivation } from './activation-dialog';
import { type ActivationWords, activationWords } from './activation-words';
import { decisionRows, type DecisionRow } from './decision-rows';
import { PlanClosures } from './plan-closures';
import { PlanEditor } from './plan-editor';
import { PlansApi } from './plans-api';
import { hereActs } from './record-here';
import { askSnooze } from './snooze-dialog';

/** Signing on a plan that runs, withdrawing a signature, and putting findings out of sight, each through its dialog. */
@Injectable()
export class PlanSigning {
  private readonly editor = inject(PlanEditor);
  private readonly acts = inject(ChartActs);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);
  private readonly clinic = inject(ClinicsApi).clinic;
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly closures = inject(PlanClosures);

  /** Whether a person may prescribe today, by account id. */
  prescribes(accountId: string): boolean {
    const person = this.clinic.hasValue() ? this.clinic.value().people.find((one) => one.accountId === accountId) : undefined;
    return person !== undefined && isPrescriber(person, this.today());
  }

  /** What signing the whole plan does, for whoever is signed in. */
  words(plan: PlanView): ActivationWords {
    const { askedBy, askedByName: signedBy } = plan.coSignature ?? { askedBy: null, askedByName: null };
    const called = reviewsOf({ ...plan, activatedOn: this.today(), catalogue: this.editor.catalogue(), rules: this.editor.rules(), today: this.today() });
    const reviews = onOpenDays(called, [], this.closures.open());
    return activationWords({ courses: plan.courses.length, reviews, signedBy, coSigner: this.supervisor(askedBy) });
  }

  /** Who has to sign as well, by name; not who asked, since they have signed. */
  private supervisor(askedBy: string | null): string | null {
    const people = this.clinic.hasValue() ? this.clinic.value().people : [];
    const me = people.find(({ accountId }) => accountId === this.session.me()?.accountId);
    return people.find(({ accountId }) => accountId === me?.supervisorId && accountId !== askedBy)?.displayName ?? null;
  }

  /** What is missing is recorded over the dialog, as in the list of findings; the rules judge anew when the chart is read again. */
  recording(): Pick<ActivationRequest, 'here' | 'record'> {
    return {
      here: (datum) => {
        const chart = this.editor.chart();
        return chart === null ? [] : hereActs(datum, chart);
      },
      record: async (act) => {
        await act.run(this.acts);
        return this.acts.refusal();
      },
    };
  }

  isPrescriber(): boolean {
    return this.prescribes(this.session.me()?.accountId ?? '');
  }

  today(): string {
    return this.editor.chart()?.today ?? '';
  }

  /** Everything that waits on the plan as it is stored now, in one dialog; nothing waits = nothing opens. */
  async signOpen(): Promise<void> {
    const waiting = decisionRows(this.editor.evaluation(), this.editor.plan(), this.today()).filter(
      ({ standing, needs }) => standing !== 'in-force' && needs !== 'scope-decision',
    );
    if (waiting.length > 0) await this.sign({ fingerprints: waiting.flatMap(({ fingerprints }) => fingerprints) });
  }

  async sign({ fingerprints }: Pick<DecisionRow, 'fingerprints'>): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    const done = await askActivation(this.dialog, {
      only: fingerprints,
      evaluation: this.editor.evaluation,
      ...this.recording(),
      // What counts already is asked again: that is what signing again means.
      signed: [],
      words: this.words(plan),
      urgent: false,
      today: this.today(),
      isPrescriber: this.isPrescriber(),
      prescribes: (accountId) => this.prescribes(accountId),
      act: async (password, signatures) => this.editor.adopt(await this.api.sign(this.editor.plan() ?? plan, { password, signatures })),
    });
    if (done) this.announce.politely('Signed.');
  }

  /** The supervisor's signature under everything that was changed since the version that asked for it. */
  async coSign(): Promise<void> {
    const plan = this.editor.plan();
    const asked = plan?.coSignature;
    if (plan === null || !asked) return;
    const done = await askSignature(this.dialog, {
      heading: 'Co-sign the changes?',
      statements: [
        `You have read what was changed of this running plan from version ${asked.version} on, asked by ${asked.askedByName}, and you agree with it as it stands in version ${plan.version}.`,
        'The plan goes on either way. When you do not agree, change it, or talk to whoever asked.',
      ],
      confirm: 'Co-sign',
      act: async (password) => this.editor.adopt(await this.api.coSign(plan, password)),
    });
    if (done) this.announce.politely('The changes are co-signed.');
  }

  async withdraw({ text, signatures }: DecisionRow): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: signatures.length === 1 ? 'Withdraw the signature?' : 'Withdraw the signatures?',
      explanation: `${text} The finding counts as unsigned then. The plan goes on; whoever cares for the patient is told that it needs a decision.`,
      label: 'Reason',
      confirm: 'Withdraw',
      minLength: PLAN.reason.minLength,
      maxLength: PLAN.reason.maxLength,
      act: (reason) =>
        this.withdrawAll(
          signatures.map(({ id }) => id),
          reason,
        ),
    });
    if (done) this.announce.politely('Withdrawn. The finding counts as unsigned.');
  }

  async snooze(finding: { readonly text: string; readonly fingerprints: readonly string[] }): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    const key = newKey();
    const done = await askSnooze(this.dialog, {
      text: finding.text,
      today: this.today(),
      act: async ({ reasonCode, reason, until }) =>
        this.editor.append(await this.api.snooze(plan.id, { fingerprints: finding.fingerprints, untilOn: until, reasonCode, reason: reason.trim() }, key)),
    });
    if (done) this.announce.politely('The finding is out of sight for now. It stays on the plan.');
  }

  /** One after the other, each on the version that the one before left; tried again, what is done already is left out. */
  private async withdrawAll(ids: readonly string[], reason: string): Promise<void> {
    for (const id of ids) {
      const plan = this.editor.plan();
      if (plan?.signatures.some((one) => one.id === id && one.withdrawn === null) === true) this.editor.adopt(await this.api.withdraw(plan, id, reason));
    }
  }
}
