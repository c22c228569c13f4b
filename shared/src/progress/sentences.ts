import { type CalendarDate, dayInWords } from '../dates.js';

/** Every sentence of progress in one place. Minus is a real minus sign; numbers have one decimal. */

/** The numbers of a change as sentences need them. */
export interface Said {
  readonly label: string;
  readonly before: number;
  readonly now: number;
  readonly points: number;
  readonly percent: number | null;
  readonly low: number;
  readonly high: number;
  readonly nBefore: number;
  readonly nNow: number;
}

const one = (value: number): string =>
  value
    .toFixed(1)
    .replace(/^-0\.0$/, '0.0')
    .replace('-', '−');
const signed = (value: number): string => (value > 0 && one(value) !== '0.0' ? `+${one(value)}` : one(value));
const whole = (value: number): string => {
  const rounded = Math.round(value);
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−').replace(/^−0$/, '0');
};
const on = (day: CalendarDate): string => dayInWords(day).en;
/** A window that begins tomorrow has no last day yet. */
const within = (from: CalendarDate, to: CalendarDate): string => (from > to ? `yet: they count from ${on(from)}` : `from ${on(from)} to ${on(to)}`);
const count = (n: number, singular: string, plural: string): string => (n === 1 ? `1 ${singular}` : `${n} ${plural}`);

/** "PEG 7.0 → 4.1: −2.9 points (−41 %), 90 % interval −3.8 to −2.0, 5 readings before and 4 now." */
export const describeChange = (said: Said): string => {
  const percent = said.percent === null ? '' : ` (${whole(said.percent)} %)`;
  return `${said.label} ${one(said.before)} → ${one(said.now)}: ${signed(said.points)} points${percent}, 90 % interval ${signed(said.low)} to ${signed(said.high)}, ${count(said.nBefore, 'reading', 'readings')} before and ${said.nNow} now.`;
};

export const BASELINE_WORDS = {
  none: 'No check-in before the first course: there is nothing to compare with, so no change can be judged.',
  sparse: (n: number, least: number): string =>
    `${count(n, 'pain reading', 'pain readings')}; at least ${least} are needed. Later changes will have wide intervals or cannot be told.`,
  painOnly: 'Only pain was recorded. PEG, sleep, mood or function is needed to see changes that matter beyond pain.',
  short: (days: number, least: number, target: number): string =>
    `It covers ${count(days, 'day', 'days')}; at least ${least}, better ${target}, are needed. A good or bad week may pass for the usual level.`,
  flare: 'It starts at a flare: the first week is clearly worse than the rest. Some improvement would come without any treatment.',
  good: 'Long and dense enough to compare with.',
} as const;

export const LACK = {
  notStarted: 'No course has started yet: this is the baseline period.',
  noBefore: (label: string): string => `No ${label} reading before the start to compare with.`,
  oneBefore: (label: string): string => `Only one ${label} reading before the start; two are needed.`,
  noNow: (label: string, from: CalendarDate, to: CalendarDate): string => `No ${label} reading ${within(from, to)}.`,
  oneNow: (label: string, from: CalendarDate, to: CalendarDate): string => `Only one ${label} reading ${within(from, to)}; two are needed.`,
} as const;

export const UNCLEAR = {
  noise: (floor: number): string => `The change is not beyond noise (less than ${one(floor)} points happens by itself, or zero is within the interval).`,
  wide: 'The interval is so wide that a clear improvement can be neither shown nor ruled out.',
  notSustained: 'A rise, but not sustained over two check-ins and beyond noise.',
  zeroBefore: 'The earlier level is zero: there is nothing left to improve.',
} as const;

export const VERDICT_WORDS = {
  better: (change: string, mcid: number): string => `Better. ${change} More than the minimal important difference of ${mcid} and more than noise.`,
  worse: (change: string, mcid: number): string => `Worse. ${change} More than the minimal important difference of ${mcid} and more than noise.`,
  same: (change: string, mcid: number): string => `No meaningful change. ${change} The minimal important difference is ${mcid}.`,
  cannotTell: (reasons: readonly string[]): string => `Cannot tell. ${reasons.join(' ')}`,
} as const;

const LABELS = {
  substantial: 'Substantial response',
  responder: 'Responder',
  partial: 'Partial response',
  'non-responder': 'Non-responder',
  worse: 'Worse',
} as const;

export const RESPONSE_WORDS = {
  judged: (label: keyof typeof LABELS, change: string, support: string, caveats: readonly string[]): string =>
    [`${LABELS[label]}.`, change, support, ...caveats].filter((part) => part !== '').join(' '),
  told: (words: readonly string[]): string => (words.length === 0 ? '' : `Confirmed by the patient: ${words.join(', ')}.`),
  supported: (labels: readonly string[]): string => (labels.length === 0 ? '' : `Also better: ${labels.join(', ')}.`),
  unsupported: 'Nothing else (sleep, mood, function, goals, overall change) confirms it, so it counts as partial.',
  notAssessable: (reasons: readonly string[]): string => `Cannot tell. ${reasons.join(' ')}`,
  coincident: (name: string): string => `This is change coincident with starting ${name}; it includes placebo, context and natural course.`,
} as const;

