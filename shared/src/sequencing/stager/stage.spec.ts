import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '../../dates.js';
import { RULES } from '../data/rule-set.js';
import { evaluate } from '../evaluate.js';
import type { Rule } from '../rules.js';
import { courseOf, documentFor, patientOf, TODAY, traitsFor } from '../testing.js';
import { withStarts } from './pieces.js';
import type { StageRequest, StageResult } from './request.js';
import { stage } from './stage.js';

const PT = traitsFor('pt', { names: { en: 'Physical therapy', es: 'Fisioterapia' }, tags: ['exercise', 'rehab'], trialDays: { from: 56, to: 84 } });
const SNRI = traitsFor('duloxetine', {
  category: 'medication',
  tags: ['medication-optimisation'],
  ingredients: ['duloxetine'],
  trialDays: { from: 28, to: 56 },
});
const CBT = traitsFor('cbt', { category: 'behavioral', tags: ['psychological'], trialDays: { from: 56, to: 84 } });
const ESI = traitsFor('esi', { category: 'interventional', tags: ['procedure'], repeat: { minGapDays: 90, max: null, perRegion: false, onlyIfRelief: null } });

const on = (day: number): string => addDays(TODAY, day);
const requestOf = (courses: StageRequest['document']['plan']['courses'], more: Partial<StageRequest> = {}): StageRequest => ({
  document: documentFor(courses, { patient: patientOf({ baselinePain: 3 }) }),
  freedom: {},
  horizon: on(200),
  closures: [],
  aim: 'soonest-relief',
  ...more,
});
const three = [courseOf('a', PT, on(0)), courseOf('b', SNRI, on(0)), courseOf('c', CBT, on(0))];
const daysOf = ({ starts }: StageResult): Record<string, number> =>
  Object.fromEntries(Object.entries(starts).map(([id, day]) => [id, daysBetween(TODAY, day)]));
const moved = ({ cost }: StageResult) => [cost?.moved, cost?.movedDays];

