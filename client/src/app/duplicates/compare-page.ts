import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { differingFields, MERGE, MERGED_THINGS, type MergePreview, type MergeSide } from '@stagewell/shared/patients/merge';
import { RECORD } from '@stagewell/shared/patients/patient';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { LANGUAGE_WORDS, SERVICE_WORDS, SEX_WORDS } from '../patients/patient-words';
import { dayText, MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { askSignature } from '../ui/sign-dialog';
import { DuplicatesApi } from './duplicates-api';
import { MatchReasons } from './match-reasons';

type Field = ReturnType<typeof differingFields>[number];
const FIELDS: readonly (readonly [field: Field, word: string, says: (side: MergeSide) => string])[] = [
  ['mrn', 'Record number', ({ mrn }) => mrn],
  ['familyName', 'Family name', ({ familyName }) => familyName],
  ['givenName', 'Given name', ({ givenName }) => givenName],
  ['birthDate', 'Born on', ({ birthDate }) => (birthDate === null ? '' : dayText(birthDate))],
  ['sex', 'Sex', ({ sex }) => SEX_WORDS[sex]],
  ['language', 'Language', ({ language }) => LANGUAGE_WORDS[language]],
  ['phone', 'Phone', ({ phone }) => phone],
  ['email', 'E-mail', ({ email }) => email],
  ['address', 'Address', ({ address }) => address],
  ['serviceStatus', 'Service', ({ serviceStatus }) => SERVICE_WORDS[serviceStatus]],
];

/** Two charts side by side: one person, signed and merged, or two people, and kept so. */
@Component({
  selector: 'app-compare-page',
  imports: [Loading, MatButton, MatchReasons, MomentPipe, PageHeader, ProblemCard, RouterLink],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
  host: { class: 'page' },
})
export class ComparePage {
  private readonly api = inject(DuplicatesApi);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  protected readonly session = inject(Session);

  /** The chart that stays. */
  readonly patientId = input.required<string>();
  /** The chart that goes into it. */
  readonly otherId = input.required<string>();

  protected readonly things = MERGED_THINGS;
  protected readonly limits = MERGE;
  protected readonly reason = signal('');
  protected readonly tooShort = computed(() => this.reason().trim().length < MERGE.reason.minLength);
  protected readonly asked = signal(false);
  protected readonly preview = this.api.preview(() => ({ kept: this.patientId(), merged: this.otherId() }));
  protected readonly view = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  protected readonly rows = computed(() => {
    const view = this.view();
    if (view === null) return [];
    const differs = differingFields(view.kept, view.merged);
    return FIELDS.map(([field, word, says]) => ({ word, kept: says(view.kept), merged: says(view.merged), differs: differs.includes(field) }));
  });

  protected async merge(view: MergePreview): Promise<void> {
    this.asked.set(true);
    if (this.tooShort()) return document.querySelector<HTMLElement>('#why')?.focus();
    const { kept, merged } = view;
    const key = newKey();
    const done = await askSignature(this.dialog, {
      heading: `Merge into ${kept.mrn}`,
      statements: [
        `Both charts are of one person: ${kept.givenName} ${kept.familyName}.`,
        `What MRN ${merged.mrn} holds moves to MRN ${kept.mrn}, which keeps its name and contact. It can be taken back under Imports, or under Name and contact.`,
      ],
      confirm: 'Sign and merge',
      act: async (password) => {
        const versions = { keptVersion: kept.version, mergedVersion: merged.version };
        await this.api.merge(kept.id, { mergedId: merged.id, ...versions, reason: this.reason().trim(), password }, key);
      },
    });
    if (!done) return;
    this.announce.politely(`The charts are merged into ${kept.mrn}`);
    await this.router.navigate(this.session.may('chart.read') ? ['/patients', kept.id, 'imports'] : ['/patients', kept.id, 'edit']);
  }

  protected async twoPeople({ kept, merged }: MergePreview): Promise<void> {
    const key = newKey();
    const done = await askReason(this.dialog, {
      heading: 'These are two people',
      explanation: `MRN ${kept.mrn} and MRN ${merged.mrn} are not proposed as one person again until the name, birth date, sex or contact of one of them changes.`,
      label: 'How do you know?',
      confirm: 'Two people',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.twoPeople(kept.id, { otherId: merged.id, reason }, key),
    });
    if (!done) return;
    this.announce.politely('Kept: two people');
    await this.router.navigate(['/patients', 'duplicates']);
  }
}
