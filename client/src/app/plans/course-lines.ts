import type { CatalogueEntry, ModalityCategory } from '@stagewell/shared/catalogue/modality';
import type { Board, CourseDraft, CourseState, CourseView, PlanView } from '@stagewell/shared/plans/plan';
import { SEVERITIES, type Evaluation, type Finding, type NotEvaluable, type Severity } from '@stagewell/shared/sequencing/finding';
import { barOf, type Bar } from './bar';

export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** A course with everything that the timeline and its table show of it. */
export interface CourseLine {
  readonly course: CourseDraft;
  readonly recorded: CourseView | null;
  readonly modality: CatalogueEntry | undefined;
  readonly name: string;
  readonly category: ModalityCategory | null;
  readonly stage: string;
  readonly state: CourseState;
  readonly bar: Bar;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly NotEvaluable[];
  readonly worst: Severity | null;
}

/** The gravest of some findings. */
export const worstOf = (findings: readonly Pick<Finding, 'severity'>[]): Severity | null =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;

/** All that could not be judged: of whole rules, and of further rows of rules that fired. */
export const unknownsOf = ({ findings, notEvaluable }: Evaluation): readonly NotEvaluable[] => [
  ...findings.flatMap(({ unknowns }) => unknowns),
  ...notEvaluable,
];

interface Around {
  readonly board: Board;
  readonly plan: PlanView;
  readonly catalogue: Catalogue;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly NotEvaluable[];
}

const bars = new WeakMap<CourseDraft, { readonly recorded: CourseView | null; readonly modality: CatalogueEntry | undefined; readonly bar: Bar }>();

/** The bar of a course, drawn up once for as long as nothing of it changes: a drag asks for all of them on every frame. */
const keptBar = (course: CourseDraft, recorded: CourseView | null, modality: CatalogueEntry | undefined): Bar => {
  const known = bars.get(course);
  if (known !== undefined && known.recorded === recorded && known.modality === modality) return known.bar;
  const bar = barOf(course, recorded, modality);
  bars.set(course, { recorded, modality, bar });
  return bar;
};

const lineOf = (course: CourseDraft, { board, plan, catalogue, findings: all, unknowns }: Around): CourseLine => {
  const modality = catalogue.get(course.modalityId);
  const named = modality ?? { name: { en: course.modalityId }, category: null };
  const recorded = plan.courses.find(({ id }) => id === course.id) ?? null;
  const findings = all.filter(({ courseIds }) => courseIds.includes(course.id));
  return {
    course,
    recorded,
    modality,
    name: named.name.en,
    category: named.category,
    stage: board.stages.find(({ id }) => id === course.stageId)?.name ?? '',
    state: recorded?.state ?? 'planned',
    bar: keptBar(course, recorded, modality),
    findings,
    unknowns: unknowns.filter(({ courseIds }) => courseIds.includes(course.id)),
    worst: worstOf(findings),
  };
};

const byStart = (a: CourseLine, b: CourseLine): number =>
  a.bar.startsOn.localeCompare(b.bar.startsOn) || a.name.localeCompare(b.name) || a.course.id.localeCompare(b.course.id);

const sameWords = <T extends Pick<Finding, 'fingerprint' | 'text'>>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every(({ fingerprint, text }, index) => fingerprint === b[index]?.fingerprint && text.en === b[index].text.en);

const STANDING = ['course', 'recorded', 'modality', 'stage'] as const;

/** Whether nothing that is drawn or said of a course has changed. */
const sameLine = (a: CourseLine, b: CourseLine): boolean =>
  STANDING.every((key) => a[key] === b[key]) && sameWords(a.findings, b.findings) && sameWords(a.unknowns, b.unknowns);

/** The courses of a board in the order of their first day, each with its bar and its findings. */
export const linesOf = (board: Board, plan: PlanView, catalogue: Catalogue, evaluation: Evaluation): readonly CourseLine[] => {
  const around: Around = { board, plan, catalogue, findings: evaluation.findings, unknowns: unknownsOf(evaluation) };
  return board.courses.map((course) => lineOf(course, around)).toSorted(byStart);
};

/** The lines, each the same object as `before` when it is as it was: only what changed is drawn anew. */
export const keptLines = (lines: readonly CourseLine[], before: readonly CourseLine[]): readonly CourseLine[] => {
  const known = new Map(before.map((line) => [line.course.id, line]));
  return lines.map((line) => {
    const old = known.get(line.course.id);
    return old !== undefined && sameLine(line, old) ? old : line;
  });
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const SEVERITY_NOUNS: Readonly<Record<Severity, string>> = { block: 'block', warn: 'warning', inform: 'note' };

/** "2 findings: 1 block, 1 warning", or that there is none. */
export const findingWords = (findings: readonly Pick<Finding, 'severity'>[]): string => {
  if (findings.length === 0) return 'No findings';
  const parts = SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => counted(count, SEVERITY_NOUNS[severity]));
  return `${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
};
