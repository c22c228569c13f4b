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
  type NewAuthorisation,
} from '@stagewell/shared/coverage/authorisation';
import { DISCOUNTED_SERVICES, type DiscountedService, type ServiceProofView } from '@stagewell/shared/coverage/terms';
import { authorisationsCalledFor } from '@stagewell/shared/plans/plan-quote';
import { RECORD } from '@stagewell/shared/patients/patient';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { counted } from '@stagewell/shared/text';
import { ChartStore } from '../chart/chart-store';
import { SERVICE_WORDS as STATUS_WORDS } from '../patients/patient-words';
import { PlanCosts } from '../plans/plan-costs';
import { PlanEditor } from '../plans/plan-editor';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { dayText } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
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
  protected readonly mayProve = computed(() => this.session.may('patients.write'));
  /** Called for by the board as it is on the screen: nobody has asked yet, or what was granted ends before the start. */
  private readonly calledFor = computed(() => {
    const [chart, board, terms] = [this.editor.chart(), this.editor.board(), this.costs.quoteTerms()];
    if (chart === null || board === null || terms === null || this.editor.missing().length > 0) return [];
    return authorisationsCalledFor(documentOf(chart, board, this.editor.catalogue(), chart.today), terms);
  });
  protected readonly rows = computed(() => {
    const chart = this.store.chart();
    if (chart === undefined) return [];
    const payers = new Map(chart.coverages.map(({ id, payer }) => [id, payer]));
    return chart.authorisations
      .filter(({ state }) => state !== 'withdrawn')
      .map((one) => {
        const standing = standingOf(one, chart.today);
        const endsTooSoon = standing === 'granted' && this.calledFor().some((input) => isFor(one, input));
        return {
          one,
          name: this.editor.catalogue().get(one.modalityId)?.name.en ?? one.modalityId,
          payer: payers.get(one.coverageId) ?? 'a coverage that was removed',
          words: endsTooSoon ? 'Ends before the start' : STANDING_WORDS[standing],
          severity: endsTooSoon ? SEVERITIES.expired : SEVERITIES[standing],
          more: detailsOf(one),
          steps: authorisationStepsFrom(one.state),
        };
      });
  });
  /** Called for, and on no list yet: one that was granted and ends too soon is renewed in its own row. */
  protected readonly missing = computed(() => {
    const chart = this.editor.chart();
    const payers = new Map((chart?.coverages ?? []).map(({ id, payer }) => [id, payer]));
    return this.calledFor()
      .filter((input) => !(chart?.authorisations ?? []).some((one) => one.state !== 'withdrawn' && isFor(one, input)))
      .map((input) => ({
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
  protected readonly proofs = computed(() => {
    const chart = this.store.chart();
    if (chart === undefined) return [];
    const { serviceStatus } = chart.patient;
    return chart.serviceProofs.map((proof) => ({
      proof,
      text: proofWords(proof),
      // The proof counts whatever the chart says, so that they differ has to be seen.
      status: serviceStatus === proof.service ? null : STATUS_WORDS[serviceStatus],
    }));
  });
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

  protected async takeBack(proof: ServiceProofView): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: `${proofWords(proof)}: discounts that need it are not given any more. It is kept in the record with your reason.`,
      label: 'Reason',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.proofInError(this.store.patientId(), proof, reason),
    });
    if (done) this.done('The proof is marked as entered in error.');
  }

  private done(what: string): void {
    this.announce.politely(what);
    this.store.reload();
  }
}

/** Whether an authorisation is the one that a course asks this payer for. */
const isFor = (one: AuthorisationView, { coverageId, courseId }: NewAuthorisation): boolean => one.coverageId === coverageId && one.courseId === courseId;

const proofWords = ({ service, document, seenOn, seenByName, expiresOn }: ServiceProofView): string =>
  `${SERVICE_WORDS[service]}: ${document}, seen ${dayText(seenOn)} by ${seenByName}${expiresOn === null ? '' : `, counts until ${dayText(expiresOn)}`}`;

/** What a grant says: one that is asked for anew or was denied has none that counts. */
const grantOf = ({ state, number, startsOn, expiresOn, sessions }: AuthorisationView): readonly string[] =>
  state !== 'granted'
    ? []
    : [
        ...(number === '' ? [] : [`number ${number}`]),
        ...(startsOn === null && expiresOn === null ? [] : [`counts ${dayText(startsOn, 'at once')} to ${dayText(expiresOn, 'no last day')}`]),
        ...(sessions === null ? [] : [counted(sessions, 'session')]),
      ];

const detailsOf = (one: AuthorisationView): string =>
  [
    ...(one.requestedOn === null ? [] : [`requested ${dayText(one.requestedOn)}`]),
    ...(one.decidedOn === null ? [] : [`decided ${dayText(one.decidedOn)}`]),
    ...grantOf(one),
    ...(one.note === '' ? [] : [one.note]),
  ].join(' · ');
