import { dollars } from '@stagewell/shared/coverage/money';
import { reasonText, sumText, unitText } from '@stagewell/shared/coverage/quote-words';
import type { Quote, QuoteLine } from '@stagewell/shared/coverage/quote';
import { plural } from './plan-words';

/** One course of a quote: what is paid how often, and why. */
export interface CostRow {
  readonly courseId: string;
  readonly name: string;
  /** "16 × $30.00 a session", one for each amount. */
  readonly parts: readonly string[];
  readonly why: readonly string[];
  readonly sum: string;
  /** Some of it is not known. */
  readonly open: boolean;
}

const COUNTED = { session: 'session', month: 'month', course: 'course' } as const;

const partOf = ({ per, patientCents, priceCents }: QuoteLine, count: number): string => {
  const what = plural(count, COUNTED[per]);
  if (patientCents === null) return `${what}: not known`;
  const off = priceCents !== null && priceCents !== patientCents ? ` (price ${dollars(priceCents)})` : '';
  return `${what} × ${dollars(patientCents)}${off}`;
};

const alike = ({ per, patientCents, priceCents }: QuoteLine): string => [per, patientCents, priceCents].join();

/** Months apart, the same amount is one part. */
const partsOf = (lines: readonly QuoteLine[]): readonly string[] => {
  const keys = [...new Set(lines.map(alike))];
  return keys.flatMap((key) => {
    const same = lines.filter((line) => alike(line) === key);
    const [first] = same;
    return first === undefined
      ? []
      : [
          partOf(
            first,
            same.reduce((sum, { count }) => sum + count, 0),
          ),
        ];
  });
};

/** The courses of a quote in their order, with what the patient pays and why. */
export const costRows = ({ courses, lines }: Quote, nameOf: (courseId: string) => string): readonly CostRow[] =>
  courses.map(({ courseId, ...sum }) => {
    const own = lines.filter((line) => line.courseId === courseId);
    return {
      courseId,
      name: nameOf(courseId),
      parts: own.length === 0 ? ['nothing from today on'] : partsOf(own),
      why: [...new Set(own.flatMap(({ reasons }) => reasons.map((reason) => reasonText(reason).en)))],
      sum: sumText(sum).en,
      open: sum.cents === null,
    };
  });

/** "$45.00 a session" where a course has one amount only. */
export const unitWords = ({ per, patientCents }: QuoteLine): string => (patientCents === null ? 'not known' : `${dollars(patientCents)} ${unitText(per).en}`);
