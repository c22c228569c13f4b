import { daysBetween } from '../dates.js';
import type { RecordCheckIn, RedFlag, Trigger } from './check-in.js';
import { mood, suicidal } from './mood-triggers.js';
import { painRise } from './pain-rise.js';
import { after, dayOf, fire, named, NOTHING, type Case, type Found, type TriggerContext, type TriggerCourse } from './trigger-case.js';
import { PRIORITIES, TRIGGER_TEXTS, type TriggerId } from './trigger-texts.js';

/** Days after the procedure day, both days included; a day is not a moment, so 72 hours reach to the end of day 3. */
const WINDOW_DAYS = { neuraxialDeficit: 3, afterBlock: 3, duralPuncture: 5, infection: 30 } as const;
const INFECTION_TAGS: readonly string[] = ['injection', 'implant', 'neuraxial', 'procedure', 'infusion'];

/** Flags that mean the same whatever else is known. */
const SIMPLE: readonly { readonly id: TriggerId; readonly priority: Trigger['priority']; readonly flags: readonly RedFlag[] }[] = [
  { id: 'SAF-02', priority: 'stat', flags: ['saddle-numbness', 'bladder-bowel-change', 'both-legs-weak'] },
  { id: 'SAF-07', priority: 'stat', flags: ['thunderclap-headache', 'chest-pain', 'fainting', 'allergic-reaction', 'seizure', 'mouth-tingling-ringing'] },
  { id: 'SAF-08', priority: 'stat', flags: ['hard-to-wake', 'breathing-slow'] },
  { id: 'SAF-09', priority: 'same-day', flags: ['black-stool-or-blood', 'jaundice', 'severe-rash', 'serotonin-signs', 'eye-pain-halos'] },
  { id: 'SAF-12', priority: 'within-3d', flags: ['weight-loss', 'night-pain', 'injury'] },
  { id: 'SAF-14', priority: 'within-24h', flags: ['hallucinations', 'bladder-pain', 'craving'] },
];

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

const plainFlags = (about: Case): readonly Found[] =>
  SIMPLE.flatMap(({ id, priority, flags }) => {
    const present = flags.filter((flag) => about.flags.has(flag));
    return present.length === 0 ? NOTHING : fire(about, id, priority, named(present));
  });

const DEFICITS: readonly RedFlag[] = ['severe-back-pain-with-deficit', 'new-weakness', 'both-legs-weak'];

/** Weakness that an earlier check-in since the procedure already reported persists or returns: no longer the block wearing off. */
const reportedSince = ({ input, context }: Case, block: TriggerCourse): boolean =>
  context.checkIns.some((earlier) => {
    const on = dayOf(block);
    return on !== null && earlier.takenOn >= on && earlier.takenOn < input.takenOn && (earlier.redFlags ?? []).some((flag) => DEFICITS.includes(flag));
  });

/** SAF-03: sooner when a block was just done or severe pain comes with it. Both legs weak is SAF-02 already. */
const newWeakness = (about: Case, present: readonly RedFlag[]): readonly Found[] => {
  const reported = present.filter((flag) => flag !== 'both-legs-weak');
  if (reported.length === 0) return NOTHING;
  const block = recent(about, ['nerve-block', 'local-anaesthetic'], WINDOW_DAYS.afterBlock);
  if (block !== null) return fire(about, 'SAF-03', reportedSince(about, block) ? 'stat' : 'same-day', `${named(reported)}${after(block, about.input.takenOn)}`);
  return fire(about, 'SAF-03', reported.includes('severe-back-pain-with-deficit') ? 'same-day' : 'within-24h', named(reported));
};

/** SAF-05 within 72 hours of a neuraxial procedure; else SAF-03. */
const weakness = (about: Case): readonly Found[] => {
  const present = DEFICITS.filter((flag) => about.flags.has(flag));
  if (present.length === 0) return NOTHING;
  const neuraxial = recent(about, ['neuraxial'], WINDOW_DAYS.neuraxialDeficit);
  return neuraxial === null ? newWeakness(about, present) : fire(about, 'SAF-05', 'stat', `${named(present)}${after(neuraxial, about.input.takenOn)}`);
};

const fever = (about: Case): readonly Found[] => {
  if (!about.flags.has('fever')) return NOTHING;
  const source = recent(about, INFECTION_TAGS, WINDOW_DAYS.infection);
  const withPain = about.flags.has('severe-back-pain-with-deficit');
  const detail = `${withPain ? named(['fever', 'severe-back-pain-with-deficit']) : named(['fever'])}${after(source, about.input.takenOn)}`;
  return fire(about, 'SAF-04', source !== null || withPain ? 'stat' : 'same-day', detail);
};

/** A postural headache without an epidural on record is still asked about: it may have been done elsewhere. */
const posturalHeadache = (about: Case): readonly Found[] => {
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

const rise = (about: Case): readonly Found[] => {
  const { input, context } = about;
  const found = painRise(input, context.checkIns, context.courses);
  if (found === null) return NOTHING;
  const detail = `pain ${found.previous} and ${input.painNow} on two check-ins, against a mean of ${found.mean.toFixed(1)} (${found.n} readings in the 28 days before).`;
  return fire(about, 'SAF-10', 'within-2d', detail);
};

const sideEffects = (about: Case): readonly Found[] => {
  const heard = about.input.sideEffects.filter((one) => one.severity !== 'mild' || one.wantsToStop);
  if (heard.length === 0) return NOTHING;
  return fire(
    about,
    'SAF-19',
    'within-3d',
    `${heard.map((one) => `${one.what.trim()} (${one.severity}${one.wantsToStop ? ', wants to stop' : ''})`).join('; ')}.`,
  );
};

/** What one check-in calls for, without the words of staff: all that the patient's page needs of it. Pure; each id at most once, most urgent first. */
export const foundIn = (input: RecordCheckIn, context: TriggerContext): readonly Found[] => {
  const about: Case = { input, context, flags: new Set(input.redFlags ?? []) };
  const all = [suicidal, plainFlags, weakness, fever, posturalHeadache, rise, sideEffects, mood].flatMap((rule) => rule(about));
  return [...all].sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || a.id.localeCompare(b.id));
};

/**
 * Safety triggers of one check-in (SAF-01 to SAF-12, SAF-14, SAF-19) and advice to complete PHQ-9 or GAD-7. Pure: the same
 * submission gives the same triggers, each id at most once, most urgent first. Red flags that were not asked fire nothing.
 */
export const triggersIn = (input: RecordCheckIn, context: TriggerContext): readonly Trigger[] =>
  foundIn(input, context).map(({ id, priority, detail }) => {
    const { about, action } = TRIGGER_TEXTS[id];
    return { id, priority, what: `${about}: ${detail}`, action };
  });

/**
 * The same as the front desk is told when it wrote the answers down: what kind of thing, and what to do. The details may hold
 * earlier answers and treatments, which are the care team's.
 */
export const forDesk = (triggers: readonly Trigger[]): readonly Trigger[] =>
  triggers.map((trigger) => ({ ...trigger, what: `${TRIGGER_TEXTS[trigger.id as TriggerId].about}.` }));
