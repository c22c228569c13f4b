import { Injectable } from '@nestjs/common';
import {
  IMPORT_RUN,
  outcomeOf,
  toMapIn,
  urgentIn,
  type ImportRun,
  type ImportRunItem,
  type ImportRunStep,
  type ImportRunView,
  type ItemPlace,
  type StartImportRun,
} from '@stagewell/shared/interchange/bulk/import-run';
import { v7 } from 'uuid';
import type { Me } from '../../platform/me.js';
import { forbidden, notFound, Refusal } from '../../platform/problem.js';
import { refusalOf } from '../../platform/problem.filter.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { clip, text } from '../fhir/element.js';
import { importBundle, parsedFile, textOnly } from '../imports.service.js';
import { IMPORT_RUN_ITEM_TABLE } from './import-run.entity.js';
import { END, HOLD_RUN, ITEM_OF, LISTED_RUNS, MOVE, OPEN_OF_FILES, READ_RUN, START, TOLD_OF } from './import-runs.sql.js';

/** One bundle of a run and where it stood. */
export interface NumberedItem extends ItemPlace {
  readonly number: number;
}
/** The same with what was sent as its text. */
export interface SentItem extends NumberedItem {
  readonly source: unknown;
}

/** Refusals that say something of the bundle. Others say something of this moment, and the same bundle may be sent again. */
const OF_THE_BUNDLE = [400, 409, 422];

const LEFT_OUT = new Refusal(
  422,
  'left-out',
  'It was left out by hand, since the server could not import it. Nothing of it was stored; tell the administrator and import it by itself later.',
);

/** The bundle cannot be imported; its transaction is rolled back, and the run goes on behind it. */
class BundleRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Imports of many charts. The position moves in the transaction of each chart, so a stop anywhere loses nothing and doubles nothing. */
@Injectable()
export class ImportRunsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** A run of these files; the one that is open already, where there is one. */
  start(input: StartImportRun, me: Me): Promise<ImportRunView> {
    return this.uow.run(me, async (tx) => {
      const { name, files, bytes, fingerprint, items, leftOutLines } = input;
      await tx.rows(START, [tx.clinicId, v7(), name, files, bytes, fingerprint, items, leftOutLines, tx.now, me.accountId]);
      const [open] = await tx.rows<{ run: ImportRun }>(OPEN_OF_FILES, [tx.clinicId, me.accountId, fingerprint, items]);
      if (!open) throw new Error('A run that was just started is not there');
      tx.record({ object: 'import-run', objectId: open.run.id, patientId: null });
      return { ...open.run, told: await told(tx, open.run.id) };
    });
  }

  /** One's own: those that are not finished, then those that ended in the last days, the last moved first. */
  list(me: Me): Promise<readonly ImportRun[]> {
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<{ run: ImportRun }>(LISTED_RUNS, [tx.clinicId, me.accountId, tx.now]);
      tx.record({ object: 'import-run', objectId: null, patientId: null, fields: rows.map(({ run }) => run.id) });
      return rows.map(({ run }) => run);
    });
  }

  read(id: string, me: Me): Promise<ImportRunView> {
    return this.uow.run(me, async (tx) => {
      const run = await ownRun(tx, READ_RUN, id);
      tx.record({ object: 'import-run', objectId: id, patientId: null });
      return { ...run, told: await told(tx, id) };
    });
  }

  /**
   * Imports the item that is next, or answers what became of one that is done. A bundle that is refused is kept with its reason, and is done. What
   * somebody entered at the same moment is found the second time, so only then it is a refusal.
   */
  async take(id: string, item: SentItem, me: Me): Promise<ImportRunStep> {
    try {
      return await this.tried(id, item, me).catch((error: unknown) => {
        if (!(error instanceof BundleRefused) || error.refusal.code !== 'already-exists') throw error;
        return this.tried(id, item, me);
      });
    } catch (error) {
      if (!(error instanceof BundleRefused)) throw error;
      const { source: _source, ...place } = item;
      return this.uow.run(me, (tx) => refuseItem(tx, id, place, error.refusal));
    }
  }

  private tried(id: string, item: SentItem, me: Me): Promise<ImportRunStep> {
    return this.uow.run(me, (tx) => takeItem(tx, id, item));
  }

  /** Goes on behind an item that cannot be imported for a reason that is not its own; somebody decided so. */
  leaveOut(id: string, item: NumberedItem, me: Me): Promise<ImportRunStep> {
    return this.uow.run(me, (tx) => refuseItem(tx, id, item, LEFT_OUT));
  }

  /** Leaves the rest of the items out. */
  end(id: string, me: Me): Promise<ImportRun> {
    return this.uow.run(me, async (tx) => {
      await ownRun(tx, HOLD_RUN, id);
      const [row] = await tx.rows<{ run: ImportRun }>(END, [tx.clinicId, id, tx.now]);
      if (!row) throw notFound();
      tx.record({ object: 'import-run', objectId: id, patientId: null, fields: ['finishedAt'] });
      return row.run;
    });
  }
}

