import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { csvOf } from '@stagewell/shared/insight/csv';
import type { DisclosureView, ExportedFile, ExportManifest, NewDisclosure } from '@stagewell/shared/interchange/disclosure';
import { v7 } from 'uuid';
import { adminOrTeam } from '../../patients/access.js';
import type { Me } from '../../platform/me.js';
import type { Row } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { ACCESS_HEADER, accessesOf } from './accesses.js';
import { Archive } from './archive.js';
import { DISCLOSURE_TABLE } from './disclosure.entity.js';
import { cellsOf, everythingOf, LEFT_OUT } from './everything.js';

const DISCLOSURES = `select to_json(x) as row from (select r.id, r.kind, r.recipient, r.reason, r.manifest_sha256 as "manifestSha256", r.files, r.made_at as "madeAt", a.display_name as "madeByName"
  from disclosure r join account a on a.id = r.made_by where r.clinic_id = $1 and r.patient_id = $2 order by r.made_at desc, r.id) x`;

/** The right of access: everything about one patient as files that anybody can read and check, recorded as given out. */
@Injectable()
export class AccessService {
  constructor(private readonly uow: UnitOfWork) {}

  list(patientId: string, me: Me): Promise<readonly DisclosureView[]> {
    return this.uow.run(me, async (tx) => {
      await adminOrTeam(tx, patientId);
      tx.record({ object: 'disclosures', objectId: null, patientId });
      return (await tx.rows<{ row: DisclosureView }>(DISCLOSURES, [tx.clinicId, patientId])).map(({ row }) => row);
    });
  }

  /** The archive. */
  give(patientId: string, { recipient, reason }: NewDisclosure, me: Me): Promise<Buffer> {
    return this.uow.run(me, async (tx) => {
      await adminOrTeam(tx, patientId);
      // The archive tells of those before it; its own row carries the hash of its manifest, which cannot stand inside.
      const id = v7();
      const archive = await archiveOf(tx, patientId);
      const text = JSON.stringify(await manifestOf(tx, patientId, recipient, archive.files), null, 2);
      const files = archive.files.length;
      archive.add('manifest.json', text);
      const manifestSha256 = createHash('sha256').update(text).digest('hex');
      const row: Row = {
        id,
        patientId,
        kind: 'right-of-access',
        recipient: recipient.trim(),
        reason: reason.trim(),
        manifestSha256,
        files,
        madeAt: tx.now,
      };
      await tx.manager.insert(DISCLOSURE_TABLE.entity, { ...row, madeBy: me.accountId, clinicId: tx.clinicId });
      tx.record({ object: 'disclosure', objectId: id, patientId, fields: ['right-of-access'], reason: reason.trim() || 'right of access' });
      return archive.end();
    });
  }
}

/** One JSON with all, a table for each kind of row that there is, and who was in the chart. */
const archiveOf = async (tx: Tx, patientId: string): Promise<Archive> => {
  const archive = new Archive();
  const all = await everythingOf(tx, patientId);
  archive.add('record.json', JSON.stringify(Object.fromEntries(all.map(({ name, rows }) => [name, rows])), null, 1));
  for (const { name, rows } of all) if (rows.length > 0) archive.add(`csv/${name}.csv`, csvOf(cellsOf(name, rows)), rows.length);
  await archive.addTable('accesses.csv', ACCESS_HEADER, accessesOf(tx, patientId));
  return archive;
};

const manifestOf = async (tx: Tx, patientId: string, recipient: string, files: readonly ExportedFile[]): Promise<ExportManifest> => {
  const [who] = await tx.rows<{ clinic: string; mrn: string }>(
    `select c.name as clinic, p.mrn from patient p join clinic c on c.id = p.clinic_id where p.clinic_id = $1 and p.id = $2`,
    [tx.clinicId, patientId],
  );
  return {
    ...{ clinic: who?.clinic ?? '', patientId, mrn: who?.mrn ?? '', recipient: recipient.trim(), madeAt: tx.now.toISOString(), files },
    leftOut: Object.entries(LEFT_OUT).map(([what, why]) => ({ what, why })),
  };
};
