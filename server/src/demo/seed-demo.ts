import type { INestApplicationContext } from '@nestjs/common';
import { ASKING, USUALLY_ASKED } from '@stagewell/shared/check-ins/asking';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { SAFETY_CONTACT, SUGGESTED_CRISIS, type SafetyContact } from '@stagewell/shared/people/safety-contact';
import { boardOf } from '@stagewell/shared/plans/board';
import { templateOf } from '@stagewell/shared/templates/place-template';
import { RequestsService } from '../check-ins/requests.service.js';
import { SafetyContactService } from '../clinics/safety-contact.service.js';
import { ChartService } from '../patients/chart.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { chanceOf } from './chance.js';
import { enterTerms, handleCoverage } from './coverage.js';
import { enterClosures } from './closures.js';
import { playStory } from './play-story.js';
import { seedScheduling } from './scheduling.js';
import { openStage, type Stage } from './stage.js';
import { OTHER_STORIES, STORIES, type StoryMaker } from './stories/stories.js';
import type { Story, When } from './story.js';
import { playWaiting } from './waiting.js';

/** Changing it makes other people of the same stories. */
const SEED = 'harbor-1';

const whenOf = (key: string, today: CalendarDate): When => ({ today, ago: (days) => addDays(today, -days), chance: chanceOf(`${SEED} ${key}`) });

/** Everything that the demo tells, for a seeding day. Pure: the same day gives the same stories. */
export const storiesOn = (today: CalendarDate, makers: readonly StoryMaker[]): readonly Story[] =>
  makers.map(({ key, tell }) => ({ ...tell(whenOf(key, today)), key }));

export interface Seeded {
  readonly today: CalendarDate;
  /** Patient ids by story. */
  readonly patients: ReadonlyMap<string, string>;
}

const DEMO_TEAM = ['rivera@demo.test', 'okoye@demo.test', 'lindqvist@demo.test', 'tanaka@demo.test', 'brooks@demo.test', 'nguyen@demo.test'] as const;
const DEMO_ADMIN = 'adeyemi@demo.test';

/** What the clinic keeps as an order set: the plan of one story, saved by whoever wrote it. */
interface StoryTemplate {
  readonly story: string;
  readonly by: string;
  readonly name: string;
  readonly description: string;
}
const BACK_TO_WORK: StoryTemplate = {
  story: 'responder',
  by: 'rivera@demo.test',
  name: 'Back pain at work: medicine, movement, mind',
  description: 'Low back pain with worry, for people who stand or lift at work. Five weeks between starts.',
};

const saveTemplate = async (stage: Stage, patients: ReadonlyMap<string, string>, { story, by, ...words }: StoryTemplate): Promise<void> => {
  stage.at(stage.today);
  const patientId = patients.get(story) ?? '';
  const { plan } = await stage.app.get(ChartService, { strict: false }).read(patientId, stage.me(by, 'chart.read'));
  if (plan === null) throw new Error(`${story} has no plan to save as a template`);
  await stage.app.get(TemplatesService, { strict: false }).save({ ...words, document: templateOf(boardOf(plan)) }, stage.me(by, 'plan-template.save'));
};

/** Numbers of the range that is kept free for stories. */
const CONTACT: SafetyContact = {
  crisisEn: SUGGESTED_CRISIS.en,
  crisisEs: SUGGESTED_CRISIS.es,
  onCallName: 'Dr. Elena Rivera',
  onCallPhone: '(212) 555-0142',
  clinicPhone: '(212) 555-0100',
  asksBirthDate: false,
  linkHours: SAFETY_CONTACT.linkHours.usual,
};

/** Whom patients turn to, and what two of them are asked today. */
const openTheDoor = async (stage: Stage, patients: ReadonlyMap<string, string>): Promise<void> => {
  stage.at(stage.today);
  await stage.app.get(SafetyContactService, { strict: false }).save(CONTACT, stage.me(DEMO_ADMIN, 'safety-contact.save'));
  const asked = { dueOn: stage.today, latestOn: addDays(stage.today, ASKING.window.usual) };
  for (const [story, instruments] of [
    ['responder', [...USUALLY_ASKED, 'phq4', 'pgic']],
    ['non-responder', USUALLY_ASKED],
  ] as const)
    await stage.app
      .get(RequestsService, { strict: false })
      .ask(patients.get(story) ?? '', { ...asked, instruments }, stage.me('brooks@demo.test', 'check-in-request.add'));
};

/** What is done before the stories begin, and when all are told. */
interface Around {
  readonly before?: (stage: Stage) => Promise<void>;
  readonly after?: (stage: Stage, patients: Seeded['patients']) => Promise<void>;
}

const play = async (
  app: INestApplicationContext,
  emails: readonly [string, ...string[]],
  makers: readonly StoryMaker[],
  say: (line: string) => void,
  { before = () => Promise.resolve(), after = () => Promise.resolve() }: Around = {},
): Promise<Seeded> => {
  const stage = await openStage(app, emails);
  try {
    await before(stage);
    const patients = new Map<string, string>();
    for (const story of storiesOn(stage.today, makers)) {
      patients.set(story.key, await playStory(stage, story));
      say(`  ${story.key}: ${story.checkIns.length} check-ins`);
    }
    await after(stage, patients);
    return { today: stage.today, patients };
  } finally {
    await stage.leave();
  }
};

/**
 * Fills the demo clinic with its stories through the services that the application uses. The clinic and its people must exist
 * already (`DEMO_CLINIC`). Throws when a plan asks for a signature that its story does not expect, or a body is refused.
 */
export const seedDemo = (app: INestApplicationContext, say: (line: string) => void): Promise<Seeded> =>
  play(app, [...DEMO_TEAM, DEMO_ADMIN], STORIES, say, {
    before: (stage) => enterTerms(stage, DEMO_ADMIN),
    after: async (stage, patients) => {
      await saveTemplate(stage, patients, BACK_TO_WORK);
      await enterClosures(stage, DEMO_ADMIN);
      await seedScheduling(stage);
      await openTheDoor(stage, patients);
      await handleCoverage(stage, patients);
      await playWaiting(stage, patients);
    },
  });

/** The same for the second clinic (`OTHER_CLINIC`), which exists to show that neither sees the other. */
export const seedOtherClinic = (app: INestApplicationContext, say: (line: string) => void): Promise<Seeded> =>
  play(app, ['other@demo.test'], OTHER_STORIES, say);
