import { Injectable } from '@nestjs/common';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { CatalogueEntry, Modality } from '@stagewell/shared/catalogue/modality';
import type { Me } from '../platform/me.js';
import { versionClash } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { CATALOGUE_COPY } from './catalogue.entity.js';
import { requireModality } from './check-modality.js';

const COPIES = `select modality_id as "modalityId", document, version from catalogue_copy where clinic_id = $1`;

/** The treatment catalogue: the product's data, overlaid with the clinic's own copies. */
@Injectable()
export class CatalogueService {
  constructor(private readonly uow: UnitOfWork) {}

  list(me: Me): Promise<readonly CatalogueEntry[]> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'catalogue', objectId: null, patientId: null });
      return loadCatalogue(tx);
    });
  }

  /** Keeps the clinic's own copy of an entry: copy-on-write, version 0 = there is none yet. Throws 400 when the entry is malformed. */
  keep(modalityId: string, input: unknown, me: Me): Promise<CatalogueEntry> {
    return this.uow.run(me, async (tx) => {
      const modality = requireModality(modalityId, input);
      const version = me.ifMatch === 0 ? await firstCopy(tx, modality) : await updateVersioned(tx, CATALOGUE_COPY, { modalityId }, { document: modality });
      tx.record({ object: 'catalogue-entry', objectId: null, patientId: null, fields: [modalityId] });
      return { ...modality, clinicCopy: true, version };
    });
  }
}

const firstCopy = async (tx: Tx, modality: Modality): Promise<number> => {
  const row = { clinicId: tx.clinicId, modalityId: modality.id, document: modality, version: 1 };
  const made = await tx.manager.createQueryBuilder().insert().into(CATALOGUE_COPY.entity).values(row).orIgnore().returning('version').execute();
  if ((made.raw as unknown[]).length === 0) throw versionClash();
  return 1;
};

/** Every entry as this clinic sees it. */
export const loadCatalogue = async (tx: Pick<Tx, 'clinicId' | 'rows'>): Promise<readonly CatalogueEntry[]> => {
  const copies = new Map(
    (await tx.rows<{ modalityId: string; document: Modality; version: number }>(COPIES, [tx.clinicId])).map((copy) => [copy.modalityId, copy]),
  );
  const shipped = MODALITIES.map((modality) => {
    const copy = copies.get(modality.id);
    return { ...(copy?.document ?? modality), clinicCopy: copy !== undefined, version: copy?.version ?? 0 };
  });
  const own = [...copies.values()]
    .filter(({ modalityId }) => !MODALITIES.some(({ id }) => id === modalityId))
    .map(({ document, version }) => ({ ...document, clinicCopy: true, version }));
  return [...shipped, ...own];
};

/** The same, by id. */
export const catalogueById = async (tx: Pick<Tx, 'clinicId' | 'rows'>): Promise<ReadonlyMap<string, Modality>> =>
  new Map((await loadCatalogue(tx)).map((entry) => [entry.id, entry]));
