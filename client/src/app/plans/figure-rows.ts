import { sumText } from '@stagewell/shared/coverage/quote-words';
import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { AlternativeFigures } from '@stagewell/shared/plans/comparison';
import { learnedWord, LEGIBILITY_WORDS, percentOf } from '@stagewell/shared/plans/information-words';
import { toldLeast } from '@stagewell/shared/plans/plan-information';
import { CLEAR, CONFOUNDED } from '@stagewell/shared/progress/attribution/legible';
import { dayText, monthText } from '../ui/day';
import { plural } from './plan-words';

/** The figures of one alternative, and how many reviews it calls for from today on. */
export interface Figures extends AlternativeFigures {
  readonly reviews: number;
}
export interface FigureCell {
  readonly text: string;
  /** `equal` = the best, together with others; `null` = others are better, or they cannot be told apart. */
  readonly mark: 'best' | 'equal' | null;
  /** 0–1, drawn as a bar; `null` = the figure is no share. */
  readonly share: number | null;
}
/** One figure of every alternative, side by side. */
export interface FigureRow {
  readonly name: string;
  readonly note: string;
  /** In the order of the alternatives; `null` = not worked out. */
  readonly cells: readonly (FigureCell | null)[];
}

/** What is said of a figure, and the number that ranks it; `null` = not known, so nothing is best. */
interface Said {
  readonly text: string;
  readonly rank: number | null;
  readonly share?: number;
}
interface Asked {
  readonly name: string;
  readonly note: string;
  readonly better: 'less' | 'more' | 'neither';
  readonly say: (figures: Figures, nameOf: (courseId: string) => string) => Said;
}

const EPOCH = '1970-01-01';
/** Ranked as it is read: what reads the same is the same. */
const rounded = (share: number): number => Math.round(share * 100);
const day = (on: CalendarDate | null, none: string): Said => ({ text: dayText(on, none), rank: on === null ? null : daysBetween(EPOCH, on) });
const count = (number: number): Said => ({ text: String(number), rank: number });

const learned = ({ information }: Figures): Said => {
  const { settled, gain, courses } = information;
  if (courses.length === 0) return { text: 'no effect to tell', rank: null };
  return { text: `${learnedWord(information).en}: ${percentOf(settled)} (${gain.toFixed(2)} nats)`, rank: rounded(settled), share: settled };
};

const least = ({ information }: Figures, nameOf: (courseId: string) => string): Said => {
  const told = toldLeast(information);
  if (told === null) return { text: 'no effect to tell', rank: null };
  const { courseId, legibility, information: share } = told;
  return { text: `${nameOf(courseId)}: ${LEGIBILITY_WORDS[legibility].en}, ${percentOf(share)}`, rank: rounded(share) };
};

const signed = (correlation: number): string => correlation.toFixed(2).replace('-', '−');
const strength = ({ correlation }: { readonly correlation: number }): number => rounded(Math.abs(correlation));

const hardestPair = ({ information: { pairs } }: Figures, nameOf: (courseId: string) => string): Said => {
  const [most] = pairs.toSorted((a, b) => strength(b) - strength(a));
  if (most === undefined) return { text: 'no pair', rank: null };
  if (strength(most) < rounded(CLEAR.correlation)) return { text: 'none is hard to tell apart', rank: 0 };
  const same = pairs.filter((pair) => strength(pair) === strength(most)).map(({ courseIds }) => courseIds.map(nameOf).join(' with '));
  // By name: ids differ from plan to plan and mean nothing.
  const [first = '', ...others] = same.toSorted();
  return { text: `${first}: ${signed(most.correlation)}${others.length === 0 ? '' : ` and ${plural(others.length, 'other pair')}`}`, rank: strength(most) };
};

const NOT_READ: Said = { text: 'prices are not read', rank: null };
/** What is known at least ranks nothing: the unknown part may be the larger. */
const total = ({ cost }: Figures): Said => (cost === null ? NOT_READ : { text: sumText(cost.total).en, rank: cost.total.cents });

const dearestMonth = ({ cost }: Figures): Said => {
  if (cost === null) return NOT_READ;
  const [most] = cost.months.toSorted((a, b) => b.knownCents - a.knownCents);
  if (most === undefined) return { text: 'nothing from today on', rank: 0 };
  const isKnown = cost.months.every(({ cents }) => cents !== null);
  return { text: `${sumText(most).en} in ${monthText(`${most.month}-01`)}`, rank: isKnown ? most.knownCents : null };
};

const findings = (name: string, severity: 'block' | 'warn' | 'inform'): Asked => ({
  name,
  note: '',
  better: 'less',
  say: (figures) => count(figures.findings[severity]),
});

const wait = ({ meanWaitDays }: Figures): Said =>
  meanWaitDays === null
    ? { text: 'no course is still to start', rank: null }
    : { text: `${meanWaitDays.toFixed(1)} days from today`, rank: Math.round(meanWaitDays * 10) };

