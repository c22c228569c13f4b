import type { Trigger } from '@stagewell/shared/check-ins/check-in';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { CheckInsService } from '../check-ins/check-ins.service.js';
import { GoalRatingsService } from '../goals/goal-ratings.service.js';
import { ImportsService } from '../interchange/imports.service.js';
import { PatientsService } from '../patients/patients.service.js';
import { RecordsService } from '../patients/records.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import { planActs } from './play-plan.js';
import type { Stage } from './stage.js';
import type { Story, StoryCheckIn } from './story.js';

/** What is known of a story while it is played. */
export interface Played {
  patientId: string;
  planId: string;
  planVersion: number;
  tasksSeenTo: number;
  readonly courseIds: Map<string, string>;
  /** By the goal's words. */
  readonly goalIds: Map<string, string>;
}

/** One thing that happens on a day. Things of one day happen in the order in which they are listed. */
export interface Act {
  readonly on: CalendarDate;
  readonly play: (played: Played) => Promise<void>;
}

/** Tasks of the last days are left for whoever looks at the demo; older ones were seen to the day after. */
const SEEN_TO_AFTER_DAYS = 4;

/** What was done about a task, by trigger; the n-th time the n-th sentence, over and over. */
const OUTCOMES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'SAF-10': ['Called back: two busy days in a row, no warning signs, treatment taken as planned. Went through pacing and the flare plan.'],
  'SAF-19': ['Talked the side effect through; it is bearable and known to pass. Agreed to go on and to call if it gets worse.'],
  'ADV-PHQ9': [
    'PHQ-9 done by phone: 9, item 9 answered with 0. Mood is on the list for the next visit.',
    'Spoke on the phone: tired after a bad week, no thoughts of death. PHQ-9 again at the next visit.',
    'Seen at the visit: PHQ-9 is 8, item 9 answered with 0. Sleep and daily plan gone through.',
  ],
  'ADV-GAD7': [
    'GAD-7 done by phone: 9. Worries are mostly about work; taken up with the psychologist.',
    'Spoke on the phone: worried about the next appointment, otherwise as before. GAD-7 is 8.',
    'Seen at the visit: GAD-7 is 7. Breathing exercise gone through again.',
  ],
};

const courseId = (played: Played, key: string): string => {
  const id = played.courseIds.get(key);
  if (id === undefined) throw new Error(`The plan has no course ${key}`);
  return id;
};

const arrive = async (stage: Stage, { arrives, team: [first] }: Story): Promise<string> => {
  if (arrives.by === 'form') return (await stage.app.get(PatientsService, { strict: false }).create(arrives.patient, stage.me(first, 'patient.create'))).id;
  return (await stage.app.get(ImportsService, { strict: false }).take(arrives.source, arrives.fileName, stage.me(first, 'import.fhir'))).patientId;
};

const joinTeam = async (stage: Stage, { team: [, ...others] }: Story, patientId: string): Promise<void> => {
  for (const email of others)
    await stage.app.get(PatientsService, { strict: false }).join(patientId, { reason: 'Shares the care of this patient' }, stage.me(email, 'care-team.join'));
};

const prefer = async (stage: Stage, { preferences, team: [first] }: Story, patientId: string): Promise<void> => {
  if (preferences === null) return;
  const { site, ...rest } = preferences;
  const siteId = stage.sites.find(({ name }) => name === site)?.id;
  if (siteId === undefined) throw new Error(`The clinic has no site ${site}`);
  await stage.app.get(PatientsService, { strict: false }).preferences(patientId, { ...rest, siteId }, stage.me(first, 'preferences.edit'));
};

const checkIn = (stage: Stage, { by, input, adherence, sideEffects }: StoryCheckIn, played: Played): Promise<readonly Trigger[]> =>
  stage.app
    .get(CheckInsService, { strict: false })
    .record(
      played.patientId,
      {
        ...input,
        adherence: adherence.map(({ course, percent }) => ({ courseId: courseId(played, course), percent })),
        sideEffects: sideEffects.map(({ course, ...one }) => ({ ...one, courseId: course === null ? null : courseId(played, course), wantsToStop: false })),
      },
      stage.me(by, 'check-in.record'),
    )
    .then(({ triggers }) => triggers);

/** Closes the patient's open tasks as a clinician would, with what was done. */
const seeTo = async (stage: Stage, email: string, played: Played): Promise<void> => {
  const tasks = stage.app.get(TasksService, { strict: false });
  const open = await tasks.open(stage.me(email, 'tasks.read'));
  for (const task of open.filter((one) => one.patientId === played.patientId)) {
    const known = OUTCOMES[task.triggerId];
    if (known === undefined) throw new Error(`Nobody knows what was done about ${task.triggerId}`);
    const outcome = known[played.tasksSeenTo++ % known.length] ?? known[0];
    await tasks.close(task.id, { outcome }, stage.me(email, 'task.close', task.version));
  }
};

const checkInActs = (stage: Stage, story: Story): readonly Act[] =>
  story.checkIns.map((one) => ({
    on: one.input.takenOn,
    play: async (played) => {
      const triggers = await checkIn(stage, one, played);
      if (triggers.length === 0 || one.input.takenOn > addDays(stage.today, -SEEN_TO_AFTER_DAYS)) return;
      stage.at(addDays(one.input.takenOn, 1));
      await seeTo(stage, story.team[0], played);
    },
  }));

const recordActs = (stage: Stage, { records, team: [first] }: Story): readonly Act[] =>
  records.map(({ on, section, input }) => ({
    on,
    play: async ({ patientId, goalIds }) => {
      const row = await stage.app.get(RecordsService, { strict: false }).add(section, patientId, input, stage.me(first, `${section}.add`));
      if (section === 'goals') goalIds.set(String(row['text']), String(row['id']));
    },
  }));

const ratingActs = (stage: Stage, { ratings = [] }: Story): readonly Act[] =>
  ratings.map(({ goal, by, ...rating }) => ({
    on: rating.ratedOn,
    play: async ({ patientId, goalIds }) => {
      const id = goalIds.get(goal);
      if (id === undefined) throw new Error(`There is no goal “${goal}”`);
      await stage.app.get(GoalRatingsService, { strict: false }).rate(patientId, id, rating, stage.me(by, 'goal.rate'));
    },
  }));

/** Plays a story from its first day to the seeding day, through the services that the application uses. Answers the patient's id. */
export const playStory = async (stage: Stage, story: Story): Promise<string> => {
  stage.at(story.on);
  const patientId = await arrive(stage, story);
  await joinTeam(stage, story, patientId);
  await prefer(stage, story, patientId);
  const played: Played = { patientId, planId: '', planVersion: 0, tasksSeenTo: 0, courseIds: new Map(), goalIds: new Map() };
  const acts = [...recordActs(stage, story), ...ratingActs(stage, story), ...planActs(stage, story.plan), ...checkInActs(stage, story)];
  for (const { on, play } of acts.toSorted((a, b) => a.on.localeCompare(b.on))) {
    stage.at(on);
    await play(played);
  }
  return patientId;
};
