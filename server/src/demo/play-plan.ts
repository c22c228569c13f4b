import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import type { Accepting, CourseDraft, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded, type MissingSignature } from '@stagewell/shared/sequencing/may-activate';
import { usualExpiry } from '@stagewell/shared/sequencing/signature-life';
import { v7 } from 'uuid';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { ChartService } from '../patients/chart.service.js';
import { ActivationService } from '../plans/activation.service.js';
import { CoursesService } from '../plans/courses.service.js';
import { PlansService } from '../plans/plans.service.js';
import { SnoozesService } from '../plans/snoozes.service.js';
import { Refusal } from '../platform/problem.js';
import { DEMO_PASSWORD } from '../platform/session/session.controller.js';
import { RulesService } from '../sequencing/rules.service.js';
import type { Act, Played } from './play-story.js';
import type { Stage } from './stage.js';
import type { StoryCourse, StoryPlan, StorySignature, StorySnooze } from './story.js';

const keep = (played: Played, { id, version }: PlanView): void => {
  played.planId = id;
  played.planVersion = version;
};

const draftOf = (stage: Stage, { draft, stage: position, responsible }: StoryCourse, id: string, plan: PlanView): CourseDraft => {
  const stageId = plan.stages.find((one) => one.position === position)?.id;
  if (stageId === undefined) throw new Error(`The plan has no stage ${position}`);
  return { ...draft, id, stageId, responsibleId: stage.me(responsible, '').accountId, rotatesFromId: null };
};

const draftPlan = async (stage: Stage, { by, title, urgentReason, courses }: StoryPlan, played: Played): Promise<void> => {
  const plans = stage.app.get(PlansService, { strict: false });
  const made = await plans.create(played.patientId, { title }, stage.me(by, 'plan.create'));
  for (const { key } of courses) played.courseIds.set(key, v7());
  const drafts = courses.map((one) => draftOf(stage, one, idOf(played, one), made));
  keep(played, await plans.saveBoard(made.id, { ...boardOf(made), urgentReason, courses: drafts }, stage.me(by, 'plan.save', made.version)));
};

const idOf = ({ courseIds }: Played, { key }: StoryCourse): string => courseIds.get(key) ?? '';

/** What the board shows, and on which day: the same judgement, by the same functions. */
const judged = async (stage: Stage, by: string, patientId: string): Promise<{ readonly evaluation: Evaluation; readonly today: CalendarDate }> => {
  const chart = await stage.app.get(ChartService, { strict: false }).read(patientId, stage.me(by, 'chart.read'));
  const { rules } = await stage.app.get(RulesService, { strict: false }).read(stage.me(by, 'rules.read'));
  const catalogue = await stage.app.get(CatalogueService, { strict: false }).list(stage.me(by, 'catalogue.read'));
  if (chart.plan === null) throw new Error('There is no plan to judge');
  const evaluation = evaluate(documentOf(chart, chart.plan, new Map(catalogue.map((entry) => [entry.id, entry])), chart.today), rules);
  return { evaluation, today: chart.today };
};

/** The story's words for a finding; a caution of the catalogue is named by its treatment, `CAUTION:<modality>`. */
const wordsFor = ({ ruleId }: MissingSignature, { signatures }: StoryPlan): readonly [rule: string, words: StorySignature] | undefined =>
  Object.entries(signatures).find(([rule]) => ruleId === rule || ruleId.startsWith(`${rule}:`));

