import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import {
  authorisationStepsFrom,
  standingOf,
  type AuthorisationStanding,
  type AuthorisationStep,
  type AuthorisationView,
} from '@stagewell/shared/coverage/authorisation';
import { DISCOUNTED_SERVICES, type DiscountedService } from '@stagewell/shared/coverage/terms';
import { authorisationsCalledFor } from '@stagewell/shared/plans/plan-quote';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { ChartStore } from '../chart/chart-store';
import { PlanCosts } from '../plans/plan-costs';
import { PlanEditor } from '../plans/plan-editor';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { dayText } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { askAuthorisationStep } from './authorisation-dialog';
import { CoverageApi } from './coverage-api';
import { askProof } from './proof-dialog';
import { SERVICE_WORDS } from './term-spec';

const STANDING_WORDS: Readonly<Record<AuthorisationStanding, string>> = {
  needed: 'Needed, not asked yet',
  requested: 'Requested',
  granted: 'Granted',
  denied: 'Denied',
  withdrawn: 'Withdrawn',
  'not-yet': 'Granted, not in force yet',
  expired: 'Has ended',
};

const SEVERITIES: Readonly<Record<AuthorisationStanding, 'passed' | 'warn' | 'block'>> = {
  ...{ needed: 'warn', requested: 'warn', granted: 'passed', denied: 'block', withdrawn: 'warn', 'not-yet': 'warn', expired: 'block' },
};

/** What payers are asked for the courses of this plan, and proof of service: what a quote and the days of a start wait for. */
@Component({
  selector: 'app-authorisations-card',
  imports: [MatButton, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './authorisations-card.html',
  styleUrl: './authorisations-card.scss',
})
export class AuthorisationsCard {
  private readonly store = inject(ChartStore);
  private readonly editor = inject(PlanEditor);
  private readonly costs = inject(PlanCosts);
  private readonly api = inject(CoverageApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  protected readonly refusal = signal<unknown>(null);
  protected readonly mayWrite = computed(() => this.session.may('authorisations.write'));
  protected readonly rows = computed(() => {
    const chart = this.store.chart();
    if (chart === undefined) return [];
    const payers = new Map(chart.coverages.map(({ id, payer }) => [id, payer]));
    return chart.authorisations
      .filter(({ state }) => state !== 'withdrawn')
      .map((one) => {
        const standing = standingOf(one, chart.today);
        return {
          one,
          name: this.editor.catalogue().get(one.modalityId)?.name.en ?? one.modalityId,
          payer: payers.get(one.coverageId) ?? 'a coverage that was removed',
          words: STANDING_WORDS[standing],
          severity: SEVERITIES[standing],
          more: detailsOf(one),
          steps: authorisationStepsFrom(one.state),
        };
      });
  });
  /** Called for by the board as it is on the screen, and on no list yet. */
  protected readonly missing = computed(() => {
    const [chart, board, terms] = [this.editor.chart(), this.editor.board(), this.costs.quoteTerms()];
    if (chart === null || board === null || terms === null || this.editor.missing().length > 0) return [];
    const payers = new Map(chart.coverages.map(({ id, payer }) => [id, payer]));
    return authorisationsCalledFor(documentOf(chart, board, this.editor.catalogue(), chart.today), terms).map((input) => ({
      input,
      name: this.editor.catalogue().get(input.modalityId)?.name.en ?? input.modalityId,
      payer: payers.get(input.coverageId) ?? 'the payer',
      saved: (this.editor.plan()?.courses ?? []).some(({ id }) => id === input.courseId),
    }));
  });
  protected readonly service = computed<DiscountedService | null>(() => {
    const status = this.store.chart()?.patient.serviceStatus;
    return DISCOUNTED_SERVICES.find((one) => one === status) ?? null;
  });
  protected readonly proofs = computed(() =>
    (this.store.chart()?.serviceProofs ?? []).map(({ id, service, document, seenOn, seenByName, expiresOn }) => ({
      id,
      text: `${SERVICE_WORDS[service]}: ${document}, seen ${dayText(seenOn)} by ${seenByName}${expiresOn === null ? '' : `, counts until ${dayText(expiresOn)}`}`,
    })),
  );
  protected readonly shown = computed(() => this.rows().length + this.missing().length + this.proofs().length > 0 || this.service() !== null);

  protected async step(one: AuthorisationView, step: AuthorisationStep): Promise<void> {
    const today = this.store.chart()?.today ?? '';
    if (await askAuthorisationStep(this.dialog, { authorisation: one, step, today })) this.done(`${step.label}.`);
  }

  protected async ask(input: object): Promise<void> {
    this.refusal.set(null);
    try {
      await this.api.addAuthorisation(this.store.patientId(), input, newKey());
      this.done('It is on the list of the front desk.');
    } catch (error) {
      this.refusal.set(error);
    }
  }

  protected async prove(): Promise<void> {
    const chart = this.store.chart();
    if (chart === undefined) return;
    if (await askProof(this.dialog, { patientId: this.store.patientId(), service: this.service() ?? 'veteran', today: chart.today }))
      this.done('The proof is recorded.');
  }

  private done(what: string): void {
    this.announce.politely(what);
    this.store.reload();
  }
}

const detailsOf = ({ requestedOn, decidedOn, number, startsOn, expiresOn, sessions, note }: AuthorisationView): string =>
  [
    ...(requestedOn === null ? [] : [`requested ${dayText(requestedOn)}`]),
    ...(decidedOn === null ? [] : [`decided ${dayText(decidedOn)}`]),
    ...(number === '' ? [] : [`number ${number}`]),
    ...(startsOn === null && expiresOn === null ? [] : [`counts ${dayText(startsOn, 'at once')} to ${dayText(expiresOn, 'no last day')}`]),
    ...(sessions === null ? [] : [`${sessions} sessions`]),
    ...(note === '' ? [] : [note]),
  ].join(' · ');
