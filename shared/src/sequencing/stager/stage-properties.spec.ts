import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../dates.js';
import { RULES } from '../data/rule-set.js';
import type { Rule } from '../rules.js';
import { courseOf, TODAY, traitsFor } from '../testing.js';
import type { StageRequest, StageResult } from './request.js';
import { stage } from './stage.js';
import { smallRequest } from './testing/random.js';

/** The same with every day of it later. */
const shifted = (value: unknown, by: number): unknown => {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? addDays(value, by) : value;
  if (Array.isArray(value)) return value.map((one) => shifted(one, by));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'modality' || key === 'backup' ? one : shifted(one, by)]));
};

/** Enough for nearly all of these; a schedule that is not proven to be the best is not compared with another. */
const staged = (request: StageRequest, rules: readonly Rule[] = RULES): StageResult => stage(request, rules, { maxNodes: 1_500 });

const seeds = fc.integer({ min: 0, max: 1_000_000 });
/** More of them: `STAGER_RUNS=1000`. */
const RUNS = { numRuns: Number(process.env['STAGER_RUNS'] ?? 40), seed: 7 };

describe('staging, whatever the plan', () => {
  it('does not depend on the order of courses and rows', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = smallRequest(seed);
        const { plan } = request.document;
        const turned = { ...request, document: { ...request.document, plan: { ...plan, courses: plan.courses.toReversed() } } };
        expect(staged(turned, RULES.toReversed())).toEqual(staged(request));
      }),
      RUNS,
    );
  });

  it('moves with the calendar', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 25 }), (seed, by) => {
        const request = smallRequest(seed);
        const later = shifted(request, by) as StageRequest;
        expect(staged(later).starts).toEqual(shifted(staged(request).starts, by));
      }),
      RUNS,
    );
  });

  it('costs the same under other ids, in whatever order', () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.integer({ min: 0, max: 999 })), (seed, numbers) => {
        const request = smallRequest(seed);
        const ids = new Map(request.document.plan.courses.map(({ id }, at) => [id, `${numbers.next().value}-${at}`]));
        const rename = (id: string): string => ids.get(id) ?? id;
        const renamedKeys = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).map(([id, one]) => [rename(id), one]));
        const courses = request.document.plan.courses.map((course) => ({
          ...course,
          id: rename(course.id),
          rotatesFromId: course.rotatesFromId === null ? null : rename(course.rotatesFromId),
        }));
        const renamed: StageRequest = {
          ...request,
          freedom: renamedKeys(request.freedom),
          baseline: request.baseline ? renamedKeys(request.baseline) : null,
          document: { ...request.document, plan: { ...request.document.plan, courses } },
        };
        const [one, other] = [staged(request), staged(renamed)];
        if (one.optimal && other.optimal) expect(other.cost).toEqual(one.cost);
      }),
      RUNS,
    );
  });

  it('never gets better by a tighter rule', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, more) => {
        const request = { ...smallRequest(seed), baseline: null };
        const tighter = RULES.map((rule): Rule => {
          if (rule.kind === 'spacing')
            return { ...rule, parameters: { ...rule.parameters, windows: rule.parameters.windows.map(({ max, days }) => ({ max, days: days + more })) } };
          if (rule.kind === 'requires')
            return { ...rule, parameters: { ...rule.parameters, needs: rule.parameters.needs.map((need) => ({ ...need, lagDays: need.lagDays + more })) } };
          return rule;
        });
        const [before, tight] = [staged(request), staged(request, tighter).cost];
        const loose = before.optimal ? before.cost : null;
        const findings = (cost: StageResult['cost']): number => (cost === null ? 0 : cost.blocks * 1e7 + cost.overBudget * 1e5 + cost.warnings);
        expect(findings(tight)).toBeGreaterThanOrEqual(findings(loose));
      }),
      RUNS,
    );
  });

  it('leaves the others alone when a course comes that no rule speaks of', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        // Where the clinic is closed it could not start today.
        const request = { ...smallRequest(seed), closures: [] };
        const quiet = RULES.map((rule): Rule =>
          rule.kind === 'spacing' ? { ...rule, parameters: { ...rule.parameters, subject: { any: [], none: ['quiet'] } } } : rule,
        ).filter(({ kind }) => kind === 'spacing' || kind === 'exclusion' || kind === 'repeat');
        const courses = [...request.document.plan.courses, courseOf('zz', traitsFor('quiet', { tags: ['quiet'] }), TODAY)];
        const more = { ...request, aim: 'soonest-relief' as const, document: { ...request.document, plan: { ...request.document.plan, courses } } };
        const [without, withIt] = [staged({ ...request, aim: 'soonest-relief' }, quiet), staged(more, quiet)];
        const { zz, ...others } = withIt.starts;
        if (without.optimal && withIt.optimal) expect({ zz, others }).toEqual({ zz: TODAY, others: without.starts });
      }),
      RUNS,
    );
  });

  it('never moves what has started, is over or is fixed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = smallRequest(seed);
        const { starts } = staged(request);
        const stays = request.document.plan.courses.filter(({ id, started, over }) => started || over || request.freedom[id]?.fixed === true);
        for (const { id, startsOn } of stays) if (starts[id] !== undefined) expect({ id, on: starts[id] }).toEqual({ id, on: startsOn });
      }),
      RUNS,
    );
  });

  it('gives a reason for every course that it places', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { starts, why } = staged(smallRequest(seed));
        for (const { courseId, startsOn, earlier, reasons, text } of why) {
          expect(starts[courseId]).toBe(startsOn);
          expect(reasons.length).toBeGreaterThan(0);
          expect(earlier === null).toBe(reasons.every(({ kind }) => kind === 'bound'));
          expect(reasons.every((reason) => reason.kind !== 'rule' || !reason.courseIds.includes(courseId))).toBe(true);
          expect([text.en, text.es].every((sentence) => sentence.endsWith('.') && !sentence.includes('undefined'))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('moves nothing when it is asked again', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = smallRequest(seed);
        const first = staged({ ...request, baseline: null });
        if (!first.optimal) return;
        expect(staged({ ...request, baseline: first.starts }).starts).toEqual(first.starts);
      }),
      RUNS,
    );
  });

  it('proves a gap that holds, however early it is stopped', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, maxNodes) => {
        const request = smallRequest(seed);
        const [early, best] = [stage(request, RULES, { maxNodes }), staged(request)];
        if (early.gap === null || best.cost === null || !best.optimal) return;
        expect(early.gap.bound).toBeLessThanOrEqual(best.cost[early.gap.level]);
        expect(early.gap.cost).toBeGreaterThanOrEqual(early.gap.bound);
      }),
      RUNS,
    );
  });
});
