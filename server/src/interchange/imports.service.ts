import { Injectable } from '@nestjs/common';
import { scoredQuestionnaires } from '@stagewell/shared/check-ins/score';
import { score } from '@stagewell/shared/check-ins/short-scores';
import { IMPORT, type ImportLine, type ImportRefusal, type ImportReport, type ImportSummary } from '@stagewell/shared/interchange/import-report';
import type { Section } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import { CHECK_IN_TABLE } from '../check-ins/check-in.entity.js';
import { SEEN } from '../check-ins/check-in.sql.js';
import { onCareTeam } from '../patients/access.js';
import { openCheckIn } from '../patients/chart.service.js';
import { createPatient, joinCareTeam, openPatient } from '../patients/patients.service.js';
import { addSourcedRows, openSourcedRow } from '../patients/sourced-rows.service.js';
import type { Me } from '../platform/me.js';
import { notFound, Refusal, unprocessable } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { clip, text } from './fhir/element.js';
import type { ImportedCheckIn, ImportedRow, ImportedSection, ReadBundle, ReadLine } from './fhir/imported.js';
import { readBundle } from './fhir/read-bundle.js';
import { IMPORT_REPORT } from './import-report.entity.js';
import { ELSEWHERE, FIND_PATIENT, REPORT, REPORTS, STORED, STORED_HERE, TAKE_TURN } from './imports.sql.js';
import { parseJson } from './json-position.js';
import { plannedHere, ranHere, rowsHere, storeOwn, withOutcomes, type Outcomes } from './own-store.js';
import { whyOtherPerson, type Found } from './same-person.js';
import { countsOf, differences, fateOf, keyOf, settleLines, takenBackIn, type Fate, type StoredRow } from './settle.js';

/** A chart from another system: one transaction for one patient, all of it or nothing. */
@Injectable()
export class ImportsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** `source` is the file's text. Throws 422 with the position or the paths when it cannot be taken; then nothing was stored. */
  async take(source: string, fileName: string, me: Me): Promise<ImportReport> {
    const value = await this.parsed(source, me);
    return this.uow.run(me, (tx) => importBundle(tx, value, fileName));
  }

  list(patientId: string, me: Me): Promise<readonly ImportSummary[]> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const rows = await tx.rows<{ report: ImportSummary }>(REPORTS, [tx.clinicId, patientId]);
      tx.record({ object: 'imports', objectId: null, patientId, fields: rows.map(({ report }) => report.id) });
      return rows.map(({ report }) => report);
    });
  }

  read(id: string, me: Me): Promise<ImportReport> {
    return this.uow.run(me, async (tx) => {
      const [row] = await tx.rows<{ report: ImportReport }>(REPORT, [tx.clinicId, id]);
      if (!row) throw notFound();
      const { patientId } = row.report;
      await onCareTeam(tx, patientId);
      tx.record({ object: 'import', objectId: id, patientId });
      return row.report;
    });
  }

  private async parsed(source: string, me: Me): Promise<unknown> {
    try {
      return parsedFile(source);
    } catch (error) {
      if (error instanceof Refusal) await this.uow.refused(me, error);
      throw error;
    }
  }
}

/** The JSON of a file. Throws 422 with line and column when it is none. */
export const parsedFile = (source: string): unknown => {
  const parsed = parseJson(source);
  if (parsed.ok) return parsed.value;
  const { line, column, reason } = parsed.fault;
  throw unprocessable(
    'unreadable-file',
    `The file cannot be read at line ${line}, column ${column}: ${reason}. Nothing was stored; get the file again from where it came.`,
    asContext({ line, column, problems: [] }),
  );
};

/** A body that came as text. Throws 415 when it came as something else. */
export const textOnly = (source: unknown): string => {
  if (typeof source === 'string') return source;
  throw new Refusal(415, 'unsupported-type', 'Send the file as it is, with the type application/fhir+json. Nothing was stored.');
};

const asContext = (refusal: ImportRefusal): Readonly<Record<string, unknown>> => ({ ...refusal });

