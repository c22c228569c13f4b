import { sumText, whyOfCourse } from '../coverage/quote-words.js';
import type { Quote } from '../coverage/quote.js';
import { addDays, monthInWords, type CalendarDate } from '../dates.js';
import { say, type LocalText } from '../text.js';

/** What a treatment costs the patient, and why. */
export interface PatientCost {
  readonly sum: LocalText;
  readonly why: readonly LocalText[];
}
/** What a month, or each of several that are alike, costs the patient. */
export interface PatientMonth {
  readonly month: LocalText;
  readonly sum: LocalText;
}

/** Of one course; `null` = it was not quoted. */
export const costOf = (courseId: string, quote: Quote | null): PatientCost | null => {
  const sum = quote?.courses.find((one) => one.courseId === courseId);
  return quote === null || sum === undefined ? null : { sum: sumText(sum), why: whyOfCourse(quote, courseId) };
};

interface Run {
  readonly from: string;
  readonly to: string;
  readonly sum: LocalText;
}

const next = (month: string): string => addDays(`${month}-01`, 31).slice(0, 7);

/** Months that follow each other and cost the same are one line. */
const joined = (runs: readonly Run[], one: Run): readonly Run[] => {
  const last = runs.at(-1);
  const goesOn = last !== undefined && next(last.to) === one.from && last.sum.en === one.sum.en;
  return goesOn ? [...runs.slice(0, -1), { ...last, to: one.to }] : [...runs, one];
};

const runText = ({ from, to }: Run): LocalText => {
  const [first, last] = [monthInWords(from), monthInWords(to)];
  return from === to ? first : say(`${first.en} to ${last.en}, each month`, `De ${first.es} a ${last.es}, cada mes`);
};

/** Month by month from this one on: what is behind the patient has been paid or billed, and would only be added up twice. */
export const monthsOf = (quote: Quote | null, today: CalendarDate): readonly PatientMonth[] =>
  (quote?.months ?? [])
    .filter(({ month }) => month >= today.slice(0, 7))
    .map(({ month, ...sum }): Run => ({ from: month, to: month, sum: sumText(sum) }))
    .reduce<readonly Run[]>(joined, [])
    .map((run) => ({ month: runText(run), sum: run.sum }));
