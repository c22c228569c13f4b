import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { DoseStep, Modality } from '../catalogue/modality.js';
import { addDays, daysBetween } from '../dates.js';
import { boardOf, boardProblems } from '../plans/board.js';
import type { CourseView, PlanView } from '../plans/plan.js';
import { plannedCourse } from '../plans/testing.js';
import { adjusted, adjustmentsOf, complemented, firstFreeDay, rotated, SPACING_DAYS, tapered } from './restage.js';

const TODAY = '2027-03-01';
const on = (days: number): string => addDays(TODAY, days);
const modality = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const dose = (day: number, dailyMg: number | null, perWeek: number | null = null): DoseStep => ({
  day,
  text: '',
  dailyMg,
  perWeek,
  holdRule: null,
  adequate: true,
});
const running = (id: string, modalityId: string, since: number, more: Partial<CourseView> = {}): CourseView =>
  plannedCourse(id, modalityId, on(since), { state: 'active', startedOn: on(since), steps: modality(modalityId).defaultSteps, ...more });
const planOf = (...courses: readonly CourseView[]): PlanView =>
  ({ state: 'active', title: 'T', urgentReason: '', stages: [{ id: 's1', name: 'Build', purpose: '', position: 0 }], courses }) as unknown as PlanView;
const starts = (courses: readonly { readonly id: string; readonly startsOn: string }[]) =>
  Object.fromEntries(courses.map(({ id, startsOn }) => [id, daysBetween(TODAY, startsOn)]));

describe('adjusting', () => {
  it.each<[string, CourseView, readonly string[]]>([
    ['duloxetine at 60 mg: nothing is above it in the catalogue or the course', running('a', 'duloxetine', -60), ['30 mg a day (now 60 mg)']],
    ['duloxetine in its first week', running('a', 'duloxetine', -3), ['60 mg a day (now 30 mg)']],
    ['two sessions a week', running('a', 'pt_exercise', -30, { steps: [dose(0, null, 2)] }), ['3 a week (now 2)', '1 a week (now 2)']],
    ['one session a week is not made none', running('a', 'pt_exercise', -30, { steps: [dose(0, null, 1)] }), ['2 a week (now 1)']],
    ['no dose and no cadence are known', running('a', 'duloxetine', -30, { steps: [] }), []],
  ])('%s', (_case, course, labels) => expect(adjustmentsOf(course, modality(course.modalityId), TODAY).map(({ label }) => label)).toEqual(labels));

  it('takes the place of later steps, and keeps what was taken', () => {
    const course = running('a', 'duloxetine', -3, { steps: [dose(0, 30), dose(7, 60)] });
    const [up] = adjustmentsOf(course, modality('duloxetine'), TODAY);
    if (up === undefined) throw new Error('one way up');
    const [after] = adjusted(boardOf(planOf(course)), 'a', up).courses;
    expect(after?.steps.map(({ day, dailyMg }) => [day, dailyMg])).toEqual([
      [0, 30],
      [3, 60],
    ]);
  });
});

describe('rotating', () => {
  const old = running('a', 'duloxetine', -90);
  const plan = planOf(old, plannedCourse('b', 'cbt', on(10)), plannedCourse('c', 'yoga', on(13)));
  const board = rotated(
    boardOf(plan),
    { plan, today: TODAY },
    { course: old, modality: modality('duloxetine') },
    { modality: modality('nortriptyline'), id: 'n', responsibleId: null },
  );

  it('begins today beside the taper of the old one', () => {
    expect(board.courses.find(({ id }) => id === 'n')).toMatchObject({ startsOn: TODAY, rotatesFromId: 'a', modalityId: 'nortriptyline' });
    const a = board.courses.find(({ id }) => id === 'a');
    expect(a !== undefined && a.endsOn !== null && a.endsOn > TODAY).toBe(true);
    expect(a?.startsOn).toBe(old.startsOn);
  });

  it('moves what is to come back together, so that its own gaps stay', () =>
    expect(starts(board.courses)).toMatchObject({ b: SPACING_DAYS, c: SPACING_DAYS + 3 }));

  it('of what is no medicine has no overlap', () => {
    const pt = running('a', 'pt_exercise', -90);
    const now = planOf(pt);
    const after = rotated(
      boardOf(now),
      { plan: now, today: TODAY },
      { course: pt, modality: modality('pt_exercise') },
      { modality: modality('yoga'), id: 'n', responsibleId: 'me' },
    );
    expect(after.courses).toMatchObject([
      { id: 'a', endsOn: TODAY },
      { id: 'n', startsOn: TODAY, rotatesFromId: null, responsibleId: 'me' },
    ]);
  });
});