/** Takes one bundle into the transaction of the caller. Throws 422 or 409 when it cannot be taken; then the caller must roll back. */
export const importBundle = async (tx: Tx, value: unknown, named: string): Promise<ImportReport> => {
  const fileName = clip(text(named), IMPORT.fileName.maxLength);
  const read = readBundle(value, { today: tx.today, zone: tx.me.zone });
  if (!read.ok) {
    const said = read.problems.map(({ path, reason }) => `${path}: ${reason}`).join('; ');
    throw unprocessable(
      'bundle-refused',
      `The file was read, but cannot be imported. ${said}. Nothing was stored.`,
      asContext({ line: null, column: null, problems: read.problems }),
    );
  }
  const chart = await chartOf(tx, read);
  const here = read.own === null ? null : await plannedHere(tx, chart.id, read.rows, read.own);
  const rows = here === null ? read.rows : rowsHere(read.rows, here);
  const stored = chart.isNew ? new Map<string, StoredRow>() : await storedRows(tx, chart.id, { ...read, rows });
  const elsewhere = read.own === null ? new Set<string>() : await rowsElsewhere(tx, chart.id, rows);
  const fate = (row: ImportedRow): Fate => (elsewhere.has(keyOf(row)) ? { kind: 'elsewhere' } : fateOf(comparable(row), stored.get(keyOf(row))));
  const fates = new Map(rows.map((row) => [keyOf(row), fate(row)] as const));
  const fresh = rows.filter((row) => fates.get(keyOf(row))?.kind === 'new');
  await store(tx, chart.id, fresh);
  const outcomes: Outcomes =
    read.own === null || here === null ? new Map() : new Map([...ranHere(read.rows, here), ...(await storeOwn(tx, chart.id, read.own, here))]);
  const settled = settleLines(
    read.lines.map((line) => patientSettled(line, chart)),
    new Map([...fates, ...takenBackIn(read.lines, stored)]),
  );
  const lines = withOutcomes(settled, outcomes);
  const id = await keepReport(tx, chart.id, fileName, lines);
  tx.record({ object: 'import', objectId: id, patientId: chart.id, fields: [...new Set(fresh.map((row) => row.section))] });
  return { id, patientId: chart.id, patientName: chart.name, fileName, importedAt: tx.now.toISOString(), counts: countsOf(lines), lines };
};

/** The table takes 16 MB as PostgreSQL writes it, with a space after each sign. */
const REPORT_BYTES = 14_000_000;
const tooManyResources = (count: number): Refusal =>
  unprocessable(
    'too-many-resources',
    `The file has ${count} resources, more than one report can tell of. Nothing was stored; send the patient with each half of them as two files.`,
  );

const keepReport = async (tx: Tx, patientId: string, fileName: string, lines: readonly ImportLine[]): Promise<string> => {
  if (Buffer.byteLength(JSON.stringify(lines)) > REPORT_BYTES) throw tooManyResources(lines.length);
  const id = v7();
  const made = { importedAt: tx.now, importedBy: tx.me.accountId, counts: countsOf(lines), lines };
  await tx.manager.insert(IMPORT_REPORT.entity, { clinicId: tx.clinicId, id, patientId, fileName, ...made });
  return id;
};

type TakenBundle = Pick<Extract<ReadBundle, { ok: true }>, 'patient' | 'own' | 'rows'>;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface FoundChart {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
  /** Demographics in which the chart and the file differ. */
  readonly differs: readonly string[];
}

/** Finds the chart by its source, else by record number, and neither against the birth dates; else makes it. The importer joins the care team. */
const chartOf = async (tx: Tx, { patient, own }: TakenBundle): Promise<FoundChart> => {
  const { sourceSystem, sourceId, value } = patient;
  await tx.rows(TAKE_TURN, [`${tx.clinicId}|${value.mrn.toLowerCase()}`]);
  const [found] = await tx.rows<Found & { readonly id: string; readonly patient: Row }>(FIND_PATIENT, [
    tx.clinicId,
    sourceSystem,
    sourceId,
    value.mrn,
    own !== null && UUID.test(own.patientId) ? own.patientId : null,
  ]);
  if (!found) {
    const made = await createPatient(tx, value, { source: 'import', sourceSystem, sourceId });
    return { id: made.id, name: nameOf(made), isNew: true, differs: [] };
  }
  const here = openPatient(found.patient, tx);
  const other = whyOtherPerson(found, here, patient);
  if (other !== null) throw other;
  await joinCareTeam(tx, found.id, 'Imported the chart');
  return { id: found.id, name: nameOf(here), isNew: false, differs: differences(value, { ...here }) };
};

const nameOf = ({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }): string => `${familyName}, ${givenName}`;

