import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { AlternativeFigures, PairConfounding } from '@stagewell/shared/plans/comparison';
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
export const percent = (share: number | null): string => (share === null ? 'cannot be told' : `${rounded(share)} %`);
const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

const meanInformation = ({ information: { courses } }: Figures): Said => {
  const shares = courses.flatMap(({ share }) => (share === null ? [] : [share]));
  if (shares.length === 0) return { text: 'cannot be told', rank: null };
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const open = courses.length - shares.length;
  return { text: `${percent(mean)}${open === 0 ? '' : `; of ${plural(open, 'course')} it cannot be told`}`, rank: rounded(mean) };
};

type KnownPair = PairConfounding & { readonly share: number };
const overlapsMost = ({ information: { pairs } }: Figures, nameOf: (courseId: string) => string): Said => {
  const known = pairs.filter((pair): pair is KnownPair => pair.share !== null);
  const most = known.toSorted((a, b) => rounded(b.share) - rounded(a.share))[0];
  if (most === undefined) return { text: pairs.length === 0 ? 'no pair' : 'cannot be told', rank: null };
  if (most.share === 0) return { text: 'none', rank: 0 };
  const same = known.filter(({ share }) => rounded(share) === rounded(most.share)).map(({ courseIds }) => courseIds.map(nameOf).join(' with '));
  // By name: ids differ from plan to plan and mean nothing.
  const [first = '', ...others] = same.toSorted();
  return { text: `${percent(most.share)}: ${first}${others.length === 0 ? '' : ` and ${plural(others.length, 'other pair')}`}`, rank: rounded(most.share) };
};

const cost = ({ costPerMonth }: Figures): Said => {
  if (costPerMonth === null) return { text: 'not known: a price is missing', rank: null };
  if (costPerMonth.length === 0) return { text: 'nothing is still to start', rank: 0 };
  return {
    text: costPerMonth.map(({ month, cents }) => `${monthText(`${month}-01`)} ${dollars(cents)}`).join(', '),
    rank: Math.max(...costPerMonth.map(({ cents }) => cents)),
  };
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
  { name: 'Judged alone', note: 'days of a trial on which no other course is being judged, on average (stand-in)', better: 'more', say: meanInformation },
  { name: 'Pair that overlaps most', note: 'days of the shorter trial on which the other is judged too (stand-in)', better: 'less', say: overlapsMost },
  { name: 'Busiest week', note: 'visits', better: 'less', say: ({ peakVisitsPerWeek }) => count(peakVisitsPerWeek) },
  { name: 'Patient cost a month', note: 'what starts in the month', better: 'less', say: cost },
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
    return { name, note, cells: said.map((one) => one && { text: one.text, mark: best !== null && one.rank === best ? mark : null }) };
  });

/** One course or pair in all alternatives, as a share in words. */
export interface ShareRow {
  readonly key: string;
  readonly name: string;
  readonly texts: readonly (string | null)[];
}

/** How far each course, and each pair that is judged together anywhere, can be told apart. */
export const shareRows = (
  all: readonly (Figures | null)[],
  nameOf: (courseId: string) => string,
): { readonly courses: readonly ShareRow[]; readonly pairs: readonly ShareRow[] } => {
  const rowsOf = (sharesOf: (figures: Figures) => readonly { readonly ids: readonly string[]; readonly share: number | null }[], joined: string) => {
    const keys = new Map(
      all.flatMap((figures) => (figures === null ? [] : sharesOf(figures).map(({ ids }): [string, readonly string[]] => [ids.join(), ids]))),
    );
    return [...keys].map(([key, ids]) => {
      const shares = all.map((figures) => (figures === null ? undefined : sharesOf(figures).find((one) => one.ids.join() === key)?.share));
      return { key, name: ids.map(nameOf).join(joined), shares, texts: shares.map((share) => (share === undefined ? null : percent(share))) };
    });
  };
  return {
    courses: rowsOf(({ information }) => information.courses.map(({ courseId, share }) => ({ ids: [courseId], share })), ''),
    pairs: rowsOf(({ information }) => information.pairs.map(({ courseIds, share }) => ({ ids: courseIds, share })), ' with ').filter(({ shares }) =>
      shares.some((share) => share !== 0 && share !== undefined),
    ),
  };
};
