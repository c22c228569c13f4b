import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { bundleText, type Source } from '@stagewell/shared/interchange/bulk/bundle-text';
import { inOrder, isBulkFile, lookThrough, type LookedThrough } from '@stagewell/shared/interchange/bulk/files';
import { IMPORT_RUN, type ImportRun, type ImportRunStep, type ImportRunView, type ItemPlace } from '@stagewell/shared/interchange/bulk/import-run';
import { IMPORT } from '@stagewell/shared/interchange/import-report';
import { Announce } from '../platform/announce';
import { problemOf } from '../platform/api-problem';
import { newKey } from '../platform/idempotency';
import { bulkFileOf, decode, sha256, type ChosenFile } from './bulk-files';
import { endedText, many, NEEDS_HTTPS, pausedBy, UNREADABLE } from './bulk-words';
import { InterchangeApi } from './interchange-api';
import { alsoTold, NOTHING_TOLD, toldBy } from './told';

/** `ready`: looked through, and waiting for the word to begin. `pausing`: the chart on its way is waited for. */
export type BulkPhase = 'idle' | 'looking' | 'ready' | 'running' | 'pausing' | 'paused' | 'done';

/** The pace is taken over so many charts, so that it follows what the server does now. */
const PACE_OVER = 30;
/** A server that is busy is asked again so often, and so much later each time, before the import pauses. */
const PATIENCE = { tries: 3, ms: 1_500 } as const;
/** Whoever listens is told of the progress so often at most. */
const SAY_EVERY_MS = 10_000;

/** An import of many charts from files of this browser: looked through first, then sent chart by chart; the server keeps the position. */
@Injectable()
export class BulkRun {
  private readonly api = inject(InterchangeApi);
  private readonly announce = inject(Announce);

  readonly phase = signal<BulkPhase>('idle');
  readonly name = signal('');
  readonly bytes = signal(0);
  readonly read = signal(0);
  /** Names of chosen files that are neither .json nor .ndjson. */
  readonly unusable = signal<readonly string[]>([]);
  readonly plan = signal<LookedThrough | null>(null);
  readonly run = signal<ImportRun | null>(null);
  readonly told = signal(NOTHING_TOLD);
  readonly problem = signal<unknown>(null);
  readonly fileNames = signal<readonly string[]>([]);
  private readonly times = signal<readonly number[]>([]);

  readonly active = computed(() => !['idle', 'done'].includes(this.phase()));
  /** Charts a second of late; `null` until there is something to tell it by. */
  readonly pace = computed(() => {
    const times = this.times();
    const [first, last] = [times[0], times.at(-1)];
    return first === undefined || last === undefined || last <= first ? null : ((times.length - 1) * 1000) / (last - first);
  });
  readonly secondsLeft = computed(() => {
    const [pace, run] = [this.pace(), this.run()];
    return pace === null || run === null ? null : (run.items - run.done) / pace;
  });

  /** Where the next chart stands; `null` = none is left. */
  readonly nextPlace = computed<ItemPlace | null>(() => {
    const [run, plan] = [this.run(), this.plan()];
    const item = run === null || run.finishedAt !== null ? undefined : plan?.items[run.done];
    return item === undefined ? null : { fileName: this.fileNames()[item.file] ?? '', line: item.line };
  });
  /** It is the chart that the server fails on, not the network, a proxy or a busy moment: asking again would only fail again. */
  readonly stuck = computed(() => {
    const { status, code } = problemOf(this.problem());
    return this.phase() === 'paused' && this.itemFailed() && (code === 'unexpected' || status === 413);
  });
  /** Somebody ended it elsewhere: there is nothing to go on with. */
  readonly ended = computed(() => problemOf(this.problem()).code === 'import-ended');

