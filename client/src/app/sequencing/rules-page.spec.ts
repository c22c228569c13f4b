import { afterEach, describe, expect, it } from '@jest/globals';
import { RULE_SET, RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { violations } from '../../testing/axe';
import { openPage, problem } from '../../testing/page';
import { ruleWords } from './rule-words';
import { SEQUENCING_ROUTES } from './sequencing.routes';

const ROUTES = [{ path: 'rules', children: SEQUENCING_ROUTES }];

describe('the rules page', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async (url: string) => {
    const opened = await openPage(ROUTES, url);
    opened.asked('/api/rules').flush(RULE_SET);
    await opened.settle();
    return opened;
  };

  it('shows every rule in use once, with its reason and its source', async () => {
    const { page, text } = await open('/rules');
    expect([...page.querySelectorAll('.id')].map((id) => id.textContent).toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted());
    for (const rule of RULES) expect(text()).toContain(rule.rationale.en.replaceAll(/\s+/g, ' '));
    expect(await violations(page)).toEqual([]);
  }, 20_000);

  it('keeps only the severity of the address', async () => {
    const { page } = await open('/rules?severity=inform');
    expect(page.querySelectorAll('.rules li')).toHaveLength(RULES.filter((rule) => rule.severity === 'inform').length);
  });

  it('says that it loads, and what failed', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/rules');
    expect(text()).toContain('Loading the rules');
    asked('/api/rules').flush(problem(500, 'fault', { title: 'The rules could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The rules could not be read');
  });
});

describe('rules in words', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s leaves no hole in the sentence', (_id, rule) => {
    expect(ruleWords(rule)).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
  });
});
