import { canonical } from '../sequencing/fingerprint.js';
import type { Board } from './plan.js';

/** One field of a plan, a stage or a course that is not what it was. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What became of the plan itself, of a stage or of a course. */
export interface BoardDifference {
  readonly of: 'plan' | 'stage' | 'course';
  /** Empty for the plan. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of what was changed; none for what came or went. */
  readonly fields: readonly ChangedField[];
}

type Thing = Readonly<Record<string, unknown>>;
interface Identified {
  readonly id: string;
}

const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);

const changedFields = (before: Thing, after: Thing): readonly ChangedField[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== 'id' && !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));

const differencesIn = <T extends Identified>(of: 'stage' | 'course', before: readonly T[], after: readonly T[]): readonly BoardDifference[] => {
  const had = new Map(before.map((one) => [one.id, one]));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id }) => !had.has(id)).map(({ id }): BoardDifference => ({ of, id, kind: 'added', fields: [] })),
    ...before.filter(({ id }) => !has.has(id)).map(({ id }): BoardDifference => ({ of, id, kind: 'removed', fields: [] })),
    ...after.flatMap((one): readonly BoardDifference[] => {
      const earlier = had.get(one.id);
      const fields = earlier === undefined ? [] : changedFields(earlier as unknown as Thing, one as unknown as Thing);
      return fields.length === 0 ? [] : [{ of, id: one.id, kind: 'changed', fields }];
    }),
  ];
};

/** What `after` has that `before` has not, field by field: the plan itself, then its stages, then its courses. None = they are the same. */
export const boardDifferences = (before: Board, after: Board): readonly BoardDifference[] => {
  const { stages: _, courses: __, ...was } = before;
  const { stages: ___, courses: ____, ...is } = after;
  const fields = changedFields(was, is);
  return [
    ...(fields.length === 0 ? [] : [{ of: 'plan', id: '', kind: 'changed', fields } as const]),
    ...differencesIn('stage', before.stages, after.stages),
    ...differencesIn('course', before.courses, after.courses),
  ];
};
