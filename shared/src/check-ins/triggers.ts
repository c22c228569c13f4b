import type { DayRange } from '../catalogue/modality.js';
import { daysBetween, type CalendarDate } from '../dates.js';
import type { CheckInView, RecordCheckIn, RedFlag, Trigger } from './check-in.js';
import { RED_FLAG_TEXTS } from './instruments.js';
import { painRise } from './pain-rise.js';
import { isPositive, score } from './score.js';
import { PRIORITIES, TRIGGER_TEXTS, type TriggerId } from './trigger-texts.js';

/** A course (or a past procedure) as the safety table needs it. Tags are the catalogue's. */
export interface TriggerCourse {
  readonly id: string;
  readonly name?: string;
  readonly tags: readonly string[];
  /** Actual start; `null` = not started. */
  readonly startedOn: CalendarDate | null;
  /** Day of the last procedure of the course where that is another day than the start. */
  readonly performedOn?: CalendarDate | null;
  /** Expected early worsening, days after start, from the catalogue; absent = by tag. */
  readonly flareDays?: DayRange | null;
}
export interface TriggerContext {
  /** Earlier check-ins of this patient; later or same-day ones are not looked at. */
  readonly checkIns: readonly EarlierCheckIn[];
  readonly courses: readonly TriggerCourse[];
  readonly today: CalendarDate;
}
export type EarlierCheckIn = Pick<CheckInView, 'takenOn' | 'painNow' | 'redFlags'>;

/** Days after the procedure day, both days included; a day is not a moment, so 72 hours reach to the end of day 3. */
const WINDOW_DAYS = { neuraxialDeficit: 3, afterBlock: 3, duralPuncture: 5, infection: 30 } as const;
const INFECTION_TAGS: readonly string[] = ['injection', 'implant', 'neuraxial', 'procedure', 'infusion'];

const SIMPLE: readonly { readonly id: TriggerId; readonly flags: readonly RedFlag[] }[] = [
  { id: 'SAF-02', flags: ['saddle-numbness', 'bladder-bowel-change', 'both-legs-weak'] },
  { id: 'SAF-07', flags: ['thunderclap-headache', 'chest-pain', 'fainting', 'allergic-reaction', 'seizure', 'mouth-tingling-ringing'] },
  { id: 'SAF-08', flags: ['hard-to-wake', 'breathing-slow'] },
];

const NOTHING: readonly Trigger[] = [];

interface Case {
  readonly input: RecordCheckIn;
  readonly context: TriggerContext;
  readonly flags: ReadonlySet<RedFlag>;
}

const dayOf = (course: TriggerCourse): CalendarDate | null => course.performedOn ?? course.startedOn;

/** The newest course with one of the tags done within `days` before the check-in, or `null`. */
const recent = ({ input, context }: Case, tags: readonly string[], days: number): TriggerCourse | null => {
  const within = (course: TriggerCourse): boolean => {
    const on = dayOf(course);
    if (on === null || !course.tags.some((tag) => tags.includes(tag))) return false;
    const since = daysBetween(on, input.takenOn);
    return since >= 0 && since <= days;
  };
  return [...context.courses].filter(within).sort((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? '') || a.id.localeCompare(b.id))[0] ?? null;
};

const count = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const late = ({ takenOn }: RecordCheckIn, today: CalendarDate): string => {
  const days = daysBetween(takenOn, today);
  return days > 0 ? ` Reported for ${takenOn}, recorded ${count(days)} later.` : '';
};

const after = (course: TriggerCourse | null, takenOn: CalendarDate): string => {
  const on = course === null ? null : dayOf(course);
  return course === null || on === null ? '' : ` ${count(daysBetween(on, takenOn))} after ${course.name ?? 'a procedure'} (${on}).`;
};

/** One trigger; `detail` is what was reported, as whole sentences. */
const fire = ({ input, context }: Case, id: TriggerId, priority: Trigger['priority'], detail: string): readonly Trigger[] => [
  { id, priority, what: `${TRIGGER_TEXTS[id].about}: ${detail}${late(input, context.today)}`, action: TRIGGER_TEXTS[id].action },
];

const uncapitalised = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
const named = (flags: readonly RedFlag[]): string => `${flags.map((flag) => uncapitalised(RED_FLAG_TEXTS[flag].en)).join('; ')}.`;

const emergencies = (about: Case): readonly Trigger[] =>
  SIMPLE.flatMap(({ id, flags }) => {
    const present = flags.filter((flag) => about.flags.has(flag));
    return present.length === 0 ? NOTHING : fire(about, id, 'stat', named(present));
  });

const DEFICITS: readonly RedFlag[] = ['severe-back-pain-with-deficit', 'new-weakness', 'both-legs-weak'];

