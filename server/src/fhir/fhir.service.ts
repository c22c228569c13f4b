import { Inject, Injectable } from '@nestjs/common';
import { capabilityStatement, READ_TYPES } from '@stagewell/shared/interchange/fhir/capability';
import { exportBundle, resourcesOf } from '@stagewell/shared/interchange/fhir/export';
import { BASE, type Element, type Resource } from '@stagewell/shared/interchange/fhir/resource';
import { readEverything, readSearch, searched, SEARCHES, searchset } from '@stagewell/shared/interchange/fhir/search';
import type { Config } from '../platform/config.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound } from '../platform/problem.js';
import { CONFIG } from '../platform/tokens.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { WHOSE } from './fhir.sql.js';
import { loadRecord } from './patient-record.js';

type Query = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** The day on which what the statement says was last changed. */
const STATED = '2026-12-01';

/** Charts as other systems read them: FHIR R4, one patient at a time, with the rule of the care team. */
@Injectable()
export class FhirService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  capabilities(): Element {
    return capabilityStatement(this.places().links, STATED);
  }

  /** One resource. Throws 404 when there is none of that type and id in this clinic, 403 off the care team. */
  read(type: string, id: string, me: Me): Promise<Resource> {
    return this.uow.run(me, async (tx) => {
      const patientId = READ_TYPES.includes(type) ? await patientOf(tx, id) : null;
      if (patientId === null) throw notFound();
      const found = resourcesOf(await loadRecord(tx, patientId)).find((one) => one.resourceType === type && one.id === id);
      if (found === undefined) throw notFound();
      tx.record({ object: 'fhir', objectId: rowIn(id), patientId, fields: [type] });
      return found;
    });
  }

  /** A page of one type of one patient. Throws 400 with what cannot be searched for. */
  search(type: string, query: Query, me: Me): Promise<Element> {
    return this.uow.run(me, async (tx) => {
      if (!READ_TYPES.includes(type)) throw notFound();
      if (!Object.hasOwn(SEARCHES, type)) throw badRequest('not-searched', `${type} is not searched, it is read by its id; see metadata for what is searched.`);
      const search = readSearch(type, query);
      if ('problem' in search) throw badRequest('not-understood', search.problem);
      const all = searched(resourcesOf(await loadRecord(tx, search.patientId)), type, search);
      tx.record({ object: 'fhir', objectId: null, patientId: search.patientId, fields: [type] });
      return searchset({ all, ...search, ...this.places(), address: addressOf(type, query) });
    });
  }

  /** The patient with everything; in pages when `_count` asks for it. */
  everything(patientId: string, query: Query, me: Me): Promise<Element> {
    return this.uow.run(me, async (tx) => {
      const page = readEverything(query);
      if ('problem' in page) throw badRequest('not-understood', page.problem);
      const all = resourcesOf(await loadRecord(tx, patientId));
      tx.record({ object: 'disclosure', objectId: patientId, patientId, fields: ['everything'] });
      return searchset({ all, ...page, ...this.places(), address: `Patient/${patientId}/$everything` });
    });
  }

  /** The whole patient as a file: a disclosure, and kept in the trail as one. */
  file(patientId: string, me: Me): Promise<Element> {
    return this.uow.run(me, async (tx) => {
      const record = await loadRecord(tx, patientId);
      tx.record({ object: 'disclosure', objectId: patientId, patientId, fields: ['fhir-file'] });
      return exportBundle(record);
    });
  }

  /** Ids need a whole address; a link that nobody can follow would send them to a stranger. */
  private places(): { readonly base: string; readonly links: string } {
    const here = `${this.config.publicOrigin}/api/fhir`;
    return { base: this.config.publicOrigin === '' ? BASE : here, links: here };
  }
}

/** An id that was derived from a row begins with the row's. */
const rowIn = (id: string): string | null => UUID.exec(id)?.[0] ?? null;

const patientOf = async (tx: Tx, id: string): Promise<string | null> => {
  const row = rowIn(id);
  const [found] = row === null ? [] : await tx.rows<{ patientId: string }>(WHOSE, [tx.clinicId, row]);
  return found?.patientId ?? null;
};

/** The search again, without its page. */
const addressOf = (type: string, query: Query): string => {
  const asked = Object.entries(query)
    .filter(([name]) => !['_count', '_offset'].includes(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
    );
  return `${type}?${asked.join('&')}`;
};