/** In the order in which an aim looks at them: findings come first, whatever the aim. */
const FIGURES: readonly Asked[] = [
  findings('Findings that block', 'block'),
  findings('Findings that warn', 'warn'),
  findings('Findings that inform', 'inform'),
  { name: 'Starts, on average', note: 'what “Soonest relief” makes early, where there are as few findings', better: 'less', say: wait },
  {
    name: 'First judgement',
    note: 'earliest day on which a course may be judged: sooner nobody can tell of relief',
    better: 'less',
    say: ({ firstReliefOn }) => day(firstReliefOn, 'no course states a day'),
  },
  { name: 'Full plan', note: 'day on which the last course starts', better: 'less', say: ({ fullPlanOn }) => day(fullPlanOn, 'no course') },
  { name: 'Rules left open', note: 'a datum is missing', better: 'neither', say: ({ notEvaluable }) => count(notEvaluable) },
  { name: 'How much will be learned', note: 'what check-ins settle of what is uncertain of an effect, on average', better: 'more', say: learned },
  { name: 'Told least', note: 'the course whose effect is hardest to tell', better: 'more', say: least },
  { name: 'Pair hardest to tell apart', note: 'correlation of the two effects', better: 'less', say: hardestPair },
  { name: 'Busiest week', note: 'visits', better: 'less', say: ({ peakVisitsPerWeek }) => count(peakVisitsPerWeek) },
  { name: 'Patient pays', note: 'in the 12 months from today', better: 'less', say: total },
  { name: 'Dearest month', note: 'what the patient pays in it', better: 'less', say: dearestMonth },
  {
    name: 'Reviews needed',
    note: 'from today on',
    better: 'less',
    say: ({ reviews, reviewsNeeded }) => ({ text: `${reviews}; courses are judged at ${plural(reviewsNeeded, 'appointment')}`, rank: reviews }),
  },
];

/** The best of some ranks; `null` where one is not known, where all are the same, or where there is nothing to compare with. */
const bestOf = (ranks: readonly (number | null)[], better: Asked['better']): number | null => {
  const known = ranks.filter((rank): rank is number => rank !== null);
  if (better === 'neither' || known.length < ranks.length || new Set(known).size < 2) return null;
  return better === 'less' ? Math.min(...known) : Math.max(...known);
};

/** All figures of the alternatives, the best of each marked; what is still being worked out is not compared with. */
export const figureRows = (all: readonly (Figures | null)[], nameOf: (courseId: string) => string): readonly FigureRow[] =>
  FIGURES.map(({ name, note, better, say }) => {
    const said = all.map((figures) => (figures === null ? null : say(figures, nameOf)));
    const best = bestOf(
      said.flatMap((one) => (one === null ? [] : [one.rank])),
      better,
    );
    const mark = said.filter((one) => one !== null && one.rank === best).length > 1 ? 'equal' : 'best';
    return {
      name,
      note,
      cells: said.map((one) => one && { text: one.text, mark: best !== null && one.rank === best ? mark : null, share: one.share ?? null }),
    };
  });

/** One course or pair in all alternatives, in words. */
export interface ToldRow {
  readonly key: string;
  readonly name: string;
  /** `null` = not worked out, or not in it. */
  readonly texts: readonly (string | null)[];
}

const pairWords = (correlation: number): string => {
  const hard = Math.abs(correlation) >= CONFOUNDED ? ', only told together' : Math.abs(correlation) >= CLEAR.correlation ? ', hard to tell apart' : '';
  return `${signed(correlation)}${hard}`;
};

/** What of an alternative is told apart: what it is about, its words, and whether it is worth a row. */
interface Part {
  readonly ids: readonly string[];
  readonly text: string;
  readonly matters: boolean;
}

/** How well each course, and each pair that is hard to tell apart anywhere, will be told. */
export const toldRows = (
  all: readonly (Figures | null)[],
  nameOf: (courseId: string) => string,
): { readonly courses: readonly ToldRow[]; readonly pairs: readonly ToldRow[] } => {
  const rowsOf = (partsOf: (figures: Figures) => readonly Part[], joined: string): readonly ToldRow[] => {
    const parts = all.map((figures) => new Map((figures === null ? [] : partsOf(figures)).map((part) => [part.ids.join(), part])));
    const keys = new Map(parts.flatMap((of) => [...of].filter(([, { matters }]) => matters).map(([key, { ids }]) => [key, ids] as const)));
    return [...keys].map(([key, ids]) => ({ key, name: ids.map(nameOf).join(joined), texts: parts.map((of) => of.get(key)?.text ?? null) }));
  };
  return {
    courses: rowsOf(
      ({ information: { courses } }) =>
        courses.map(({ courseId, information, legibility }) => ({
          ids: [courseId],
          text: `${LEGIBILITY_WORDS[legibility].en}, ${percentOf(information)}`,
          matters: true,
        })),
      '',
    ),
    pairs: rowsOf(
      ({ information: { pairs } }) =>
        pairs.map(({ courseIds, correlation }) => ({ ids: courseIds, text: pairWords(correlation), matters: Math.abs(correlation) >= CLEAR.correlation })),
      ' with ',
    ),
  };
};