/** Weakness that an earlier check-in since the procedure already reported persists or returns: no longer the block wearing off. */
const reportedSince = ({ input, context }: Case, block: TriggerCourse): boolean =>
  context.checkIns.some((earlier) => {
    const on = dayOf(block);
    return on !== null && earlier.takenOn >= on && earlier.takenOn < input.takenOn && (earlier.redFlags ?? []).some((flag) => DEFICITS.includes(flag));
  });

/** SAF-03: sooner when a block was just done or severe pain comes with it. Both legs weak is SAF-02 already. */
const newWeakness = (about: Case, present: readonly RedFlag[]): readonly Trigger[] => {
  const reported = present.filter((flag) => flag !== 'both-legs-weak');
  if (reported.length === 0) return NOTHING;
  const block = recent(about, ['nerve-block', 'local-anaesthetic'], WINDOW_DAYS.afterBlock);
  if (block !== null) return fire(about, 'SAF-03', reportedSince(about, block) ? 'stat' : 'same-day', `${named(reported)}${after(block, about.input.takenOn)}`);
  return fire(about, 'SAF-03', reported.includes('severe-back-pain-with-deficit') ? 'same-day' : 'within-24h', named(reported));
};

/** SAF-05 within 72 hours of a neuraxial procedure; else SAF-03. */
const weakness = (about: Case): readonly Trigger[] => {
  const present = DEFICITS.filter((flag) => about.flags.has(flag));
  if (present.length === 0) return NOTHING;
  const neuraxial = recent(about, ['neuraxial'], WINDOW_DAYS.neuraxialDeficit);
  return neuraxial === null ? newWeakness(about, present) : fire(about, 'SAF-05', 'stat', `${named(present)}${after(neuraxial, about.input.takenOn)}`);
};

const fever = (about: Case): readonly Trigger[] => {
  if (!about.flags.has('fever')) return NOTHING;
  const source = recent(about, INFECTION_TAGS, WINDOW_DAYS.infection);
  const withPain = about.flags.has('severe-back-pain-with-deficit');
  const detail = `${withPain ? named(['fever', 'severe-back-pain-with-deficit']) : named(['fever'])}${after(source, about.input.takenOn)}`;
  return fire(about, 'SAF-04', source !== null || withPain ? 'stat' : 'same-day', detail);
};

/** A postural headache without an epidural on record is still asked about: it may have been done elsewhere. */
const posturalHeadache = (about: Case): readonly Trigger[] => {
  if (!about.flags.has('postural-headache')) return NOTHING;
  const epidural = recent(about, ['neuraxial'], WINDOW_DAYS.duralPuncture);
  if (epidural !== null) return fire(about, 'SAF-06', 'same-day', `${named(['postural-headache'])}${after(epidural, about.input.takenOn)}`);
  return fire(
    about,
    'SAF-06',
    'within-24h',
    `${named(['postural-headache'])} No epidural or spinal procedure on record in the ${WINDOW_DAYS.duralPuncture} days before.`,
  );
};

const rise = (about: Case): readonly Trigger[] => {
  const { input, context } = about;
  const found = painRise(input, context.checkIns, context.courses);
  if (found === null) return NOTHING;
  const detail = `pain ${found.previous} and ${input.painNow} on two check-ins, against a mean of ${found.mean.toFixed(1)} (${found.n} readings in the 28 days before).`;
  return fire(about, 'SAF-10', 'within-2d', detail);
};

const sideEffects = (about: Case): readonly Trigger[] => {
  const heard = about.input.sideEffects.filter((one) => one.severity !== 'mild' || one.wantsToStop);
  if (heard.length === 0) return NOTHING;
  return fire(
    about,
    'SAF-19',
    'within-3d',
    `${heard.map((one) => `${one.what.trim()} (${one.severity}${one.wantsToStop ? ', wants to stop' : ''})`).join('; ')}.`,
  );
};

const mood = (about: Case): readonly Trigger[] => {
  const { phq2, gad2 } = score(about.input);
  return [
    ...(isPositive('phq2', phq2) === true ? fire(about, 'ADV-PHQ9', 'within-3d', `score ${phq2} of 6.`) : NOTHING),
    ...(isPositive('gad2', gad2) === true ? fire(about, 'ADV-GAD7', 'within-3d', `score ${gad2} of 6.`) : NOTHING),
  ];
};

/**
 * Safety triggers of one check-in (SAF-02 to SAF-08, SAF-10, SAF-19) and advice to complete PHQ-9 or GAD-7. Pure: the same
 * submission gives the same triggers, each id at most once, most urgent first. Red flags that were not asked fire nothing.
 */
export const triggersIn = (input: RecordCheckIn, context: TriggerContext): readonly Trigger[] => {
  const about: Case = { input, context, flags: new Set(input.redFlags ?? []) };
  const all = [emergencies, weakness, fever, posturalHeadache, rise, sideEffects, mood].flatMap((rule) => rule(about));
  return [...all].sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || a.id.localeCompare(b.id));
};
