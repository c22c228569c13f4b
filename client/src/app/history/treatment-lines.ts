import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { TreatmentVerdict } from '@stagewell/shared/history/judge';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { grouped } from '../chart/row-groups';
import { monthText } from '../ui/day';
import { doseText, looksOf, periodText, treatmentLines } from './history-words';

/** A row that could not be judged is unknown, never normal. */
const NO_VERDICT: Pick<TreatmentVerdict, 'adequacy' | 'outcome' | 'reasons'> = { adequacy: 'unknown', outcome: 'unknown', reasons: [] };

/** One past treatment as the table shows it. */
export const lineOf = (row: PastTreatmentView, catalogue: ReadonlyMap<string, CatalogueEntry>, verdict: typeof NO_VERDICT = NO_VERDICT) => {
  const modality = row.modalityId === null ? undefined : catalogue.get(row.modalityId);
  return {
    row,
    isMatched: modality !== undefined,
    category: modality?.category ?? row.category,
    period: periodText(row),
    dose: doseText(row),
    relief: row.reliefPercent === null ? '—' : `${row.reliefPercent} %`,
    looks: looksOf(verdict),
    reasons: verdict.reasons,
    details: treatmentLines(row, (id) => catalogue.get(id)?.name.en ?? id),
  };
};
export type TreatmentLine = ReturnType<typeof lineOf>;

/** Treatments that are shown in one line until it is unfolded. */
export interface TreatmentGroup {
  readonly key: string;
  readonly lines: readonly TreatmentLine[];
  /** When and how much, of all of them. */
  readonly period: string;
  readonly dose: string;
  readonly looks: TreatmentLine['looks'];
}

const periodOf = (lines: readonly TreatmentLine[]): string => {
  const days = lines.flatMap(({ row }) => [row.startedOn, row.endedOn].filter((day) => day !== null)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'not known';
  return monthText(first) === monthText(last) ? monthText(first) : `${monthText(first)} to ${monthText(last)}`;
};

const doseOf = (lines: readonly TreatmentLine[]): string => {
  const doses = [...new Set(lines.map(({ dose }) => dose))];
  if (doses.length > 1) return `${doses.length} different`;
  return doses[0] === 'not known' ? 'not known' : `${doses[0]} each`;
};

/** What waits to be completed: treatments of one name and one match together, in the order of their first. */
export const waitingGroups = (lines: readonly TreatmentLine[]): readonly TreatmentGroup[] =>
  grouped(
    lines.filter(({ row }) => row.toBeCompleted),
    ({ row }) => `${row.modalityId ?? ''} ${row.label.toLowerCase()}`,
  ).map(({ key, first, others }) => {
    const all = [first, ...others];
    const looks = [...new Map(all.flatMap((line) => line.looks.map((look) => [look.word, look]))).values()];
    return { key, lines: all, period: periodOf(all), dose: doseOf(all), looks };
  });