/** Signs what the story expects, all of it and nothing else: a finding that nobody thought of is never signed away. */
const signed = (asked: readonly MissingSignature[], plan: StoryPlan, today: CalendarDate): readonly SignatureInput[] => {
  const strange = asked.filter((one) => one.needs === 'scope-decision' || wordsFor(one, plan) === undefined);
  if (strange.length > 0)
    throw new Error(`"${plan.title}" does not expect ${strange.map(({ ruleId, needs, text }) => `${ruleId} (${needs}): ${text.en}`).join(' · ')}`);
  const idle = Object.keys(plan.signatures).filter((rule) => !asked.some((one) => wordsFor(one, plan)?.[0] === rule));
  if (idle.length > 0) throw new Error(`"${plan.title}" expects ${idle.join(', ')}, but nothing asks for it`);
  return asked.flatMap(({ needs, ...one }) => {
    const words = wordsFor({ ...one, needs }, plan)?.[1];
    if (needs === 'scope-decision' || words === undefined) return [];
    const { reasonCode, reason, lastsDays } = words;
    const expiresOn = lastsDays === undefined ? usualExpiry(needs, today) : addDays(today, lastsDays);
    return [{ fingerprint: one.fingerprint, decision: needs, reasonCode, reason, expiresOn }];
  });
};

const activate = async (stage: Stage, plan: StoryPlan, played: Played): Promise<void> => {
  const { evaluation, today } = await judged(stage, plan.by, played.patientId);
  const input = { password: DEMO_PASSWORD, signatures: signed(signaturesNeeded(evaluation), plan, today) };
  keep(
    played,
    await stage.app.get(ActivationService, { strict: false }).activate(played.planId, input, stage.me(plan.by, 'plan.activate', played.planVersion)),
  );
};

/** Whoever records something reads what it changes, and accepts that. */
const accepting = async (change: (accepted: Accepting) => Promise<PlanView>): Promise<PlanView> => {
  try {
    return await change({});
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'impact-unseen') throw error;
    return change({ accepted: String(error.extra.context?.['fingerprint']) });
  }
};

const start = async (stage: Stage, course: StoryCourse, startedOn: CalendarDate, played: Played): Promise<void> => {
  const me = stage.me(course.responsible, 'course.start', played.planVersion);
  const courses = stage.app.get(CoursesService, { strict: false });
  keep(played, await accepting((accepted) => courses.start(played.planId, idOf(played, course), { startedOn, ...accepted }, me)));
};

const stop = async (stage: Stage, course: StoryCourse, ended: NonNullable<StoryCourse['ended']>, played: Played): Promise<void> => {
  const { on: endedOn, ...why } = ended;
  const me = stage.me(course.responsible, 'course.stop', played.planVersion);
  const courses = stage.app.get(CoursesService, { strict: false });
  keep(played, await accepting((accepted) => courses.stop(played.planId, idOf(played, course), { endedOn, ...why, ...accepted }, me)));
};

const snooze = async (stage: Stage, { by, ruleId, untilOn, reasonCode, reason }: StorySnooze, played: Played): Promise<void> => {
  const { findings } = (await judged(stage, by, played.patientId)).evaluation;
  const fingerprints = findings.filter((finding) => finding.ruleId === ruleId).map(({ fingerprint }) => fingerprint);
  const input = { fingerprints, untilOn, reasonCode, reason };
  await stage.app.get(SnoozesService, { strict: false }).snooze(played.planId, input, stage.me(by, 'finding.snooze'));
};

const courseActs = (stage: Stage, course: StoryCourse): readonly Act[] => {
  const { startedOn, ended } = course;
  return [
    ...(startedOn === null ? [] : [{ on: startedOn, play: (played: Played) => start(stage, course, startedOn, played) }]),
    ...(ended === null ? [] : [{ on: ended.on, play: (played: Played) => stop(stage, course, ended, played) }]),
  ];
};

/** Drafting, signing, starting and stopping, each on its day. */
export const planActs = (stage: Stage, plan: StoryPlan | null): readonly Act[] => {
  if (plan === null) return [];
  const { activatedOn } = plan;
  return [
    { on: plan.draftedOn, play: (played) => draftPlan(stage, plan, played) },
    ...(activatedOn === null ? [] : [{ on: activatedOn, play: (played: Played) => activate(stage, plan, played) }]),
    ...plan.courses.flatMap((course) => courseActs(stage, course)),
    ...(plan.snoozes ?? []).map((one) => ({ on: one.on, play: (played: Played) => snooze(stage, one, played) })),
  ];
};