/** Of 1–7, in the words of the question. */
const OVERALL = ['very much better', 'much better', 'a little better'];

export const BESIDE_WORDS = {
  overallBetter: (answer: number): string => `overall change “${OVERALL[answer - 1] ?? String(answer)}”`,
  goalsBetter: (points: number): string => `goals (attainment ${one(points)} points up)`,
  upset: (labels: readonly string[]): string => `${labels.join(' and ')} fell into these weeks or the two before and can have changed it by itself.`,
} as const;

export const COURSE_WORDS = {
  notStarted: 'It has not started.',
  notMatched: 'It is not in the catalogue, so when it can be judged is not known.',
  noTrial: 'The catalogue does not say how long an adequate trial takes.',
  diagnostic: 'A diagnostic test, not a treatment: it is judged by its own diary.',
  tooEarly: (judged: CalendarDate): string => `Too early: it can be judged from ${on(judged)}.`,
  stoppedEarly: (ended: CalendarDate, complete: CalendarDate): string =>
    `It stopped on ${on(ended)}, before its trial was complete on ${on(complete)}. A stop is information, not a failure.`,
  adherenceUnknown: 'How regularly it was taken or done was not recorded.',
  adherenceLow: (percent: number, least: number): string =>
    `It was taken or done at ${Math.round(percent)} % of what was planned; at least ${least} % are needed. Ask why before extending the trial: not bearing it is another thing than not doing it.`,
  together: (names: readonly string[]): string =>
    `It started within a week of ${names.join(' and ')}: a comparison of before and after cannot tell their effects apart.`,
  overlap: (names: readonly string[]): string => `${names.join(' and ')} started during its trial and may share in the change.`,
  bundle: (names: readonly string[]): string => `Reported together with ${names.join(' and ')}, its planned partner.`,
  flare: (until: CalendarDate): string => `Early worsening is expected until ${on(until)} and is not judged.`,
  noAssessmentYet: (first: CalendarDate): string => `No course has reached its assessment day; the first is ${on(first)}.`,
  noneAssessable: 'No started course can be judged yet.',
} as const;

export const WATCH_WORDS = {
  deterioration: (best: number, now: number, since: CalendarDate): string =>
    `Deterioration since ${on(since)}: the 14-day mean is ${one(now)}, against a best 28-day level of ${one(best)}. Screen for red flags, new events and adherence.`,
  relapse: (best: number, now: number, since: CalendarDate): string =>
    `Relapse since ${on(since)}: ${one(now)} now, against ${one(best)} at best; at least half of the gain is gone at every check-in since.`,
  wearOff: (best: number, now: number, since: CalendarDate): string =>
    `The effect is wearing off since ${on(since)}: ${one(now)} now, against ${one(best)} at best after the procedure; at least half of the gain is gone.`,
  diminishing: (best: number, now: number, unchanged: CalendarDate): string =>
    `Diminishing returns at a dose unchanged since ${on(unchanged)}: the 28-day mean is ${one(now)}, against ${one(best)} at best. Consider adjusting, rotating or adding a complement; for an opioid, talk about tapering.`,
} as const;

export const WATCH_LACK = {
  upset: (labels: readonly string[]): string => `${labels.join(' and ')} can have changed it by itself.`,
  notStarted: 'Nothing has started, so there is no gain to lose.',
  noBaseline: 'There is no level before the start to count a gain from.',
  few: (n: number): string => `${count(n, 'reading', 'readings')} at least five days apart; two are needed.`,
  noLevel: 'No 28 days with four readings yet: there is no best level to compare with.',
  flare: 'The latest readings lie in an expected early worsening.',
  adherenceUnknown: 'How regularly it was taken in the last 28 days was not recorded.',
  adherenceLow: (percent: number): string => `It was taken at ${Math.round(percent)} % of what was planned in the last 28 days.`,
  doseChanged: (on_: CalendarDate): string => `The dose changed on ${on(on_)}; it has to be the same for 56 days.`,
} as const;

export const PROCEDURE_WORDS = {
  judged: (met: boolean, percent: number, change: string): string => `${met ? 'Success' : 'No success'}: ${percent} % relief is needed. ${change}`,
  cannotTell: (reason: string): string => `Cannot tell. ${reason}`,
  few: 'Two readings before it and two after it are needed.',
  zeroBefore: 'The level before it was zero: there was nothing to relieve.',
  tooEarly: (days: number): string => `It can be judged on readings from day ${days} on.`,
  noise: 'The relief is not beyond noise.',
  wide: (percent: number): string => `The interval is so wide that ${percent} % relief can be neither shown nor ruled out.`,
} as const;
