import { Injectable } from '@nestjs/common';
import { matchOf } from '@stagewell/shared/patients/match';
import {
  MERGED_THINGS,
  mergeHindrances,
  type InTheWay,
  type MergeCount,
  type MergePreview,
  type MergeSide,
  type MergeView,
  type NewMerge,
  type UndoMerge,
} from '@stagewell/shared/patients/merge';
import type { PatientView } from '@stagewell/shared/patients/patient';
import { IsNull } from 'typeorm';
import { may } from '@stagewell/shared/people/roles';
import { v7 } from 'uuid';
import type { Me } from '../../platform/me.js';
import { badRequest, chartMerged, notFound, Refusal, versionClash } from '../../platform/problem.js';
import { Signing } from '../../platform/signing.js';
import type { Row } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { deskOrTeam } from '../access.js';
import { openPatient, readPatient } from '../patients.service.js';
import { mayCompare, mayMerge } from './may-compare.js';
import { keepTwoPeople } from './two-people.js';
import { PATIENT_MERGE } from './merge.entity.js';
import {
  CLOSE_OUTREACH,
  COUNTS,
  FOLLOW,
  HOLD,
  IN_THE_WAY,
  MERGE_BY_ID,
  MERGED_NOW,
  MERGES,
  MOVE,
  MOVE_BACK,
  NOT_THEIRS,
  REOPEN_OUTREACH,
  REVOKE_LINKS,
  SAID_TWO,
  SEEN_AGAIN,
  STAY_TOGETHER,
  STRICTER_CONTACT,
} from './merge.sql.js';

const OUTREACH_CLOSED = 'The chart was merged; the same call waits on the chart that was kept.';

/** Two charts of one person become one: by a signature, with a trail, and back again. */
@Injectable()
export class MergesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  /** What was merged into a chart, and what was undone. */
  list(patientId: string, me: Me): Promise<readonly MergeView[]> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      const rows = await tx.rows<{ merge: MergeView }>(MERGES, [tx.clinicId, patientId]);
      tx.record({ object: 'patient-merges', objectId: patientId, patientId, fields: rows.map(({ merge }) => merge.id) });
      // How much a chart held is no business of the desk, here as in the preview.
      const tells = may(me.roles, 'patients.merge');
      return rows.map(({ merge }) => (tells ? viewOf(merge) : { ...merge, moved: [] }));
    });
  }

  /** What merging `mergedId` into `keptId` would do. Throws 400 for one chart twice. */
  preview(keptId: string, mergedId: string, me: Me): Promise<MergePreview> {
    return this.uow.run(me, async (tx) => {
      refuseSame(keptId, mergedId);
      await mayCompare(tx, keptId, mergedId);
      const [kept, merged] = [await readPatient(tx, keptId), await readPatient(tx, mergedId)];
      tx.record({ object: 'merge-preview', objectId: mergedId, patientId: keptId });
      tx.record({ object: 'merge-preview', objectId: keptId, patientId: mergedId });
      return {
        ...{ kept: sideOf(kept), merged: sideOf(merged), match: matchOf(kept, merged) },
        saidTwo: await saidTwo(tx, keptId, mergedId),
        counts: may(me.roles, 'patients.merge') ? await countsOf(tx, keptId, mergedId) : [],
        hindrances: await hindrances(tx, keptId, mergedId),
      };
    });
  }

  /** Throws 409 when something has to be settled first, 412 when either chart changed since it was compared. */
  async merge(keptId: string, { mergedId, keptVersion, mergedVersion, reason, password }: NewMerge, me: Me): Promise<MergeView> {
    refuseSame(keptId, mergedId);
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      await mayMerge(tx, keptId, mergedId);
      const [kept, merged] = await hold(tx, keptId, mergedId);
      if (kept.version !== keptVersion || merged.version !== mergedVersion) throw versionClash();
      await refuseMerged(tx, keptId, mergedId);
      const inTheWay = await hindrances(tx, keptId, mergedId);
      if (inTheWay.length > 0) throw new Refusal(409, 'merge-hindered', `${inTheWay.join(' ')} Nothing was merged.`);
      const moved = await moveAll(tx, keptId, mergedId);
      const id = v7();
      const row = { clinicId: tx.clinicId, id, patientId: keptId, mergedId, reason: reason.trim(), moved, mergedAt: tx.now, mergedBy: me.accountId };
      await tx.manager.insert(PATIENT_MERGE.entity, { ...row, undoneReason: '' });
      await tx.rows(SEEN_AGAIN, [tx.clinicId, [keptId, mergedId]]);
      for (const patientId of [keptId, mergedId]) tx.record({ object: 'patient-merge', objectId: id, patientId, fields: [keptId, mergedId], reason });
      return load(tx, id);
    });
  }

  /** Takes a merge back: the rows that came go back. Throws 409 when it was undone already. */
  async undo(id: string, { reason, password }: UndoMerge, me: Me): Promise<MergeView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const { keptId, mergedId, mergedAt } = await load(tx, id);
      await mayMerge(tx, keptId);
      const [kept, merged] = await hold(tx, keptId, mergedId);
      const undone = await tx.manager.update(
        PATIENT_MERGE.entity,
        { clinicId: tx.clinicId, id, patientId: keptId, undoneAt: IsNull() },
        { undoneAt: tx.now, undoneBy: me.accountId, undoneReason: reason.trim() },
      );
      if (undone.affected !== 1) throw new Refusal(409, 'already-undone', 'This merge was taken back already. Nothing was changed; load the chart again.');
      await tx.rows(MOVE_BACK, [tx.clinicId, keptId, mergedId, id]);
      await tx.rows(NOT_THEIRS, [tx.clinicId, id]);
      for (const follow of FOLLOW) await tx.rows(follow, [tx.clinicId, keptId, mergedId]);
      await tx.rows(REVOKE_LINKS, [tx.clinicId, mergedId, mergedAt, tx.now]);
      await tx.rows(REOPEN_OUTREACH, [tx.clinicId, mergedId, id]);
      await keepTwoPeople(tx, [kept, merged], reason);
      await tx.rows(SEEN_AGAIN, [tx.clinicId, [keptId, mergedId]]);
      for (const patientId of [keptId, mergedId]) tx.record({ object: 'patient-merge', objectId: id, patientId, fields: [keptId, mergedId], reason });
      return load(tx, id);
    });
  }
}

