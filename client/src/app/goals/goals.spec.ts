import { afterEach, describe, expect, it } from '@jest/globals';
import type { GoalRatingView } from '@stagewell/shared/goals/goal-rating';
import { offerScale } from '@stagewell/shared/goals/offer-scale';
import type { GoalView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { violations } from '../../testing/axe';
import { chartOf, patientOf } from '../../testing/chart';
import { problem, type as typeInto } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const SCALE = offerScale('Walks 10 minutes', 'Walks 30 minutes');
const goal = (more: Partial<GoalView> = {}): GoalView => ({
  id: 'g1',
  version: 1,
  source: 'entered',
  sourceSystem: null,
  sourceId: null,
  recordedOn: '2026-11-01',
  text: 'Walk to the market with my sister',
  value: 'Family',
  targetOn: '2027-02-01',
  status: 'active',
  scale: SCALE,
  ...more,
});
const rating = (more: Partial<GoalRatingView> = {}): GoalRatingView => ({
  id: 'r1',
  goalId: 'g1',
  version: 1,
  ratedOn: '2026-11-20',
  level: 0,
  ratedBy: 'patient',
  words: 'Half an hour, twice',
  recordedAt: '2026-11-20T15:00:00Z',
  recordedBy: 'a1',
  ...more,
});

const open = async (more: Partial<Chart>) => {
  const chart = chartOf({ plan: planOf([courseOf('a', 'cbt', '2026-12-07')]), ...more });
  const opened = await openSection('plan', chart);
  const until = async (act: () => void) => {
    act();
    await opened.settle();
  };
  const field = (label: string) => {
    const found = [...document.querySelectorAll('mat-dialog-container mat-form-field')].find((one) => one.querySelector('mat-label')?.textContent === label);
    return found?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? null;
  };
  return {
    ...opened,
    field,
    card: () => opened.page.querySelector('app-goals-card')?.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    dialog: () => document.querySelector<HTMLElement>('mat-dialog-container'),
    press: (name: string | RegExp) => until(() => opened.button(name).click()),
    confirm: (name: string) =>
      until(() => [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].find((one) => one.textContent?.trim() === name)?.click()),
    type: (label: string, words: string) => until(() => typeInto(field(label), words)),
    pick: (value: string) => until(() => document.querySelector<HTMLInputElement>(`mat-dialog-container input[type=radio][value="${value}"]`)?.click()),
  };
};

afterEach(() => document.body.replaceChildren());

describe('the goals beside the board', () => {
  it('begin with the patient’s own words, and say where they stand', async () => {
    const { page, card } = await open({ goals: [goal()], goalRatings: [rating({ id: 'r0', ratedOn: '2026-11-10', level: -1 }), rating()] });
    expect(page.querySelector('app-goals-card article')?.textContent?.trim()).toMatch(/^Walk to the market with my sister/);
    expect(card()).toContain('Walks 30 minutes“Half an hour, twice”Nov 20, 2026, rated by the patient');
    expect(card()).toContain('T-score of one goal: 50.0. At the start 40.0, now 10.0 higher: enough to count as a gain.');
    expect(await violations(page.querySelector('app-goals-card') as Element)).toEqual([]);
  });

  it('show all five levels whole, with where the patient began and stands', async () => {
    const { page } = await open({ goals: [goal()], goalRatings: [rating()] });
    const lines = [...page.querySelectorAll('app-goals-card .levels li')].map((line) => line.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(lines).toHaveLength(5);
    expect(lines.map((line, at) => line?.includes(SCALE.levels[at] ?? '?'))).toEqual(Array(5).fill(true));
    expect(lines[1]).toMatch(/^−1 .*Less than hoped ?at the start$/);
    expect(lines[2]).toMatch(/^0 .*What we hope for ?now$/);
    expect(page.querySelector('app-goals-card summary')?.textContent?.trim()).toBe('The five levels of: Walk to the market with my sister');
  });

  it.each<[what: string, chart: Partial<Chart>, says: string]>([
    ['nobody rated one', { goals: [goal(), goal({ id: 'g2', text: 'Sleep' })], goalRatings: [rating()] }, 'cannot tell. Not rated: “Sleep”.'],
    ['nobody could tell', { goals: [goal()], goalRatings: [rating({ level: null })] }, 'Nobody could tell'],
    ['none has levels', { goals: [goal({ scale: null })] }, 'No levels yet, so nobody can rate it.'],
    ['there is none', {}, 'No goal yet.'],
  ])('say so when %s', async (_what, chart, says) => expect((await open(chart)).card()).toContain(says));

  it('leave out what was dropped', async () => expect((await open({ goals: [goal({ status: 'dropped' })] })).card()).toContain('No goal yet'));
});

describe('adding a goal', () => {
  it('offers the levels from now and hoped, and sends all of it at once', async () => {
    const { press, confirm, type, field, asked, settle, dialog, backend } = await open({});
    await press('Add a goal…');
    await type('Goal, in the patient’s words', 'Walk with my sister');
    await type('What the patient does now', 'Walks 10 minutes');
    await type('What they hope for', 'Walks 30 minutes');
    await press('Fill in the levels');
    expect(field('+1 More than hoped')?.value).toBe('Walks 40 minutes');
    await type('+1 More than hoped', 'Walks 45 minutes');
    expect(await violations(dialog() as Element)).toEqual([]);
    await confirm('Save');
    const sent = asked('/api/patients/p1/goals', 'POST');
    expect(sent.request.body).toEqual({
      text: 'Walk with my sister',
      value: '',
      targetOn: null,
      status: 'active',
      scale: { ...SCALE, levels: SCALE.levels.with(3, 'Walks 45 minutes') },
    });
    sent.flush(goal());
    await settle();
    expect(dialog()).toBeNull();
    backend.expectOne('/api/patients/p1');
  });

  it('asks for all five levels or none, in the patient’s language', async () => {
    const { press, confirm, type, backend, dialog } = await open({ patient: patientOf({ language: 'es' }) });
    await press('Add a goal…');
    await type('Goal, in the patient’s words', 'Caminar al mercado');
    await type('0 Lo que esperamos', 'Camina 30 minutos');
    await confirm('Save');
    expect(dialog()?.textContent).toContain('Describe this level too, or leave all five empty.');
    backend.expectNone((request) => request.method === 'POST');
  });

  it('keeps the levels of a goal that was rated, and says how to have others', async () => {
    const { press, confirm, dialog, field, asked } = await open({ goals: [goal()], goalRatings: [rating()] });
    await press('Edit… Walk to the market with my sister');
    expect(dialog()?.textContent).toContain('It has been rated on these levels');
    expect(field('0 What we hope for')).toBeNull();
    await confirm('Save');
    expect(asked('/api/patients/p1/goals/g1', 'PUT').request.body).toMatchObject({ scale: SCALE });
  });

  it('shows both when someone else changed it first', async () => {
    const { press, confirm, type, asked, settle, dialog } = await open({ goals: [goal()] });
    await press('Edit… Walk to the market with my sister');
    await type('Why it matters to the patient', 'Sister');
    await confirm('Save');
    asked('/api/patients/p1/goals/g1', 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    asked('/api/patients/p1').flush(chartOf({ goals: [goal({ version: 2, value: 'My niece' })] }));
    await settle();
    expect(dialog()?.textContent?.replaceAll(/\s+/g, ' ')).toContain('Why it mattersMy nieceSister');
    await confirm('Save mine');
    expect(asked('/api/patients/p1/goals/g1', 'PUT').request.headers.get('if-match')).toBe('"2"');
  });
});

describe('rating a goal', () => {
  const RATE = '/api/patients/p1/goals/g1/ratings';

  it('needs a level or that nobody can tell; a failure keeps it, and tries the same one again', async () => {
    const { press, pick, asked, settle, dialog, type } = await open({ goals: [goal()] });
    await press('Rate… Walk to the market with my sister');
    await press('Save the rating');
    expect(dialog()?.textContent).toContain('Choose where the patient stands');
    await pick('-1');
    await type('What the patient said to it', 'To the corner');
    expect(await violations(dialog() as Element)).toEqual([]);
    await press('Save the rating');
    const first = asked(RATE, 'POST');
    expect(first.request.body).toEqual({ ratedOn: '2026-11-24', level: -1, ratedBy: 'together', words: 'To the corner' });
    first.flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    await press('Save the rating');
    expect(asked(RATE, 'POST').request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });

  it('sends “cannot tell” as no level', async () => {
    const { press, pick, asked } = await open({ goals: [goal()] });
    await press('Rate… Walk to the market with my sister');
    await pick('unknown');
    await press('Save the rating');
    expect(asked(RATE, 'POST').request.body).toMatchObject({ level: null });
  });

  it('is taken back with a reason', async () => {
    const { press, type, asked } = await open({ goals: [goal()], goalRatings: [rating()] });
    await press(/^Entered in error…/);
    await type('Reason', 'Another patient');
    await press('Mark as entered in error');
    const { request } = asked('/api/patients/p1/goal-ratings/r1/entered-in-error', 'POST');
    expect([request.body, request.headers.get('if-match')]).toEqual([{ reason: 'Another patient' }, '"1"']);
  });
});
