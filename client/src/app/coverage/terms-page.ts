import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { InForce } from '@stagewell/shared/coverage/terms';
import { RECORD } from '@stagewell/shared/patients/patient';
import { CatalogueApi } from '../catalogue/catalogue-api';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { CoverageApi } from './coverage-api';
import { askTerm } from './term-dialog';
import {
  type Around,
  COVERS_WORDS,
  daysWords,
  payerKindWords,
  priceWords,
  SERVICE_WORDS,
  shareWords,
  SPECS,
  type Standing,
  standingOf,
  type TermKind,
  type TermRow,
  treatmentsWords,
} from './term-spec';

interface Line {
  readonly row: TermRow;
  readonly name: string;
  readonly what: string;
  readonly more: string;
  readonly days: string;
  readonly standing: Standing;
}
interface Card {
  readonly kind: TermKind;
  readonly heading: string;
  readonly lead: string;
  readonly next: string;
  readonly lines: readonly Line[];
}

/** Payers, what they pay, prices and discounts: rows with days. An administrator changes them; a quote that was made before stays what it was. */
@Component({
  selector: 'app-terms-page',
  imports: [EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, RouterLink],
  templateUrl: './terms-page.html',
  styleUrl: './terms-page.scss',
  host: { class: 'page' },
})
export class TermsPage {
  private readonly api = inject(CoverageApi);
  private readonly clinics = inject(ClinicsApi);
  private readonly catalogue = inject(CatalogueApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  protected readonly terms = this.api.terms();
  protected readonly mayWrite = computed(() => this.session.may('clinic.write'));
  /** Only benefits of this payer; empty = of all. */
  protected readonly payerId = signal('');
  protected readonly past = signal(false);
  protected readonly specs = SPECS;

  private readonly around = computed<Around | null>(() => {
    const { clinic } = this.clinics;
    if (!this.terms.hasValue() || !clinic.hasValue()) return null;
    return { terms: this.terms.value(), catalogue: this.catalogue.byId(), sites: clinic.value().sites, today: clinic.value().today };
  });
  protected readonly payers = computed(() => this.around()?.terms.payers ?? []);
  protected readonly cards = computed<readonly Card[]>(() => {
    const around = this.around();
    return around === null ? [] : [this.payersCard(around), this.benefitsCard(around), this.pricesCard(around), this.discountsCard(around)];
  });

  protected async add(kind: TermKind): Promise<void> {
    const around = this.around();
    if (around !== null && (await askTerm(this.dialog, { kind, row: null, around }))) this.done('It is added.');
  }

  protected async change(kind: TermKind, row: TermRow): Promise<void> {
    const around = this.around();
    if (around !== null && (await askTerm(this.dialog, { kind, row, around }))) this.done('It is changed. Quotes that were made stay what they were.');
  }

  protected async withdraw(kind: TermKind, { row, name }: Line): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: `${name}: nothing is quoted from it any more. What simply ends gets a last day instead. It is kept in the record with your reason.`,
      label: 'Reason',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.termInError(kind, row, reason),
    });
    if (done) this.done('It is marked as entered in error.');
  }

  private done(what: string): void {
    this.announce.politely(what);
    this.terms.reload();
  }

  /** What has ended is shown when it is asked for. */
  private dated<Row extends TermRow & InForce>(rows: readonly Row[], today: string, line: (row: Row) => Pick<Line, 'name' | 'what' | 'more'>): readonly Line[] {
    return rows
      .map((row) => ({ row, days: daysWords(row), standing: standingOf(row, today), ...line(row) }))
      .filter(({ standing }) => this.past() || standing !== 'past');
  }

  private payersCard({ terms }: Around): Card {
    return {
      ...{ kind: 'payers', heading: 'Payers', lead: 'A patient’s coverage is matched by name or by what it is also called.' },
      next: 'Add the payers that your patients have.',
      lines: terms.payers.map((row) => ({
        ...{ row, name: row.name, what: payerKindWords(row), days: '', standing: 'now' },
        more: row.aliases.length === 0 ? '' : `also ${row.aliases.join(', ')}`,
      })),
    };
  }

  private benefitsCard(around: Around): Card {
    const payers = new Map(around.terms.payers.map(({ id, name }) => [id, name]));
    const chosen = around.terms.benefits.filter(({ payerId }) => this.payerId() === '' || payerId === this.payerId());
    return {
      ...{ kind: 'benefits', heading: 'What payers pay', lead: 'The most specific row counts: a named plan before all plans, a treatment before its kind.' },
      next: 'Add what each payer pays, where you read it, and from which day on. Until then quotes say that it is not known.',
      lines: this.dated(chosen, around.today, (row) => ({
        name: [payers.get(row.payerId) ?? 'A payer that was removed', row.plan].filter((part) => part !== '').join(', '),
        what: `${treatmentsWords(row.treatments, around)}: ${COVERS_WORDS[row.covers].toLowerCase()}`,
        more: [shareWords(row), row.note].filter((part) => part !== '').join(' · '),
      })),
    };
  }

  private pricesCard(around: Around): Card {
    const siteOf = (id: string | null): string => (id === null ? 'all sites' : (around.sites.find((site) => site.id === id)?.name ?? 'a site'));
    return {
      ...{ kind: 'prices', heading: 'Self-pay prices', lead: 'What somebody pays without insurance. A price of a site counts before that of all sites.' },
      next: 'Add what the clinic asks for each treatment. Until then quotes say that no price is recorded.',
      lines: this.dated(around.terms.prices, around.today, (row) => ({
        ...{ name: treatmentsWords([row.modalityId], around), what: priceWords(row), more: siteOf(row.siteId) },
      })),
    };
  }

  private discountsCard(around: Around): Card {
    return {
      ...{ kind: 'discounts', heading: 'Discounts', lead: 'Taken from self-pay prices. They never add up: of several the highest counts.' },
      next: 'Add discounts on self-pay prices.',
      lines: this.dated(around.terms.discounts, around.today, (row) => ({
        name: row.name,
        what: `${row.percent} % off: ${treatmentsWords(row.treatments, around)}`,
        more: `${row.services.map((service) => SERVICE_WORDS[service]).join(', ')}${row.needsProof ? ', with proof' : ''}`,
      })),
    };
  }
}
