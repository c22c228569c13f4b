import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { csvOf } from '@stagewell/shared/insight/csv';
import type { DisclosureView, ExportedFile, ExportManifest, NewDisclosure } from '@stagewell/shared/interchange/disclosure';
import { strToU8, zipSync } from 'fflate';
import { v7 } from 'uuid';
import { onCareTeam, patientExists } from '../../patients/access.js';
import type { Me } from '../../platform/me.js';
import type { Row } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
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
      await mayGive(tx, patientId);
      tx.record({ object: 'disclosures', objectId: null, patientId });
      return (await tx.rows<{ row: DisclosureView }>(DISCLOSURES, [tx.clinicId, patientId])).map(({ row }) => row);
    });
  }

  /** The archive. */
  give(patientId: string, { recipient, reason }: NewDisclosure, me: Me): Promise<Buffer> {
    return this.uow.run(me, async (tx) => {
      await mayGive(tx, patientId);
      // The archive tells of those before it; its own row carries the hash of its manifest, which cannot stand inside.
      const id = v7();
      const files = await filesOf(tx, patientId);
      const manifest = await manifestOf(tx, patientId, recipient, files);
      const text = JSON.stringify(manifest, null, 2);
      const manifestSha256 = sha256(strToU8(text));
      const row: Row = {
        id,
        patientId,
        kind: 'right-of-access',
        recipient: recipient.trim(),
        reason: reason.trim(),
        manifestSha256,
        files: files.size,
        madeAt: tx.now,
      };
      await tx.manager.insert(DISCLOSURE_TABLE.entity, { ...row, madeBy: me.accountId, clinicId: tx.clinicId });
      tx.record({ object: 'disclosure', objectId: id, patientId, fields: ['right-of-access'], reason: reason.trim() || 'right of access' });
      return Buffer.from(zipSync(Object.fromEntries([...files, ['manifest.json', strToU8(text)]])));
    });
  }
}

/** A clinician gives out of charts of their care teams, an administrator of any; each sees what was given. */
const mayGive = async (tx: Tx, patientId: string): Promise<void> => {
  await (tx.me.roles.includes('admin') ? patientExists(tx, patientId) : onCareTeam(tx, patientId));
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Files = ReadonlyMap<string, Uint8Array>;

/** One JSON with all, and a table for each kind of row that there is. */
const filesOf = async (tx: Tx, patientId: string): Promise<Files> => {
  const all = await everythingOf(tx, patientId);
  const record = Object.fromEntries(all.map(({ name, rows }) => [name, rows]));
  const tables = all.filter(({ rows }) => rows.length > 0).map(({ name, rows }) => [`csv/${name}.csv`, strToU8(csvOf(cellsOf(name, rows)))] as const);
  return new Map([['record.json', strToU8(JSON.stringify(record, null, 1))], ...tables]);
};

const rowsIn = (name: string, bytes: Uint8Array): number => {
  if (!name.endsWith('.csv')) return 1;
  // Cells may hold line ends; a row ends where no quotation is open.
  let [rows, isQuoted] = [0, false];
  for (const byte of bytes) {
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (byte === 0x0a && !isQuoted) rows += 1;
  }
  return rows - 1;
};

const manifestOf = async (tx: Tx, patientId: string, recipient: string, files: Files): Promise<ExportManifest> => {
  const [who] = await tx.rows<{ clinic: string; mrn: string }>(
    `select c.name as clinic, p.mrn from patient p join clinic c on c.id = p.clinic_id where p.clinic_id = $1 and p.id = $2`,
    [tx.clinicId, patientId],
  );
  const listed = [...files].map(([name, bytes]): ExportedFile => ({ name, bytes: bytes.length, rows: rowsIn(name, bytes), sha256: sha256(bytes) }));
  return {
    ...{ clinic: who?.clinic ?? '', patientId, mrn: who?.mrn ?? '', recipient: recipient.trim(), madeAt: tx.now.toISOString(), files: listed },
    leftOut: Object.entries(LEFT_OUT).map(([what, why]) => ({ what, why })),
  };
};
