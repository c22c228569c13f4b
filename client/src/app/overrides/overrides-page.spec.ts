import { afterEach, describe, expect, it } from '@jest/globals';
import type { OverrideReport, OverrideRow } from '@stagewell/shared/overrides/override-report';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf } from '../../testing/page';
import { routes } from '../app.routes';
import { OVERRIDES_ROUTES } from './overrides.routes';

const ROUTES = [{ path: 'overrides', children: OVERRIDES_ROUTES }];
const row = (ruleId: string, more: Partial<OverrideRow> = {}): OverrideRow => ({
  ruleId,
  rationale: RULE_SET.rules.find((rule) => rule.ruleId === ruleId)?.rationale ?? null,
  severity: 'block',
  found: 10,
  stood: 4,
  signed: 4,
  overridden: 4,
  acknowledged: 0,
  acceptedUnknown: 0,
  snoozed: 1,
  inForce: 3,
  ending: 1,
  ended: 2,
  reasons: [{ code: 'specialist-advice', count: 4 }],
  people: [{ name: 'Elena Rivera', credentials: 'MD', byPrescriber: true, count: 4 }],
  ...more,
});
const reportOf = (...rules: OverrideRow[]): OverrideReport => ({ from: '2026-08-26', to: '2026-11-24', today: '2026-11-24', activated: 12, rules });

const open = async (url: string, report: OverrideReport, session = sessionOf('admin')) => {
  const opened = await openPage(ROUTES, url, session);
  const request = opened.asked('/api/overrides');
  request.flush(report);
  await opened.settle();
  return { ...opened, request };
};

describe('the override report', () => {
  afterEach(() => document.body.replaceChildren());

  it('counts by rule, with what the rule says, reasons and people', async () => {
    const { page, text } = await open('/overrides', reportOf(row('DDI-18')));
    for (const words of ['12 plans activated', 'Two NSAIDs add harm', '40 %', 'On a specialist’s advice: 4', 'Elena Rivera, MD (prescriber): 4'])
      expect(text()).toContain(words);
    expect([...page.querySelectorAll('td')].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual(['10', '4', '4 40 %', '1', '3', '1', '2']);
    expect(text()).not.toContain('Worth a look');
    expect(await violations(page)).toEqual([]);
  });

  it('says calmly which rule is signed away in most cases, and puts it first; few plans tell nothing', async () => {
    const { page, text } = await open('/overrides', reportOf(row('SEQ-30', { found: 4, signed: 4 }), row('DDI-18', { signed: 7 })));
    expect(text()).toContain('DDI-18 was signed in 7 of the 10 plans in which it was found (70 %).');
    expect(page.querySelectorAll('section[aria-labelledby=look] strong')).toHaveLength(1);
    expect([...page.querySelectorAll('th[scope=row] .rule')].map((one) => one.textContent?.trim().split(' ').at(-1))).toEqual(['DDI-18', 'SEQ-30']);
    expect(await violations(page)).toEqual([]);
  });

  it('takes its days from the address, and a typed day goes there', async () => {
    const { page, request, router, settle, asked } = await open('/overrides?from=2026-01-01&to=2026-06-30', reportOf());
    expect([request.request.params.get('from'), request.request.params.get('to')]).toEqual(['2026-01-01', '2026-06-30']);
    const field = page.querySelector<HTMLInputElement>('input[type=date]');
    if (field === null) throw new Error('No first day');
    field.value = '2026-02-01';
    field.dispatchEvent(new Event('change'));
    await settle();
    expect(router.url).toBe('/overrides?from=2026-02-01&to=2026-06-30');
    asked('/api/overrides').flush(reportOf());
  });

  it('a day in the address that is none is left to the server', async () => {
    const { request } = await open('/overrides?from=yesterday', reportOf());
    expect(request.request.params.keys()).toEqual([]);
  });

  it('shows an auditor, who may not read the rules, the same counts and what each rule says', async () => {
    const { text, backend } = await open('/overrides', reportOf(row('DDI-18'), row('CAUTION:tizanidine:0')), sessionOf('auditor'));
    backend.expectNone('/api/rules');
    for (const words of ['DDI-18', 'Two NSAIDs add harm', 'Caution of tizanidine']) expect(text()).toContain(words);
  });

  it('has words for nothing', async () => {
    const { page, text } = await open('/overrides', reportOf());
    expect(text()).toContain('Nothing was decided despite a rule');
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads, what failed, and tries again', async () => {
    const { asked, settle, text, button, page } = await openPage(ROUTES, '/overrides', sessionOf('auditor'));
    expect(text()).toContain('Loading the report');
    asked('/api/overrides').flush(problem(500, 'fault', { title: 'The report could not be made' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The report could not be made');
    expect(await violations(page)).toEqual([]);
    button('Try again').click();
    await settle();
    asked('/api/overrides').flush(reportOf());
  });

  it('a clinician is not let in, and nothing is asked', async () => {
    const { page, backend } = await openPage(routes, '/overrides', sessionOf('clinician'));
    expect(page.querySelectorAll('app-not-allowed-page')).toHaveLength(1);
    backend.expectNone('/api/overrides');
  });
});