describe('tapering', () => {
  it('goes by the catalogue from today on', () => {
    const course = running('a', 'duloxetine', -90);
    const [after] = tapered(boardOf(planOf(course)), course, modality('duloxetine'), TODAY).courses;
    const taper = modality('duloxetine').taper ?? [];
    expect(taper.length).toBeGreaterThan(0);
    expect(after?.steps.slice(-taper.length).map(({ day }) => day - 90)).toEqual(taper.map(({ day }) => day));
    expect(after?.endsOn).toBe(on(taper.at(-1)?.day ?? 0));
  });
  it('without one ends after two weeks', () => {
    const course = running('a', 'pt_exercise', -30);
    expect(tapered(boardOf(planOf(course)), course, modality('pt_exercise'), TODAY).courses[0]?.endsOn).toBe(on(14));
  });
});

describe('several changes at one review', () => {
  const [a, b] = [running('a', 'duloxetine', -90), running('b', 'pt_exercise', -90)];
  const plan = planOf(a, b, plannedCourse('c', 'cbt', on(10)));
  const of = { plan, today: TODAY };
  const one = rotated(
    boardOf(plan),
    of,
    { course: a, modality: modality('duloxetine') },
    { modality: modality('nortriptyline'), id: 'n', responsibleId: null },
  );

  it('the second rotation waits for the first: its old course goes on until then', () => {
    const both = rotated(one, of, { course: b, modality: modality('pt_exercise') }, { modality: modality('yoga'), id: 'm', responsibleId: null });
    expect(starts(both.courses)).toMatchObject({ n: 0, m: SPACING_DAYS, c: 2 * SPACING_DAYS });
    expect(both.courses.find(({ id }) => id === 'b')?.endsOn).toBe(on(SPACING_DAYS));
    expect(boardProblems(plan, both)).toEqual([]);
  });

  it('a complement comes after what replaces something', () =>
    expect(starts(complemented(one, of, { modality: modality('yoga'), id: 'm', responsibleId: null }).courses)).toMatchObject({
      n: 0,
      c: SPACING_DAYS * 2,
      m: SPACING_DAYS,
    }));
});

describe('adding', () => {
  const freeIn = (plan: PlanView) => firstFreeDay(boardOf(plan), { plan, today: TODAY });

  it.each<[string, readonly CourseView[], number]>([
    ['the last start was long ago: today', [running('a', 'duloxetine', -60)], 0],
    ['the last start was ten days ago', [running('a', 'duloxetine', -60), running('b', 'cbt', -10)], 18],
    ['nothing has started', [plannedCourse('a', 'cbt', on(3))], 0],
    ['a start to come is sooner than the last one allows', [running('a', 'cbt', -10), plannedCourse('b', 'yoga', on(5))], 33],
    ['a planned start that was missed begins nothing', [plannedCourse('a', 'cbt', on(-3))], 0],
  ])('%s', (_case, courses, day) => expect(freeIn(planOf(...courses))).toBe(on(day)));

  it('keeps new starts 28 days apart from it, can be stored, and never moves what has started', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -200, max: -1 }), { maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 }),
        (past, coming) => {
          const plan = planOf(
            ...past.map((day, index) => running(`r${index}`, 'duloxetine', day)),
            ...coming.map((day, index) => plannedCourse(`p${index}`, 'cbt', on(day))),
          );
          const board = complemented(boardOf(plan), { plan, today: TODAY }, { modality: modality('yoga'), id: 'n', responsibleId: null });
          const all = starts(board.courses);
          const day = all['n'] ?? NaN;
          expect(boardProblems(plan, board)).toEqual([]);
          past.forEach((since, index) => expect(all[`r${index}`]).toBe(since));
          expect(past.every((since) => day - since >= SPACING_DAYS)).toBe(true);
          coming.forEach((_was, index) => expect(Math.abs((all[`p${index}`] ?? NaN) - day)).toBeGreaterThanOrEqual(SPACING_DAYS));
        },
      ),
    );
  });
});
