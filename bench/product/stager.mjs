import { performance } from 'node:perf_hooks';
import { MODALITIES, MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { stage } from '@stagewell/shared/sequencing/stager/stage';
import { boardWith, CHART, courseWith, TODAY } from './plan.mjs';

const THERAPY_DAYS = 84;
/** How a plan is mixed, by category. */
const MIX = { medication: 0.3, restorative: 0.22, behavioral: 0.16, interventional: 0.16, complementary: 0.16 };

/** Numbers from a seed: the same plans every time. */
const diceOf = (seed) => {
  let state = (seed * 2654435761 + 97) >>> 0;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
  return { below: (count) => Math.floor(next() * count), chance: (share) => next() < share };
};

const isPlausible = ({ tags, class: kind, grade }) => !tags.includes('opioid') && kind !== 'benzodiazepine' && !['D', 'N'].includes(grade.value ?? '');

const modalitiesOf = (dice, count) => {
  const used = new Set();
  const wanted = Object.entries(MIX).flatMap(([category, share]) => Array(Math.max(1, Math.round(count * share))).fill(category));
  return wanted
    .slice(0, count)
    .concat(Array(Math.max(0, count - wanted.length)).fill('restorative'))
    .map((category) => {
      const all = MODALITIES.filter((modality) => modality.category === category && isPlausible(modality));
      const fresh = all.filter(({ id }) => !used.has(id));
      const from = fresh.length > 0 ? fresh : all;
      const modality = from[dice.below(from.length)];
      used.add(modality.id);
      return modality;
    });
};

const courseOf = (modality, index, dice) => {
  const isTherapy = !['medication', 'interventional'].includes(modality.category);
  const startsOn = addDays(TODAY, index * 7);
  const length = isTherapy ? THERAPY_DAYS : modality.usualLengthDays;
  return courseWith(modality, {
    id: `course-${String(index).padStart(2, '0')}`,
    startsOn,
    endsOn: length === null ? null : addDays(startsOn, length - 1),
    sessionsPerWeek: isTherapy ? 1 + dice.below(2) : null,
  });
};

const PATIENT = { ...CHART, preferences: { ...CHART.preferences, visitsPerWeek: 4 } };

/** Every course free: the hardest case. In a plan under way a quarter has started and half of the rest has bounds. */
const requestOf = (seed, { count, horizon, aim, underWay }) => {
  const dice = diceOf(seed);
  const modalities = modalitiesOf(dice, count);
  const board = boardWith(modalities.map((modality, index) => courseOf(modality, index, dice)));
  const document = documentOf(PATIENT, board, MODALITY_BY_ID, TODAY);
  const courses = document.plan.courses.map((course, index) => {
    if (!underWay || index % 4 !== 0) return course;
    const by = -7 * (index + 4);
    const endsOn = course.endsOn === null ? null : addDays(course.endsOn, by);
    return { ...course, started: true, startsOn: addDays(TODAY, by), adequateOn: addDays(TODAY, by), endsOn };
  });
  const freedom = Object.fromEntries(
    courses.map(({ id, modality }, index) => [
      id,
      {
        priority: 1 + dice.below(3),
        payerLeadDays: modality.category === 'interventional' ? 14 : 0,
        ...(underWay && index % 2 === 1 ? { notBefore: addDays(TODAY, 14 * dice.below(6)), notAfter: addDays(TODAY, horizon - 30) } : {}),
      },
    ]),
  );
  const closures = [{ from: addDays(TODAY, 40), to: addDays(TODAY, 46), what: 'everything' }];
  return { document: { ...document, plan: { ...document.plan, courses } }, freedom, horizon: addDays(TODAY, horizon), closures, aim };
};

const LIMIT_MS = 2000;
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

const stageOnce = (request) => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { gap } = stage(request, RULES, { shouldStop: () => performance.now() - began > LIMIT_MS });
  return { ms: performance.now() - began, cpuMs: process.cpuUsage(cpu).user / 1000, gap };
};

/** Stages random plans of one shape, each for at most two seconds; says how long it took and how much was proven. */
const measureShape = ({ plans, ...shape }) => {
  const results = Array.from({ length: plans }, (_, seed) => stageOnce(requestOf(seed, shape)));
  const sorted = (figure) => results.map(figure).toSorted((a, b) => a - b);
  const [ms, cpuMs, shares] = [sorted((one) => one.ms), sorted((one) => one.cpuMs), sorted(({ gap }) => gap?.share ?? 0)];
  return {
    ...shape,
    plans,
    ms: { median: at(ms, 0.5), p95: at(ms, 0.95) },
    cpuMs: { median: at(cpuMs, 0.5), p95: at(cpuMs, 0.95) },
    proven: results.filter(({ gap }) => gap === null).length,
    within5: results.filter(({ gap }) => gap === null || gap.share <= 0.05).length,
    medianGap: at(shares, 0.5),
  };
};

/** About a course a month, as the rules would have it; the horizon leaves room for that. */
const horizonOf = (count) => Math.max(365, count * 28);

/** The sizes that have goals, and how it grows. */
export const stager = () => {
  const soonest = { aim: 'soonest-relief', underWay: false };
  measureShape({ ...soonest, count: 8, horizon: 365, plans: 20 });
  return {
    goals: [
      { ...soonest, count: 12, horizon: 365, plans: 200 },
      { ...soonest, count: 12, horizon: 365, plans: 20, underWay: true },
      { ...soonest, count: 12, horizon: 365, plans: 20, aim: 'clearest-attribution' },
      { ...soonest, count: 12, horizon: 365, plans: 20, aim: 'lightest-burden' },
      { ...soonest, count: 30, horizon: horizonOf(30), plans: 20 },
      { ...soonest, count: 30, horizon: 540, plans: 20, underWay: true },
    ].map(measureShape),
    growth: [5, 10, 15, 20, 25, 30, 35, 40].map((count) => measureShape({ ...soonest, count, horizon: horizonOf(count), plans: 10 })),
  };
};
