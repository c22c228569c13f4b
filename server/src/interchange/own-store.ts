import { createHash } from 'node:crypto';
import type { ImportLine } from '@stagewell/shared/interchange/import-report';
import { RECORD } from '@stagewell/shared/patients/patient';
import type { Board } from '@stagewell/shared/plans/plan';
import { GOAL_RATING_TABLE } from '../goals/goal-rating.entity.js';
import { keepFirstPreferences } from '../patients/sourced-rows.service.js';
import type { Tx } from '../platform/unit-of-work.js';
import { draftImported, type Drafted } from '../plans/imported-plan.service.js';
import { clip } from './fhir/element.js';
import type { ImportedRow } from './fhir/imported.js';
import type { OwnParts } from './fhir/own-record.js';
import { GOALS_HERE, PLANNED_HERE, RATINGS_HERE } from './imports.sql.js';

/** Another id for something whose id this clinic uses for another chart: the same again whenever the same file comes for the same chart. */
const otherId = (patientId: string, id: string): string => {
  const hex = createHash('sha256').update(`${patientId}|${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** What stands in the file and what this clinic has: ids stay as they are unless another chart has them. */
interface Here {
  readonly ids: (id: string) => string;
  /** Whether the chart has it itself. */
  readonly has: (id: string) => boolean;
}
type Found = { readonly id: string; readonly ours: boolean };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const hereOf = async (tx: Tx, patientId: string, sql: string, asked: readonly string[]): Promise<Here> => {
  const ids = [...new Set(asked)].filter((id) => UUID.test(id)).flatMap((id) => [id, otherId(patientId, id)]);
  const found = new Map((await tx.rows<Found>(sql, [tx.clinicId, patientId, ids])).map(({ id, ours }) => [id, ours]));
  const idsHere = (id: string): string => (found.get(id) === false ? otherId(patientId, id) : id);
  return { ids: idsHere, has: (id) => found.get(idsHere(id)) === true };
};

/** What of a file's plans the clinic has already. */
export const plannedHere = (tx: Tx, patientId: string, rows: readonly ImportedRow[], { plan }: OwnParts): Promise<Here> => {
  const answered = rows.flatMap((row) => (row.section === 'checkIns' ? [...row.value.adherence, ...row.value.sideEffects] : []));
  const ran = rows.flatMap(({ sourceId }) => (sourceId.endsWith('#run') ? [courseIn(sourceId)] : []));
  const planned = plan === null ? [] : [plan.read.id, ...plan.read.stages.map(({ id }) => String(id)), ...plan.courses.map(({ course }) => course.id)];
  return hereOf(tx, patientId, PLANNED_HERE, [...answered.flatMap(({ courseId }) => courseId ?? []), ...ran, ...planned]);
};

const courseIn = (sourceId: string): string => sourceId.replace(/^.*\//u, '').replace('#run', '');

/** Rows with the courses that this chart has. What ran here is on the plan here, and no past treatment. */
export const rowsHere = (rows: readonly ImportedRow[], { ids, has }: Here): readonly ImportedRow[] =>
  rows
    .filter(({ sourceId }) => !sourceId.endsWith('#run') || !has(courseIn(sourceId)))
    .map((row): ImportedRow => {
      if (row.section !== 'checkIns') return row;
      const { adherence, sideEffects } = row.value;
      const value = {
        ...row.value,
        adherence: adherence.map((one) => ({ ...one, courseId: ids(one.courseId) })),
        sideEffects: sideEffects.map((one) => ({ ...one, courseId: one.courseId === null ? null : ids(one.courseId) })),
      };
      return { ...row, value };
    });

/** What became of a resource that is no row: it replaces what its line says. */
type Outcome = Pick<ImportLine, 'decision' | 'landed' | 'reason'> & Partial<Pick<ImportLine, 'rows'>>;
export type Outcomes = ReadonlyMap<string, Outcome>;

/** Courses that ran and are on this chart's own plan. */
export const ranHere = (rows: readonly ImportedRow[], { has }: Here): Outcomes =>
  new Map(
    rows
      .filter(({ sourceId }) => sourceId.endsWith('#run') && has(courseIn(sourceId)))
      .map(({ sourceId }) => [sourceId.replace('#run', ''), { decision: 'unchanged', landed: 'plan', reason: 'already here', rows: [] }]),
  );

const boardOf = ({ read, courses }: NonNullable<OwnParts['plan']>, ids: Here['ids']): Board => ({
  title: read.title,
  urgentReason: read.urgentReason,
  stages: read.stages.map((stage) => ({ ...stage, id: ids(String(stage.id)) })),
  courses: courses.map(({ course }) => ({
    ...course,
    id: ids(course.id),
    stageId: ids(course.stageId),
    rotatesFromId: course.rotatesFromId === null ? null : ids(course.rotatesFromId),
  })),
});

const DRAFT = 'a draft: nothing of what was signed, started or decided elsewhere';
const saidOf = (drafted: Drafted): Outcome => {
  if (drafted.kind === 'here') return { decision: 'unchanged', landed: 'plan', reason: 'already here' };
  if (drafted.kind === 'kept-out') return { decision: 'skipped', landed: null, reason: `kept out: ${drafted.why}` };
  const without = drafted.leftOut.length === 0 ? '' : `; left out, not in this catalogue: ${drafted.leftOut.join(', ')}`;
  return { decision: 'taken', landed: 'plan', reason: clip(`${DRAFT}${without}`, RECORD.reason.maxLength) };
};

const storePlan = async (tx: Tx, patientId: string, plan: NonNullable<OwnParts['plan']>, { ids }: Here): Promise<Outcomes> => {
  const drafted = await draftImported(tx, patientId, ids(plan.read.id), boardOf(plan, ids));
  const outcome = saidOf(drafted);
  const courses = plan.courses
    .filter(({ run }) => run === null)
    .flatMap(({ course }) => ['MedicationRequest', 'ServiceRequest'].map((type) => [`${type}/${course.id}`, courseSaid(outcome)] as const));
  return new Map([[plan.key, outcome], ...courses]);
};

const courseSaid = (plan: Outcome): Outcome =>
  plan.decision === 'taken'
    ? { decision: 'merged', landed: 'plan', reason: 'planned as before, in the draft' }
    : { ...plan, reason: `its plan: ${plan.reason}` };

const storeRatings = async (tx: Tx, patientId: string, { ratings }: OwnParts): Promise<Outcomes> => {
  if (ratings.length === 0) return new Map();
  const goals = await tx.rows<{ id: string; sourceId: string | null }>(GOALS_HERE, [tx.clinicId, patientId]);
  const goalOf = (id: string): string | undefined => goals.find((goal) => goal.id === id || goal.sourceId === `Goal/${id}`)?.id;
  const { ids, has } = await hereOf(
    tx,
    patientId,
    RATINGS_HERE,
    ratings.map(({ id }) => id),
  );
  const fresh = ratings.flatMap((rating) => {
    const goalId = goalOf(rating.goalId);
    return has(rating.id) || goalId === undefined ? [] : [{ ...rating, goalId }];
  });
  const by = { version: 1, recordedAt: tx.now, recordedBy: tx.me.accountId };
  if (fresh.length > 0)
    await tx.manager.insert(
      GOAL_RATING_TABLE.entity,
      fresh.map(({ id, goalId, value }) => ({ ...value, ...by, id: ids(id), goalId, clinicId: tx.clinicId, patientId })),
    );
  const stored = new Set(fresh.map(({ key }) => key));
  return new Map(
    ratings.map(({ key, id }): readonly [string, Outcome] => {
      if (stored.has(key)) return [key, { decision: 'taken', landed: 'goalRatings', reason: 'as it was exported' }];
      return [
        key,
        has(id)
          ? { decision: 'unchanged', landed: 'goalRatings', reason: 'already here' }
          : { decision: 'skipped', landed: null, reason: 'its goal is not on the chart' },
      ];
    }),
  );
};

/** The plan as a draft, ratings of goals, and what the patient agreed to; after the rows, since ratings point at goals. */
export const storeOwn = async (tx: Tx, patientId: string, own: OwnParts, here: Here): Promise<Outcomes> => {
  const ratings = await storeRatings(tx, patientId, own);
  if (own.preferences !== null) await keepFirstPreferences(tx, patientId, own.preferences);
  const plan: Outcomes = own.plan === null ? new Map() : await storePlan(tx, patientId, own.plan, here);
  return new Map([...ratings, ...plan]);
};

export const withOutcomes = (lines: readonly ImportLine[], outcomes: Outcomes): readonly ImportLine[] =>
  lines.map((line) => ({ ...line, ...outcomes.get(line.sourceId) }));
