import { computed, inject, Injectable, signal } from '@angular/core';
import type { RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import type { RuleChange, RuleDraft, RuleDraftView } from '@stagewell/shared/sequencing/policy/policy';
import { Announce } from '../platform/announce';
import { problemOf } from '../platform/api-problem';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { changesWords } from './difference-words';
import { PolicyApi } from './policy-api';
import { SequencingApi } from './sequencing-api';

/** The policy on the screen: what is published, the draft, and every change of it. Provided by the page. */
@Injectable()
export class PolicyStore {
  private readonly api = inject(PolicyApi);
  private readonly inUse = inject(SequencingApi).rules;
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);
  /** One intent, one key: a retry never publishes twice. */
  private key = newKey();

  readonly resource = this.api.policy();
  readonly refusal = signal<unknown>(null);
  readonly busy = signal(false);
  readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly draft = computed(() => this.view()?.draft ?? null);
  readonly limits = computed<ReadonlyMap<string, RowLimits>>(() => new Map((this.view()?.limits ?? []).map((one) => [one.id, one])));
  readonly mayDraft = computed(() => this.session.may('rules.draft'));
  readonly mayPublish = computed(() => this.session.may('rules.publish'));

  /** Opens a draft, or shows the one that somebody else has opened in the meantime. */
  async open(): Promise<void> {
    await this.attempt(async () => {
      if (this.draft() === null) this.keep(await this.api.open(newKey()));
    });
  }

  /** Sets one row; rejects when the server refuses, so that the editor can say it where it was typed. */
  async change(change: RuleChange): Promise<void> {
    await this.save(({ takesShipped, changes }) => ({ takesShipped, changes: [...changes.filter(({ id }) => id !== change.id), change] }));
  }

  /** Puts one row back. */
  async undo(id: string): Promise<void> {
    await this.attempt(() => this.save(({ takesShipped, changes }) => ({ takesShipped, changes: changes.filter((one) => one.id !== id) })));
  }

  /** Puts the newly shipped rows into the draft, or takes them out again. */
  async takeShipped(takesShipped: boolean): Promise<void> {
    await this.attempt(async () => {
      await this.save(({ changes }) => ({ takesShipped, changes }));
      this.resource.reload();
    });
  }

  /** Puts the changes on the newest published version. */
  async saveAgain(): Promise<void> {
    await this.attempt(async () => {
      await this.save((draft) => draft);
      this.resource.reload();
    });
  }

  /** Rejects when the server refuses. */
  async discard(): Promise<void> {
    await this.api.discard(this.version());
    this.resource.reload();
    this.announce.politely('The draft is discarded.');
  }

  /** Rejects when the server refuses. */
  async publish(note: string): Promise<void> {
    const { version } = await this.api.publish(this.version(), note, this.key);
    this.key = newKey();
    this.resource.reload();
    this.inUse.reload();
    this.announce.politely(`Version ${version} is published.`);
  }

  private version(): number {
    return this.draft()?.version ?? 0;
  }

  private async save(to: (draft: RuleDraft) => RuleDraft): Promise<void> {
    const draft = this.draft();
    if (draft === null) return;
    const { takesShipped, changes } = to(draft);
    try {
      this.keep(await this.api.save(draft.version, { takesShipped, changes }));
    } catch (error) {
      // Somebody saved first: theirs is loaded, so that the next try is made on it.
      if ([404, 412].includes(problemOf(error).status)) this.resource.reload();
      throw error;
    }
    this.announce.politely(`The draft is saved. ${changesWords(this.draft()?.differences.length ?? 0)}.`);
  }

  private keep(draft: RuleDraftView): void {
    this.resource.update((view) => (view === undefined ? view : { ...view, draft }));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(error);
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