const told = async (tx: Tx, id: string): Promise<readonly ImportRunItem[]> =>
  (await tx.rows<{ item: ImportRunItem }>(TOLD_OF, [tx.clinicId, id])).map(({ item }) => item);

/** Whoever started it goes on with it; the reports behind it are of their care teams. */
const ownRun = async (tx: Tx, sql: string, id: string): Promise<ImportRun> => {
  const [row] = await tx.rows<{ run: ImportRun; startedBy: string }>(sql, [tx.clinicId, id]);
  if (!row) throw notFound();
  if (row.startedBy !== tx.me.accountId)
    throw forbidden(
      'Somebody else started this import and goes on with it. Nothing was changed. Choose the files yourself to import them: what is here already is not taken twice.',
      'not-your-import',
    );
  return row.run;
};

const outOfTurn = ({ done, items, finishedAt }: ImportRun, number: number): Refusal =>
  finishedAt === null && number <= items
    ? new Refusal(409, 'item-out-of-turn', `Item ${number} was sent, and ${done + 1} is next. Nothing was stored; send item ${done + 1}.`, {
        context: { next: done + 1 },
      })
    : new Refusal(409, 'import-ended', `This import ended with ${done} of ${items} items. Nothing was stored; choose the files again to begin another.`);

/** What became of an item that is done; `null` when it is the next one. */
const stored = async (tx: Tx, run: ImportRun, number: number): Promise<ImportRunStep | null> => {
  if (number > run.done) {
    if (number === run.done + 1 && run.finishedAt === null) return null;
    throw outOfTurn(run, number);
  }
  const [row] = await tx.rows<{ item: ImportRunItem }>(ITEM_OF, [tx.clinicId, run.id, number]);
  if (!row) throw notFound();
  tx.record({ object: 'import-run', objectId: run.id, patientId: null });
  return { run, item: row.item };
};

const takeItem = async (tx: Tx, id: string, { source, ...place }: SentItem): Promise<ImportRunStep> => {
  const run = await ownRun(tx, HOLD_RUN, id);
  const before = await stored(tx, run, place.number);
  if (before !== null) return before;
  const bundle = textOnly(source);
  const report = await ofTheBundle(() => importBundle(tx, parsedFile(bundle), named(place)));
  const became = { outcome: outcomeOf(report), toMap: toMapIn(report), reason: urgentIn(report) };
  return moved(tx, id, { ...place, ...became, importId: report.id, patientName: report.patientName });
};

const refuseItem = async (tx: Tx, id: string, place: NumberedItem, refusal: Refusal): Promise<ImportRunStep> => {
  const run = await ownRun(tx, HOLD_RUN, id);
  const before = await stored(tx, run, place.number);
  if (before !== null) return before;
  tx.record({ object: 'import-run', objectId: id, patientId: null, outcome: 'refused', reason: refusal.code });
  const reason = clip(text(refusal.detail), IMPORT_RUN.reason.maxLength);
  return moved(tx, id, { ...place, outcome: 'refused', importId: null, patientName: '', toMap: 0, reason });
};

const ofTheBundle = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || !OF_THE_BUNDLE.includes(refusal.status) || refusal.code === 'busy') throw error;
    throw new BundleRefused(refusal);
  }
};

const named = ({ fileName, line }: ItemPlace): string => (line === null ? fileName : `${clip(fileName, IMPORT_RUN.name.maxLength - 20)} line ${line}`);

const moved = async (tx: Tx, id: string, item: ImportRunItem): Promise<ImportRunStep> => {
  const { patientName: _name, ...kept } = item;
  await tx.manager.insert(IMPORT_RUN_ITEM_TABLE.entity, { clinicId: tx.clinicId, runId: id, ...kept });
  const [row] = await tx.rows<{ run: ImportRun }>(MOVE, [tx.clinicId, id, item.outcome, tx.now]);
  if (!row) throw notFound();
  return { run: row.run, item };
};