describe('staging', () => {
  it('spaces starts, the most urgent first', () => {
    const result = stage(requestOf(three, { freedom: { c: { priority: 5 }, b: { priority: 3 } } }), RULES);
    expect(result).toMatchObject({ status: 'staged', optimal: true, gap: null, conflict: null });
    expect(daysOf(result)).toEqual({ c: 0, b: 28, a: 56 });
    const { findings } = evaluate(withStarts(documentFor(three), result.starts), RULES);
    expect(findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`)).toEqual(['MON-04 inform']);
  });

  it('keeps bounds, closures and lead times', () => {
    const closures = [{ from: on(0), to: on(9), what: 'everything' as const }];
    const result = stage(requestOf(three, { closures, freedom: { a: { payerLeadDays: 30 }, b: { notBefore: on(15) }, c: { notAfter: on(12) } } }), RULES);
    const days = daysOf(result);
    expect(days['c']).toBe(10);
    expect(days['a']).toBeGreaterThanOrEqual(30);
    expect(days['b']).toBeGreaterThanOrEqual(15);
  });

  it('names the closure that keeps a course from an earlier day, and why the clinic is closed', () => {
    const said = (courses: StageRequest['document']['plan']['courses'], from: number, to: number, reason = '') =>
      stage(requestOf(courses, { closures: [{ from: on(from), to: on(to), what: 'everything', reason }] }), RULES).why[0]?.text.en;
    const second = [courseOf('a', PT, on(0), { started: true }), courseOf('b', SNRI, on(0))];
    expect(said(second, 28, 28, 'staff training')).toMatch(
      /^duloxetine starts on March 30, 2027\. Not on March 28, 2027: .* \(SEQ-03\); the clinic is closed on March 29, 2027 \(staff training\)\.$/u,
    );
    expect(said(second, 40, 41, 'staff training')).not.toContain('closed');
    expect(said([courseOf('b', SNRI, on(0))], 0, 2)).toBe(
      'duloxetine starts on March 4, 2027. Not earlier: the clinic is closed from March 1, 2027 to March 3, 2027.',
    );
  });

  it('says why a course is not earlier, in both languages', () => {
    const { why } = stage(requestOf(three, { freedom: { c: { priority: 5 }, b: { priority: 3 } } }), RULES);
    expect(why.map(({ courseId, reasons }) => [courseId, reasons.map((reason) => (reason.kind === 'rule' ? reason.ruleId : reason.kind))])).toEqual([
      ['a', ['SEQ-03']],
      ['b', ['SEQ-03']],
      ['c', ['bound']],
    ]);
    expect(why[0]?.text.en).toBe(
      'Physical therapy starts on April 26, 2027. Not on April 25, 2027: duloxetine on March 29, 2027 and Physical therapy on April 25, 2027: more than one new start within 28 days (SEQ-03).',
    );
    expect(why[0]?.text.es).toContain('No el 25 de abril de 2027');
  });

  it('explains what cannot be: a minimal conflict and the fewest days to move', () => {
    const courses = [courseOf('first', ESI, on(-10), { started: true, endsOn: on(-10) }), courseOf('next', ESI, on(60))];
    const result = stage(requestOf(courses, { freedom: { next: { notAfter: on(60) } } }), RULES);
    expect(result.status).toBe('infeasible');
    expect(result.conflict?.parts).toEqual([
      { kind: 'bound', bound: 'not-after', courseId: 'next', day: on(60) },
      { kind: 'rule', ruleId: 'SEQ-20', courseIds: ['next'] },
    ]);
    expect(result.relaxation).toEqual({ days: 20, moves: [{ courseId: 'next', bound: 'not-after', to: on(80) }] });
  });

  it('says so when it is a fixed course that is in the way', () => {
    const courses = [courseOf('first', ESI, on(-10), { started: true, endsOn: on(-10) }), courseOf('next', ESI, on(60))];
    const result = stage(requestOf(courses, { freedom: { next: { fixed: true } } }), RULES);
    expect(result).toMatchObject({ status: 'infeasible', starts: { next: on(60) }, relaxation: { days: 20, moves: [{ bound: 'fixed', to: on(80) }] } });
    expect(result.conflict?.parts).toEqual([
      { kind: 'bound', bound: 'fixed', courseId: 'next', day: on(60) },
      { kind: 'rule', ruleId: 'SEQ-20', courseIds: ['next'] },
    ]);
  });

  it('blames nobody for a block that no day avoids', () => {
    const own = RULES.filter(({ kind }) => kind === 'requires').map((rule): Rule => ({ ...rule, severity: 'block' }));
    const rfa = traitsFor('rfa', { category: 'interventional', tags: ['procedure', 'ablation'] });
    const result = stage(requestOf([...three, courseOf('d', rfa, on(0))]), own);
    expect(result).toMatchObject({ status: 'staged', conflict: null, relaxation: null });
    expect(result.cost?.blocks).toBeGreaterThan(0);
  });

  it('has no days at all when bounds exclude each other', () => {
    const result = stage(requestOf(three, { freedom: { a: { notBefore: on(40), notAfter: on(30) } } }), RULES);
    expect(result).toMatchObject({ status: 'infeasible', starts: {}, relaxation: { days: 10 } });
    expect(result.conflict?.parts.map((part) => (part.kind === 'bound' ? part.bound : part.kind)).toSorted()).toEqual(['not-after', 'not-before']);
  });

  it('stages nobody that the rules were not written for', () => {
    const request = requestOf(three);
    const document = { ...request.document, patient: patientOf({ birthDate: '2015-01-01' }) };
    expect(stage({ ...request, document }, RULES)).toMatchObject({ status: 'infeasible', starts: {}, conflict: { parts: [{ ruleId: 'SCOPE' }] } });
  });

  it('never moves what has started, and leaves alone what is best where it is', () => {
    const courses = [courseOf('s', PT, on(-20), { started: true }), ...three.slice(1)];
    const first = stage(requestOf(courses), RULES);
    expect(first.starts['s']).toBe(on(-20));
    const again = stage(requestOf(courses, { baseline: first.starts }), RULES);
    expect(again.starts).toEqual(first.starts);
    expect(moved(again)).toEqual([0, 0]);
  });

  it('moves as few courses as a new closure lets it, then as few days', () => {
    const baseline = { a: on(56), b: on(28), c: on(0) };
    const result = stage(requestOf(three, { baseline, closures: [{ from: on(28), to: on(30), what: 'everything' }] }), RULES);
    expect(daysOf(result)).toEqual({ c: 0, b: 84, a: 56 });
    expect(moved(result)).toEqual([1, 56]);
  });

  it('spreads starts for attribution, and thins the week for the burden', () => {
    const clear = stage(requestOf(three, { aim: 'clearest-attribution', horizon: on(90) }), RULES);
    expect(clear.cost?.aim).toBe(0);
    expect(daysOf(clear)).toMatchObject({ b: 0, a: 28, c: 84 });
    const visits = three.map((course, at) => ({ ...course, sessionsPerWeek: 2, endsOn: addDays(course.startsOn, 55 + at) }));
    expect(stage(requestOf(visits, { aim: 'lightest-burden' }), RULES).cost?.aim).toBe(0);
    expect(stage(requestOf(visits, { aim: 'lightest-burden', horizon: on(60) }), RULES).cost?.aim).toBe(2000);
  });

  it('takes a rule of any kind from data', () => {
    const [spacing] = RULES.filter(({ kind }) => kind === 'spacing');
    const own = {
      ...(spacing as Rule),
      id: 'OWN',
      ruleId: 'OWN',
      parameters: { subject: { any: [] }, windows: [{ max: 1, days: 40 }], bundle: false },
    } as Rule;
    expect(Object.values(daysOf(stage(requestOf(three), [own]))).toSorted((x, y) => x - y)).toEqual([0, 40, 80]);
  });
});
