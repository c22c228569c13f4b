import { inject, Injectable, signal } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { MatDialog } from '@angular/material/dialog';
import { RECORD, type ScopeLift, type Section, type StatementTopic, type StatementView } from '@stagewell/shared/patients/patient';
import { firstValueFrom } from 'rxjs';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { creating, newKey } from '../platform/idempotency';
import { askReason } from '../ui/reason-dialog';
import { askSignature } from '../ui/sign-dialog';
import { ChartStore } from './chart-store';
import { askMapping } from './mapping-dialog';
import { openPreferences } from './preferences-dialog';
import { openRecord } from './record-dialog';
import type { SayLine, Stored } from './record-several';
import { recordSeveral } from './record-several-dialog';
import type { SectionSpec } from './record-spec';
import { RecordsApi, type ViewOf } from './records-api';

type Row = ViewOf<Section>;

/** What can be done to the rows of a chart; each asks first, says what it did, and reads the chart anew. */
@Injectable()
export class ChartActs {
  private readonly store = inject(ChartStore);
  private readonly records = inject(RecordsApi);
  private readonly clinics = inject(ClinicsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly http = inject(HttpClient);

  readonly busy = signal(false);
  readonly refusal = signal<unknown>(null);
  private statementKeys: Readonly<Record<string, string>> = {};

  async edit(spec: SectionSpec, row: Row | null): Promise<void> {
    const today = this.store.chart()?.today;
    if (today === undefined) return;
    const saved = await openRecord(this.dialog, { spec, row, today, patientId: this.store.patientId() });
    if (saved) this.did(`${spec.heading}: saved`);
  }

  async enteredInError(spec: SectionSpec, row: Row): Promise<void> {
    await this.takeBack(spec.section, row, spec.title(row));
  }

  async statementInError(row: StatementView, name: string): Promise<void> {
    await this.takeBack('statements', row, name);
  }

  /** Asks what the row means for the rules and stores what was confirmed. */
  async map({ section, mapping }: SectionSpec, row: Row): Promise<void> {
    if (mapping === undefined) return;
    const stored = await askMapping(this.dialog, {
      ...mapping.offer(row),
      act: async (ids) => {
        await this.records.save(this.place(section), row, mapping.toInput(row, ids));
      },
    });
    if (stored) this.did('Mapped');
  }

  /** One click: the topic was asked today. Tried again with the same key until it is stored. */
  async asked(topic: StatementTopic, answer: 'none' | 'listed'): Promise<void> {
    const askedOn = this.store.chart()?.today;
    if (askedOn === undefined) return;
    const intent = `${this.store.patientId()} ${topic} ${answer} ${askedOn}`;
    const key = this.statementKeys[intent] ?? newKey();
    this.statementKeys = { ...this.statementKeys, [intent]: key };
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.records.add(this.place('statements'), { topic, answer, askedOn }, key);
      const { [intent]: _stored, ...waiting } = this.statementKeys;
      this.statementKeys = waiting;
      this.did('Recorded as asked today');
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** Several that are missing, in one form. */
  async several(lines: readonly SayLine[]): Promise<void> {
    const today = this.store.chart()?.today;
    if (today === undefined) return;
    const store = async (stored: Stored, key: string): Promise<void> => {
      await (stored.section === 'facts'
        ? this.records.add(this.place('facts'), stored.input, key)
        : this.records.add(this.place('statements'), stored.input, key));
    };
    const stored = await recordSeveral(this.dialog, { lines, today, store });
    if (stored > 0) this.did(`${stored} recorded`);
  }

  async preferences(): Promise<void> {
    const preferences = this.store.chart()?.preferences;
    if (preferences === undefined) return;
    const sites = this.clinics.clinic.hasValue() ? this.clinics.clinic.value().sites : [];
    const saved = await openPreferences(this.dialog, { patientId: this.store.patientId(), preferences, sites, catalogue: this.store.catalogue() });
    if (saved) this.did('Preferences saved');
  }

  /** A prescriber's signed decision that the rules may judge this patient although they were not written for them. */
  async liftScope(): Promise<void> {
    const key = newKey();
    const url = `/api/patients/${this.store.patientId()}/scope-lift`;
    const lifted = await askReason(this.dialog, {
      heading: 'Let the rules judge this patient?',
      explanation: 'The rules were not written for this patient. You may decide that they apply nevertheless; next you sign with your password.',
      label: 'Why they may apply',
      confirm: 'Continue to sign',
      minLength: 10,
      maxLength: RECORD.reason.maxLength,
      act: async (reason) => {
        const signed = await askSignature(this.dialog, {
          heading: 'Sign the decision',
          statements: [`The rules may judge this patient. Reason: ${reason}`],
          confirm: 'Sign',
          act: async (password) => {
            const body: ScopeLift = { reason, password };
            await firstValueFrom(this.http.post(url, body, { headers: creating(key) }));
          },
        });
        if (signed) this.did('The rules judge this patient from now on');
      },
    });
    if (lifted) this.refusal.set(null);
  }

  private async takeBack(section: Section, row: Row, name: string): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: `“${name}” disappears from the chart; the trail keeps it, with your reason.`,
      label: 'What is wrong with it',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.records.enteredInError(this.place(section), row, reason),
    });
    if (done) this.did(`${name} marked as entered in error`);
  }

  private place<S extends Section>(section: S) {
    return { patientId: this.store.patientId(), section };
  }

  private did(what: string): void {
    this.announce.politely(what);
    this.store.reload();
  }
}