/** What the chart holds from this source, under the same keys as the rows of the bundle. */
const storedRows = async (tx: Tx, patientId: string, { rows: read, patient, own }: TakenBundle): Promise<ReadonlyMap<string, StoredRow>> => {
  type Held = { section: ImportedSection; sourceId: string; version: number; enteredInError: boolean; row: Row };
  const sourced = await tx.rows<Held>(STORED, [tx.clinicId, patientId, patient.sourceSystem]);
  const keys = new Map(own === null ? [] : read.map((row) => [`${row.section} ${rowIdOf(row)}`, row.sourceId]));
  const ids = [...keys.values()].map((sourceId) => rowIdOf({ sourceId })).filter((id) => UUID.test(id));
  const found = ids.length === 0 ? [] : await tx.rows<Held>(STORED_HERE, [tx.clinicId, patientId, ids]);
  const ours = found.map((row) => ({ ...row, sourceId: keys.get(`${row.section} ${row.sourceId}`) ?? row.sourceId }));
  return new Map(
    [...sourced, ...ours].map(({ section, sourceId, version, enteredInError, row }) => {
      const value = section === 'checkIns' ? openCheckIn(row, tx) : openSourcedRow(tx, section, row);
      return [keyOf({ section, sourceId }), { version, enteredInError, value }];
    }),
  );
};

/** The row that a resource of our own file is. */
const rowIdOf = ({ sourceId }: Pick<ImportedRow, 'sourceId'>): string => sourceId.split('/').at(-1) ?? '';

/**
 * Rows of our own file that another chart of this clinic holds: the file was made while two charts were merged that are two
 * people again, or it was changed since. They are somebody else's.
 */
const rowsElsewhere = async (tx: Tx, patientId: string, rows: readonly ImportedRow[]): Promise<ReadonlySet<string>> => {
  const ids = rows.map(rowIdOf).filter((id) => UUID.test(id));
  const found = ids.length === 0 ? [] : await tx.rows<{ section: string; id: string }>(ELSEWHERE, [tx.clinicId, patientId, ids]);
  const held = new Set(found.map(({ section, id }) => `${section} ${id}`));
  return new Set(rows.filter((row) => held.has(`${row.section} ${rowIdOf(row)}`)).map(keyOf));
};

/** A check-in with its scores: those that follow from its items, else those that were received. */
const scored = ({ received, ...answers }: ImportedCheckIn): Row => {
  const own = score(answers);
  return {
    ...answers,
    questionnaires: scoredQuestionnaires(answers.questionnaires),
    peg: own.peg ?? received.peg,
    phq2: own.phq2 ?? received.phq2,
    gad2: own.gad2 ?? received.gad2,
    phq4: own.phq4 ?? received.phq4,
  };
};

const comparable = (row: ImportedRow): object => (row.section === 'checkIns' ? scored(row.value) : row.value);

const SECTIONS: readonly Exclude<ImportedSection, 'checkIns'>[] = [
  'conditions',
  'allergies',
  'medicines',
  'facts',
  'coverages',
  'goals',
  'history',
  'statements',
  'events',
  'questions',
] satisfies Section[];
/** Check-ins per statement, below the 65,535 parameters that PostgreSQL takes. */
const AT_ONCE = 500;

/** One statement per section and five hundred rows. */
const store = async (tx: Tx, patientId: string, rows: readonly ImportedRow[]): Promise<void> => {
  for (const section of SECTIONS) {
    const own = rows.filter((row) => row.section === section);
    if (own.length > 0) await addSourcedRows(tx, section, patientId, own);
  }
  await storeCheckIns(
    tx,
    patientId,
    rows.flatMap((row) => (row.section === 'checkIns' ? [row] : [])),
  );
};

type CheckInRow = Extract<ImportedRow, { section: 'checkIns' }>;

/** Check-ins of one patient from elsewhere. */
export const storeCheckIns = async (tx: Tx, patientId: string, rows: readonly CheckInRow[]): Promise<void> => {
  const last = rows
    .map((row) => row.value.takenOn)
    .toSorted()
    .at(-1);
  if (last === undefined) return;
  const columns = rows.map(({ value, sourceSystem, sourceId }): Row => {
    const id = v7();
    const provenance = { source: 'import', sourceSystem, sourceId, recordedAt: tx.now, recordedBy: tx.me.accountId };
    const note = value.note === '' ? null : tx.seal.seal(value.note, `check_in|note|${id}`);
    return { ...scored(value), clinicId: tx.clinicId, id, patientId, note, ...provenance };
  });
  for (let at = 0; at < columns.length; at += AT_ONCE) await tx.manager.insert(CHECK_IN_TABLE.entity, columns.slice(at, at + AT_ONCE));
  await tx.rows(SEEN, [tx.clinicId, patientId, last]);
};

/** The line of the patient: demographics that are here already stay as they are here. */
const patientSettled = (line: ReadLine, chart: FoundChart): ReadLine => {
  if (line.landed !== 'patient' || chart.isNew) return line;
  const kept = chart.differs.length === 0 ? 'already here' : `demographics kept as they are here; the file differs in ${chart.differs.join(', ')}`;
  return { ...line, decision: 'unchanged', reason: clip([kept, line.reason].join('; '), 300) };
};
