import type { Source } from '../../catalogue/modality.js';
import type { LocalText } from '../../text.js';
import type { NotEvaluable, Severity, Fix } from '../finding.js';
import type { Said } from '../said.js';
import type { RuleKind, RuleOf } from '../rules.js';
import type { CourseExposure, Situation } from '../situation.js';

/** One way in which a row is broken. */
export interface Hit {
  /** When it is not the row's own severity (a rotation, a pair taken already). */
  readonly severity?: Severity;
  readonly courses: readonly CourseExposure[];
  /** What else takes part: medicine ids, recorded conditions, facts. Part of the fingerprint. */
  readonly causes: readonly string[];
  /** Day numbers. */
  readonly days: readonly number[];
  readonly said: Said;
  /** Candidates, best first; only those that work are handed out. Worked out for those who look. */
  readonly fixes: () => readonly Fix[];
  readonly inherited?: boolean;
  /** Reason and source, when they are not the row's own. */
  readonly why?: { readonly rationale: LocalText; readonly source: Source };
}

/** A row that a missing datum leaves open. */
export interface Open {
  readonly courses: readonly CourseExposure[];
  readonly datum: NotEvaluable['datum'];
  readonly severity?: Severity;
  /** How old a fact may be at the start, where the row has a limit of its own. */
  readonly withinDays?: number;
  /** It is known today, and too old by the start: it is announced, not demanded. */
  readonly again?: true;
}

/** What one row says of one plan. `applicable` is false when the plan does not touch it. */
export interface Outcome {
  /** The rule id, when it is not the row's own (each catalogue caution is a rule of its own). */
  readonly ruleId?: string;
  readonly hits: readonly Hit[];
  readonly opens: readonly Open[];
  readonly applicable: boolean;
}

/** A kind is a function. */
export type Check<Kind extends RuleKind> = (rule: RuleOf<Kind>, situation: Situation) => readonly Outcome[];

const UNTOUCHED: readonly Outcome[] = [{ hits: [], opens: [], applicable: false }];

/** The answer of a row that the plan does not touch. */
export const untouched = (): readonly Outcome[] => UNTOUCHED;

/** The answer of a row that was judged. */
export const judged = (hits: readonly Hit[], opens: readonly Open[] = []): readonly Outcome[] => [{ hits, opens, applicable: true }];

/** A planned course is free to move; what has started or is over is not. */
export const isPlanned = ({ course }: CourseExposure): boolean => !course.started && !course.over;

/** Its backup instead, where one is planned. */
export const swapOf = ({ course, id }: CourseExposure): readonly Fix[] =>
  course.backup === null ? [] : [{ kind: 'swap', courseId: id, modalityId: course.backup.id }];

/** Joins outcomes of several courses under one row. */
export const joined = (parts: readonly { readonly hits?: readonly Hit[]; readonly opens?: readonly Open[] }[]): readonly Outcome[] =>
  parts.length === 0
    ? UNTOUCHED
    : judged(
        parts.flatMap(({ hits = [] }) => hits),
        parts.flatMap(({ opens = [] }) => opens),
      );
