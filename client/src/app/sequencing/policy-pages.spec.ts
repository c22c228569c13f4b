import { afterEach, describe, expect, it } from '@jest/globals';
import { RULE_SET, RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { applyChanges } from '@stagewell/shared/sequencing/policy/changes';
import type { DryRunView } from '@stagewell/shared/sequencing/policy/policy';
import { violations } from '../../testing/axe';
import { openPage, problem } from '../../testing/page';
import { FIRST_VERSION, policyOf } from '../../testing/policy';
import { SEQUENCING_ROUTES } from './sequencing.routes';

const ROUTES = [{ path: 'rules', children: SEQUENCING_ROUTES }];
afterEach(() => document.body.replaceChildren());

const said = { ruleId: 'SEQ-03', courseIds: ['c1'], severity: 'warn', text: { en: 'Two starts within a week', es: 'x' }, open: false } as const;
const patient = { patientId: 'p1', mrn: 'H-1', familyName: 'Nwosu', givenName: 'Ada' };
const VIEW: DryRunView = {
  draftVersion: 2,
  publishedVersion: 1,
  today: '2026-11-24',
  judged: 14,
  affected: 2,
  totals: [{ ruleId: 'SEQ-03', gained: 1, lost: 1, changed: 1 }],
  rows: [
    {
      ...patient,
      counts: { gained: 1, lost: 1, changed: 1 },
      differences: { gained: [{ ...said, open: true }], lost: [said], changed: [{ ...said, severity: 'block', was: 'warn' }] },
    },
    { ...patient, patientId: 'p2', familyName: 'Whitaker', counts: { gained: 0, lost: 1, changed: 0 }, differences: null },
  ],
};

describe('the draft tried on current patients', () => {
  const tried = async (view: DryRunView) => {
    const opened = await openPage(ROUTES, '/rules/try');
    expect(opened.text()).toContain('Judging every open plan twice');
    opened.asked('/api/rules/draft/dry-run').flush(view);
    await opened.settle();
    return opened;
  };

  it('says who would gain or lose what, and leads to the chart', async () => {
    const { page, text, button } = await tried(VIEW);
    expect(text()).toContain('2 of 14 patients with an open plan would see a difference');
    expect(text()).toMatch(/gains\s*Cannot tell Two starts.*loses\s*Warns Two starts.*changes\s*Blocks Two starts.*blocks instead of warns/);
    expect(button('Nwosu, Ada').getAttribute('href')).toBe('/patients/p1/plan');
    expect(await violations(page)).toEqual([]);
  });

  it('off the care team it says how much, not what, and does not lead there', async () => {
    const { text, page } = await tried(VIEW);
    expect(text()).toContain('0 gained, 1 lost, 0 with another severity');
    expect(text()).toContain('shown to the care team only');
    expect(page.querySelector('a[href="/patients/p2/plan"]')).toBeNull();
  });

  it.each([
    [14, 'No plan would say anything else'],
    [0, 'No patient has an open plan'],
  ])('of %d plans none differs: %s', async (judged, words) => {
    const { text } = await tried({ ...VIEW, judged, affected: 0, totals: [], rows: [] });
    expect(text()).toContain(words);
  });

  it.each([
    [404, 'There is no draft'],
    [500, 'It did not work'],
  ])('an answer of %d is told: %s', async (status, words) => {
    const { asked, settle, text } = await openPage(ROUTES, '/rules/try');
    asked('/api/rules/draft/dry-run').flush(problem(status, 'x'), { status, statusText: 'x' });
    await settle();
    expect(text()).toContain(words);
  });
});

const SECOND = { ...FIRST_VERSION, version: 2, publishedBy: 'Grace Adeyemi', note: 'Agreed at the team meeting', changed: 1 };

describe('the versions', () => {
  it('say who, when and why, and what lies between two of them', async () => {
    const { asked, settle, text, button, page, router } = await openPage(ROUTES, '/rules/versions');
    asked('/api/rules/versions').flush([SECOND, FIRST_VERSION]);
    asked('/api/rules/policy').flush(policyOf());
    await settle();
    expect(text()).toMatch(/Version 2\s*in use.*Grace Adeyemi.*Agreed at the team meeting.*Version 1.*came with the product/);
    button('What changed').click();
    await settle();
    expect(router.url).toBe('/rules/versions?from=1&to=2');
    asked('/api/rules/versions/1').flush({ ...FIRST_VERSION, rules: RULES });
    asked('/api/rules/versions/2').flush({ ...SECOND, rules: applyChanges(RULES, [{ id: 'SEQ-03', severity: 'inform' }]) });
    await settle();
    expect(text()).toContain('SEQ-03 informs instead of warns');
    expect(await violations(page)).toEqual([]);
  });

  it('one can be read as it was', async () => {
    const { asked, settle, text, page } = await openPage(ROUTES, '/rules/versions/2');
    asked('/api/rules/versions/2').flush({ ...SECOND, rules: RULE_SET.rules.slice(0, 5) });
    await settle();
    expect(text()).toContain('Agreed at the team meeting');
    expect(page.querySelectorAll('.id')).toHaveLength(5);
  });

  it('that cannot be read says so', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/rules/versions/7');
    asked('/api/rules/versions/7').flush(problem(404, 'not-found'), { status: 404, statusText: 'x' });
    await settle();
    expect(text()).toContain('Nothing was changed');
  });
});