  /** What stopped the import answered the chart itself. */
  private readonly itemFailed = signal(false);
  private source: Source | null = null;
  private key = newKey();
  private saidAt = 0;
  private gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
    });
  }

  /** Looks the files through; nothing is sent yet. */
  async choose(chosen: readonly ChosenFile[]): Promise<void> {
    this.forget();
    const usable = inOrder(chosen.filter(({ path }) => isBulkFile(path)).map(bulkFileOf));
    this.unusable.set(chosen.filter(({ path }) => !isBulkFile(path)).map(({ path }) => path));
    this.fileNames.set(usable.map(({ name }) => name));
    this.name.set(nameOf(usable.map(({ name }) => name)));
    this.bytes.set(usable.reduce((sum, { size }) => sum + size, 0));
    const digest = sha256();
    if (digest === null) return this.problem.set(NEEDS_HTTPS);
    this.phase.set('looking');
    try {
      const plan = await lookThrough(usable, { most: IMPORT.bytes, decode, digest, told: (bytes) => this.read.set(bytes) });
      this.source = { files: usable, plan, most: IMPORT.bytes, decode };
      this.plan.set(plan);
    } catch {
      this.phase.set('idle');
      return this.problem.set(UNREADABLE);
    }
    await this.findOpen();
  }

  /** Begins, or goes on where the same files stopped. */
  async start(): Promise<void> {
    const plan = this.plan();
    if (plan === null) return;
    const { fingerprint, leftOutLines, items } = plan;
    await this.going(async () => {
      const start = { name: this.name(), files: this.fileNames().length, bytes: this.bytes(), fingerprint, items: items.length, leftOutLines };
      this.found(await this.api.startRun(start, this.key));
    });
  }

  /** Ends the open run of these files and begins another with their first chart. */
  async startAgain(): Promise<void> {
    const before = this.run();
    this.key = newKey();
    try {
      if (before !== null) await this.api.endRun(before.id);
    } catch (error) {
      return this.problem.set(error);
    }
    await this.start();
  }

  pause(): void {
    if (this.phase() === 'running') this.phase.set('pausing');
  }

  /** The server knows how far it is, also when its last answer was lost. */
  async goOn(): Promise<void> {
    const before = this.run();
    if (before === null) return this.start();
    await this.going(async () => this.found(await this.api.run(before.id)));
  }

  /** Past the chart that the server cannot import, to the others. */
  async leaveOut(): Promise<void> {
    const [run, place] = [this.run(), this.nextPlace()];
    if (run === null || place === null) return;
    await this.going(async () => this.took(await this.api.leaveOut(run.id, run.done + 1, place)));
  }

  forget(): void {
    this.phase.set('idle');
    this.plan.set(null);
    this.run.set(null);
    this.told.set(NOTHING_TOLD);
    this.problem.set(null);
    this.read.set(0);
    this.key = newKey();
  }

  /** Whether the same files were begun before and not finished. */
  private async findOpen(): Promise<void> {
    const plan = this.plan();
    try {
      const open = (await this.api.runs()).filter(({ finishedAt }) => finishedAt === null);
      this.run.set(open.find(({ fingerprint, items }) => fingerprint === plan?.fingerprint && items === plan.items.length) ?? null);
    } catch (error) {
      this.problem.set(error);
    }
    this.phase.set('ready');
    this.announce.politely(`${many(plan?.items.length ?? 0, 'chart')} found. Nothing is imported yet.`);
  }

  private async going(begin: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    this.itemFailed.set(false);
    this.phase.set('running');
    this.times.set([]);
    try {
      await begin();
      this.times.set([performance.now()]);
      while (this.phase() === 'running' && !this.gone && (await this.next()));
      this.stopped();
    } catch (error) {
      const { done, items } = this.run() ?? { done: 0, items: this.plan()?.items.length ?? 0 };
      this.problem.set(pausedBy(error, { done, items }));
      this.phase.set('paused');
    }
  }

  private stopped(): void {
    const run = this.run();
    const finished = run !== null && (run.finishedAt !== null || run.done === run.items);
    this.phase.set(finished ? 'done' : 'paused');
    if (finished) this.announce.politely(`${endedText(run)} ${run.done} of ${many(run.items, 'chart')} done, ${run.counts.refused} refused.`);
  }

  /** One chart further; false when none is left. Only one is in memory. */
  private async next(): Promise<boolean> {
    const [run, source] = [this.run(), this.source];
    if (run === null || source === null || run.finishedAt !== null) return false;
    const [item, place] = [source.plan.items[run.done], this.nextPlace()];
    if (item === undefined || place === null) return false;
    const bundle = await bundleText(item, source);
    try {
      this.took(await patiently(() => this.api.takeItem(run.id, run.done + 1, place, bundle)));
    } catch (error) {
      this.itemFailed.set(true);
      throw error;
    }
    return true;
  }

  private found({ told, ...run }: ImportRunView): void {
    this.run.set(run);
    this.told.set(toldBy(told));
  }

  private took({ run, item }: ImportRunStep): void {
    this.run.set(run);
    this.told.update((told) => alsoTold(told, item));
    const now = performance.now();
    this.times.update((times) => [...times, now].slice(-PACE_OVER));
    if (now - this.saidAt < SAY_EVERY_MS || run.done === run.items) return;
    this.saidAt = now;
    this.announce.politely(`${run.done} of ${many(run.items, 'chart')} done`);
  }
}

/** Asks again while the answer is "not now". The same item twice is one import, so asking again costs nothing. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const { status, code } = problemOf(error);
      if (tries > PATIENCE.tries || (status !== 503 && code !== 'busy')) throw error;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE.ms * tries));
    }
  }
};

/** What files are called together: their folder, the only one, or the first and how many more. */
const nameOf = (names: readonly string[]): string => {
  const [first = '', ...more] = names;
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : '';
  if (folder !== '' && names.every((name) => name.startsWith(`${folder}/`))) return folder.slice(0, IMPORT_RUN.name.maxLength);
  return more.length === 0 ? first.slice(-IMPORT_RUN.name.maxLength) : `${first.slice(-160)} and ${more.length} more`;
};