/** Moves what can move and answers the keys, table by table. */
const moveAll = async (tx: Tx, keptId: string, mergedId: string): Promise<object> => {
  const both = [tx.clinicId, keptId, mergedId];
  await tx.rows(STRICTER_CONTACT, both);
  const closed = await tx.rows<{ id: string }>(CLOSE_OUTREACH, [...both, tx.now, tx.me.accountId, OUTREACH_CLOSED]);
  const [done] = await tx.rows<{ moved: object }>(MOVE, both);
  for (const together of STAY_TOGETHER) await tx.rows(together, both);
  if (!done) throw new Error('A merge did not say what it moved');
  return { ...done.moved, outreachClosed: closed.map(({ id }) => id) };
};

const countsOf = async (tx: Tx, keptId: string, mergedId: string): Promise<readonly MergeCount[]> => {
  const [found] = await tx.rows<{ counts: readonly MergeCount[] }>(COUNTS, [tx.clinicId, keptId, mergedId]);
  return (found?.counts ?? []).filter((count) => count.kept + count.moves + count.stays > 0);
};

const saidTwo = async (tx: Tx, keptId: string, mergedId: string): Promise<MergePreview['saidTwo']> =>
  (await tx.rows<{ said: NonNullable<MergePreview['saidTwo']> }>(SAID_TWO, [tx.clinicId, keptId, mergedId]))[0]?.said ?? null;

const refuseSame = (one: string, other: string): void => {
  if (one === other) throw badRequest('same-chart', 'That is one chart, not two. Nothing was changed; choose the other one.');
};

/** Somebody merged the same two a moment before. */
const refuseMerged = async (tx: Tx, keptId: string, mergedId: string): Promise<void> => {
  const [before] = await tx.rows<{ into: string }>(MERGED_NOW, [tx.clinicId, [keptId, mergedId]]);
  if (before) throw chartMerged(before.into);
};

const hold = async (tx: Tx, keptId: string, mergedId: string): Promise<readonly [PatientView, PatientView]> => {
  const rows = await tx.rows<{ patient: Row }>(HOLD, [tx.clinicId, [keptId, mergedId]]);
  const [kept, merged] = [keptId, mergedId].map((id) => rows.find(({ patient }) => patient['id'] === id));
  if (!kept || !merged) throw notFound();
  return [openPatient(kept.patient, tx), openPatient(merged.patient, tx)];
};

const hindrances = async (tx: Tx, keptId: string, mergedId: string): Promise<readonly string[]> => {
  const [found] = await tx.rows<InTheWay>(IN_THE_WAY, [tx.clinicId, keptId, mergedId]);
  if (!found) throw new Error('What stands in the way of a merge could not be counted');
  return mergeHindrances(found);
};

const load = async (tx: Tx, id: string): Promise<MergeView> => {
  const [row] = await tx.rows<{ merge: MergeView }>(MERGE_BY_ID, [tx.clinicId, id]);
  if (!row) throw notFound();
  return viewOf(row.merge);
};

/** Of what moved, that which has a word for people. */
const viewOf = (merge: MergeView): MergeView => ({ ...merge, moved: merge.moved.filter(({ what }) => what in MERGED_THINGS) });

const sideOf = ({ source: _, sourceSystem: __, sourceId: ___, ...side }: PatientView): MergeSide => side;
