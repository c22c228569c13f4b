import { afterEach, expect, it } from '@jest/globals';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import { violations } from '../../testing/axe';
import { chartOf, treatmentOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const ASKED: AuthorisationView = {
  ...{ id: 'q1', version: 1, coverageId: 'v1', modalityId: 'esi', courseId: 'a', note: '', state: 'requested', neededOn: '2026-11-20' },
  ...{ requestedOn: '2026-11-21', decidedOn: null, number: 'R-77', startsOn: null, expiresOn: null, sessions: null },
};
const CHART = chartOf({
  authorisations: [ASKED],
  plan: planOf([courseOf('a', 'esi', '2026-12-10', { region: 'lumbar' })]),
  history: [
    treatmentOf('h1', { label: 'Injection', modalityId: 'esi', startedOn: '2025-05-02', endedOn: '2025-05-02', reliefPercent: 0, reliefDays: 0 }),
    treatmentOf('h2', { startedOn: '2025-01-02', endedOn: '2025-03-02', stopReason: 'side-effects', intolerable: true }),
  ],
});
afterEach(() => document.body.replaceChildren());

it('one page for the payer: what is asked, what was tried and how it went, and what is missing', async () => {
  const { page, text } = await openSection('plan/payer/q1', CHART);
  expect(text()).toContain('Request for authorisation: Epidural steroid injection');
  expect(text()).toContain('Epidural steroid injection on Dec 10, 2026 (one day), lumbar:');
  expect(text()).toContain('R-77');
  expect(text()).toContain('0 % relief for 0 days');
  expect(text()).toContain('Side effects');
  expect(page.querySelector('[aria-label="What the payer will ask"]')?.textContent).toContain('The coverage was removed from the chart.');
  expect(await violations(page)).toEqual([]);
});

it('says when there is no such authorisation', async () => {
  const { text } = await openSection('plan/payer/q9', CHART);
  expect(text()).toContain('There is no such authorisation on this chart');
});

it.each([
  ['esi', { endsOn: '2026-12-10' }, 'on Dec 10, 2026 (one day)'],
  ['cbt', { endsOn: '2027-02-10' }, 'from Dec 10, 2026 to Feb 10, 2027'],
  ['duloxetine', { endsOn: null }, 'from Dec 10, 2026 on, with no planned last day'],
])('says on which days: %s %p', async (modalityId, more, words) => {
  const plan = planOf([courseOf('a', modalityId, '2026-12-10', more)]);
  expect((await openSection('plan/payer/q1', { ...CHART, plan })).text()).toContain(words);
});
