import { Component } from '@angular/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { violations } from '../../testing/axe';
import { openPage, problem, type } from '../../testing/page';
import { ReviewsCard } from './reviews-card';

@Component({
  imports: [ReviewsCard],
  template: `<main>
    <h1>Plan</h1>
    <h2>Board</h2>
    <app-reviews-card planId="pl1" [planVersion]="3" today="2026-05-04" [names]="names" />
  </main>`,
})
class Host {
  protected readonly names = new Map([['c1', 'Duloxetine']]);
}
const ROUTES = [{ path: 'plan', component: Host }];

const row = (id: string, more: Partial<ReviewRow> = {}): ReviewRow => ({
  id,
  key: `assessment:c1:${id}`,
  moment: 'assessment',
  courseIds: ['c1'],
  earliest: '2026-05-01',
  target: '2026-05-05',
  latest: '2026-05-15',
  state: 'due',
  createdVersion: 1,
  movedVersion: null,
  cancelledVersion: null,
  version: 2,
  bookedFor: null,
  doneOn: null,
  outcome: '',
  settledBy: null,
  ...more,
});
const ROWS: readonly ReviewRow[] = [
  row('r1'),
  row('r2', { moment: 'plan-review', courseIds: [], key: 'plan-review:plan:1', earliest: '2026-03-01', target: '2026-04-01', latest: '2026-04-20' }),
  row('r3', { bookedFor: '2026-05-06T14:00:00Z' }),
  row('r4', { state: 'waived', outcome: 'Seen in the ward', settledBy: 'Dr. Rivera' }),
  row('r5', { state: 'cancelled', cancelledVersion: 2 }),
];

const open = async (rows: readonly ReviewRow[]) => {
  const opened = await openPage(ROUTES, '/plan');
  opened.asked('/api/plans/pl1/reviews').flush(rows);
  await opened.settle();
  return opened;
};

describe('reviews of a running plan', () => {
  afterEach(() => document.body.replaceChildren());

  it('say what is overdue, due, booked and how others were settled; a cancelled one is not in the way', async () => {
    const { page, text } = await open(ROWS);
    expect([...page.querySelectorAll('app-severity-chip')].map((chip) => chip.textContent?.trim())).toEqual(['Overdue', 'Due', 'Booked', 'Waived']);
    expect(text()).toContain('2 due or overdue · 3 open · 1 settled');
    expect(text()).toContain('Judge Duloxetine');
    expect(text()).toContain('by Dr. Rivera: Seen in the ward');
    expect(await violations(page)).toEqual([]);
  });

  it('are marked as done on a day, with the version that was read; nobody does one tomorrow', async () => {
    const { button, settle, asked, text } = await open([row('r1')]);
    button(/^Mark as done: Judge Duloxetine/).click();
    await settle();
    type(document.querySelector('input[type="date"]'), '2026-05-05');
    await settle();
    button('Mark as done').click();
    await settle();
    expect(text()).toContain('This day has not come yet.');
    type(document.querySelector('input[type="date"]'), '2026-05-04');
    await settle();
    button('Mark as done').click();
    await settle();
    const request = asked('/api/reviews/r1/done', 'POST');
    expect([request.request.headers.get('if-match'), request.request.body]).toEqual(['"2"', { doneOn: '2026-05-04', outcome: '' }]);
    request.flush(row('r1', { state: 'done', doneOn: '2026-05-04' }));
    await settle();
    asked('/api/plans/pl1/reviews').flush([]);
    await settle();
    expect(text()).toContain('Nothing is open');
  });

  it('are waived with a reason; a clash keeps the words', async () => {
    const { button, settle, asked, text } = await open([row('r1')]);
    button(/^Waive: Judge/).click();
    await settle();
    type(document.querySelector('textarea'), 'Seen in the ward last week');
    await settle();
    button('Waive the review').click();
    await settle();
    asked('/api/reviews/r1/waive', 'POST').flush(problem(412, 'version-clash', { title: 'Saved elsewhere' }), { status: 412, statusText: 'x' });
    await settle();
    expect(document.querySelector('textarea')?.value).toBe('Seen in the ward last week');
    expect(text()).toContain('Nothing was changed');
  });

  it('says that it loads and what failed', async () => {
    const { asked, settle, text, button } = await openPage(ROUTES, '/plan');
    expect(text()).toContain('Loading the reviews');
    asked('/api/plans/pl1/reviews').flush(problem(500, 'fault', { title: 'The reviews could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The reviews could not be read');
    button('Try again').click();
    await settle();
    asked('/api/plans/pl1/reviews').flush([]);
  });
});
