import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Quote } from '@stagewell/shared/coverage/quote';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { addDays } from '@stagewell/shared/dates';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import { say } from '@stagewell/shared/text';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const TODAY = chartOf().today;
const ON = addDays(TODAY, 20);
const termsAt = (cents: number): CoverageTerms => ({
  ...{ payers: [], benefits: [], discounts: [] },
  prices: [{ id: 'p1', version: 1, startsOn: '2020-01-01', endsOn: null, siteId: null, modalityId: 'cbt', cents, per: 'session' }],
});
const PLAN = planOf([courseOf('a', 'cbt', ON, { endsOn: addDays(ON, 13), sessionsPerWeek: 1 })]);

/** Two sessions at this price, quoted on this day. */
const quotedAt = (cents: number, from = TODAY): FrozenQuote => {
  const sum = { cents: 2 * cents, knownCents: 2 * cents };
  const line = {
    courseId: 'a',
    month: ON.slice(0, 7),
    per: 'session',
    count: 2,
    priceCents: cents,
    patientCents: cents,
    reasons: [{ kind: 'self-pay' }],
  } as const;
  const quote: Quote = {
    from,
    until: addDays(from, 364),
    lines: [line],
    courses: [{ courseId: 'a', ...sum }],
    months: [{ month: line.month, ...sum }],
    total: sum,
  };
  return { planVersion: 3, quotedAt: '2026-11-20T15:00:00Z', quotedBy: 'Hannah Osei', quote };
};
const SHEET: PatientPlan = {
  ...{ givenName: 'Maria', clinicName: 'Harbor Clinic', madeOn: TODAY, changedOn: TODAY, planVersion: 3, standing: null, goals: [], questions: [] },
  ...{ courses: [], checkIns: say('Please answer.', 'Conteste.'), weeks: [], call: [], crisis: say('', ''), total: say('$240.00', '$240.00'), months: [] },
};

const open = async (section: string, cents: number, plan: PlanView = PLAN) => {
  const opened = await openSection(`plan/${section}`, chartOf({ plan }), { terms: termsAt(cents), quote: quotedAt(12_000, addDays(TODAY, -4)) });
  for (const waiting of opened.backend.match(({ url }) => url.endsWith('/patient-plan'))) waiting.flush(SHEET);
  await opened.settle();
  const note = () => opened.page.querySelector<HTMLElement>('app-stale-quote .note');
  return { ...opened, note, noted: () => note()?.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
};
// The simulated page has no style sheets that are made by script.
beforeEach(() => {
  Object.assign(document, { adoptedStyleSheets: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync: () => undefined });
});
afterEach(() => document.body.replaceChildren());

describe.each(['quote', 'patient-page'])('the frozen figures on %s', (section) => {
  it('are given without a word while they hold', async () => {
    expect((await open(section, 12_000)).note()).toBeNull();
  });

  it('are said to be of an earlier day when they do not, and are quoted again from there', async () => {
    const { page, note, noted, button, asked, settle } = await open(section, 20_000);
    expect(noted()).toContain('as worked out on Nov 20, 2026: $240.00 in all. Today it would be: $400.00.');
    expect(noted()).toContain('Prices, coverage, a proof of service or the answer of a payer are others now.');
    expect(note()?.classList).toContain('no-print');
    expect(await violations(page)).toEqual([]);
    button('Quote again').click();
    asked('/api/plans/plan1/quote', 'POST').flush({ ...PLAN, version: 4 });
    await settle();
    asked('/api/plans/plan1/quote').flush({ ...quotedAt(20_000), planVersion: 4 });
    if (section === 'patient-page') asked('/api/plans/plan1/patient-plan').flush({ ...SHEET, planVersion: 4 });
    await settle();
    expect(note()).toBeNull();
  });

  it('of a plan that has ended have no button', async () => {
    const { page, noted } = await open(section, 20_000, { ...PLAN, state: 'completed' });
    expect(noted()).toContain('The plan has ended; it is not quoted any more.');
    expect(page.textContent).not.toContain('Quote again');
  });
});

it('days alone are no other prices', async () => {
  const began = addDays(TODAY, -3);
  const plan = planOf([courseOf('a', 'cbt', began, { endsOn: addDays(began, 13), sessionsPerWeek: 1, startedOn: began, state: 'active' })]);
  const { noted } = await open('quote', 12_000, plan);
  expect(noted()).toContain('Only days have passed since');
});

it('it is said as well when that cannot be told', async () => {
  const { backend, page, settle, button } = await openSection('plan/quote', chartOf({ plan: PLAN }), { terms: null, quote: quotedAt(12_000) });
  const said = () => page.querySelector('app-stale-quote')?.textContent ?? '';
  expect(said()).toContain('Whether the quoted figures still hold cannot be told');
  button('Try again').click();
  await settle();
  for (const waiting of backend.match('/api/coverage-terms')) waiting.flush(termsAt(12_000));
  await settle();
  expect(said().trim()).toBe('');
});
