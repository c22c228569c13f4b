import { afterEach, describe, expect, it } from '@jest/globals';
import { RULE_SET, RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { RuleChange, RulePolicyView } from '@stagewell/shared/sequencing/policy/policy';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { draftOf, FIRST_VERSION, policyOf } from '../../testing/policy';
import { ruleWords } from './rule-words';
import { SEQUENCING_ROUTES } from './sequencing.routes';

const ROUTES = [{ path: 'rules', children: SEQUENCING_ROUTES }];
const WIDER: RuleChange = { id: 'SEQ-03', parameters: { 'windows.0.days': 21 } };

afterEach(() => document.body.replaceChildren());

const open = async (url: string, view: RulePolicyView = policyOf(), session = sessionOf('clinician')) => {
  const opened = await openPage(ROUTES, url, session);
  opened.asked('/api/rules').flush(RULE_SET);
  opened.asked('/api/rules/policy').flush(view);
  await opened.settle();
  return opened;
};
const idsOn = (page: HTMLElement): (string | null)[] => [...page.querySelectorAll('.id')].map((id) => id.textContent);
const field = (label: RegExp): HTMLInputElement => {
  const found = [...document.body.querySelectorAll<HTMLElement>('mat-form-field')].find((one) => label.test(one.textContent ?? ''));
  const input = found?.querySelector<HTMLInputElement>('input, select, textarea');
  if (!input) throw new Error(`No field ${label}`);
  return input;
};

describe('the rules page', () => {
  it('shows every rule in use once, with its reason and its source', async () => {
    const { page, text } = await open('/rules');
    expect(idsOn(page).toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted());
    for (const rule of RULES) expect(text()).toContain(rule.rationale.en.replaceAll(/\s+/g, ' '));
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('keeps only the severity of the address', async () => {
    const { page } = await open('/rules?severity=inform');
    expect(page.querySelectorAll('.rules > li')).toHaveLength(RULES.filter((rule) => rule.severity === 'inform').length);
  });

  it('shows one rule where a code leads to it, and the way back to all', async () => {
    const { page, text } = await open('/rules?of=DDI-30');
    expect(idsOn(page)).toEqual(RULES.filter(({ ruleId }) => ruleId === 'DDI-30').map(({ id }) => id));
    expect(text()).toContain('Only the rows of DDI-30.');
  });

  it('a code that another rule says as well leads to that rule', async () => {
    const covered = RULES.find(({ covers }) => covers.length > 0);
    const { page } = await open(`/rules?of=${covered?.covers[0]}`);
    expect(idsOn(page)).toContain(covered?.id);
  });

  it('says that it loads, and what failed', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/rules');
    expect(text()).toContain('Loading the rules');
    asked('/api/rules').flush(problem(500, 'fault', { title: 'The rules could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The rules could not be read');
  });

  it('what is in use is shown beside the news that somebody drafts', async () => {
    const { page, text, button } = await open('/rules', policyOf(draftOf([WIDER])));
    expect(text()).toContain('A draft by Hannah Osei is open: 1 rule changed');
    expect(page.querySelectorAll('.changes')).toHaveLength(0);
    expect(button('Show the draft')).toBeTruthy();
  });
});

describe('the draft', () => {
  it('is opened with one key, and then rules can be changed', async () => {
    const { asked, button, settle, router, page } = await open('/rules');
    button('Change rules').click();
    const request = asked('/api/rules/draft', 'POST');
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    request.flush(draftOf([]));
    await settle();
    expect(router.url).toBe('/rules?view=draft');
    expect(button('Change SEQ-03')).toBeTruthy();
    expect(page.querySelector('#rule-SCOPE .acts')?.textContent).toContain('Always in force');
  });

  it('shows what differs, only that when asked, and puts one rule back', async () => {
    const { page, text, asked, button, settle } = await open('/rules?view=draft&only=changed', policyOf(draftOf([WIDER, { id: 'SEQ-05', enabled: false }])));
    expect(idsOn(page)).toEqual(['SEQ-03', 'SEQ-05']);
    expect(text()).toContain('In any period of: 21 days instead of 14 days');
    expect(text()).toContain('switched off');
    expect(text()).toContain('2 rules changed');
    expect(await violations(page)).toEqual([]);
    button('Put back SEQ-05').click();
    const request = asked('/api/rules/draft', 'PUT');
    expect(request.request.body).toEqual({ takesShipped: false, changes: [WIDER] });
    expect(request.request.headers.get('if-match')).toBe('"1"');
    request.flush(draftOf([WIDER], { version: 2 }));
    await settle();
    expect(idsOn(page)).toEqual(['SEQ-03']);
    expect(document.activeElement?.textContent).toContain('All');
  });

  it('a clinician tries it, an administrator publishes it with a reason', async () => {
    const clinician = await open('/rules?view=draft', policyOf(draftOf([WIDER])));
    expect(clinician.text()).toContain('An administrator publishes it.');
    expect(clinician.button('Try on current patients').getAttribute('href')).toBe('/rules/try');
  });

  it('publishes with the note, and shows what is then in use', async () => {
    const { asked, button, settle, router } = await open('/rules?view=draft', policyOf(draftOf([WIDER])), sessionOf('admin'));
    button('Publish').click();
    await settle();
    type(field(/Why/), 'Agreed at the team meeting');
    await settle();
    [...document.body.querySelectorAll<HTMLElement>('mat-dialog-actions button')].at(-1)?.click();
    await settle();
    const request = asked('/api/rules/draft/publication', 'POST');
    expect(request.request.body).toEqual({ note: 'Agreed at the team meeting' });
    expect(request.request.headers.get('if-match')).toBe('"1"');
    request.flush({ ...FIRST_VERSION, version: 2 });
    await settle();
    asked('/api/rules').flush({ ...RULE_SET, version: 2 });
    asked('/api/rules/policy').flush(policyOf());
    await settle();
    expect(router.url).toBe('/rules');
  });

  it('is discarded after a question', async () => {
    const { asked, button, settle, text } = await open('/rules?view=draft', policyOf(draftOf([WIDER])));
    button('Discard').click();
    await settle();
    expect(text()).toContain('lost for everybody in the clinic');
    button('Discard the draft').click();
    asked('/api/rules/draft/discard', 'POST').flush(null);
    await settle();
    asked('/api/rules/policy').flush(policyOf());
    await settle();
    expect(text()).not.toContain('rule changed');
  });

  it('on an older version it is put on the new one before it can be published', async () => {
    const { asked, button, settle } = await open('/rules?view=draft', policyOf(draftOf([WIDER], { outdated: true })), sessionOf('admin'));
    expect((button('Publish') as HTMLButtonElement).disabled).toBe(true);
    button(/Put them on version/).click();
    const request = asked('/api/rules/draft', 'PUT');
    expect(request.request.body).toEqual({ takesShipped: false, changes: [WIDER] });
    request.flush(draftOf([WIDER], { version: 2 }));
    await settle();
  });

  it('newly shipped rules can be put into it', async () => {
    const news = {
      version: 9,
      differences: [{ id: 'SEQ-40', what: 'added' as const, fields: [] }],
      notKept: [{ id: 'SEQ-03', path: 'severity', reason: 'It may be block or warn' }],
    };
    const { asked, button, text } = await open('/rules?view=draft', policyOf(draftOf([]), { shipped: news }));
    expect(text()).toMatch(/Newly shipped rules: set 9.*SEQ-03: It may be block or warn.*SEQ-40: a new rule/);
    button('Put them into the draft').click();
    expect(asked('/api/rules/draft', 'PUT').request.body).toEqual({ takesShipped: true, changes: [] });
  });
});

describe('the editor of a rule', () => {
  const editing = async (id: string, changes: readonly RuleChange[] = []) => {
    const opened = await open('/rules?view=draft', policyOf(draftOf(changes)));
    opened.button(`Change ${id}`).click();
    await opened.settle();
    return opened;
  };

  it('offers what the policy allows, with the bounds and the reason', async () => {
    const { text } = await editing('SEQ-03');
    const dialog = document.body.querySelector('app-rule-editor') as HTMLElement;
    expect([...dialog.querySelectorAll('option')].map((option) => option.textContent?.trim())).toEqual(['blocks', 'warns', 'informs']);
    expect(text()).toContain('7 to 365 days; ships as 14');
    expect(text()).toContain('one step milder than the shipped rule');
    expect(await violations(dialog)).toEqual([]);
  });

  it('says at once what is out of bounds, and sends nothing', async () => {
    const { button, settle, backend, text } = await editing('SEQ-03');
    type(field(/In any period of/), '3');
    await settle();
    expect(text()).toContain('It must be 7 to 365 days.');
    button('Save into the draft').click();
    await settle();
    backend.expectNone('/api/rules/draft');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('saves the one rule and leaves the others of the draft alone; the sentence follows the number', async () => {
    const off: RuleChange = { id: 'SEQ-05', enabled: false };
    const { asked, button, settle, text } = await editing('SEQ-03', [off]);
    type(field(/In any period of/), '21');
    await settle();
    expect(text()).toContain('at most 1 new starts in 21 days');
    button('Save into the draft').click();
    const request = asked('/api/rules/draft', 'PUT');
    expect(request.request.body.changes).toEqual([
      off,
      expect.objectContaining({ id: 'SEQ-03', parameters: expect.objectContaining({ 'windows.0.days': 21 }) }),
    ]);
    request.flush(draftOf([off, WIDER], { version: 2 }));
    await settle();
    expect(document.body.querySelector('app-rule-editor')).toBeNull();
    expect(text()).toContain('2 rules changed');
  });

  it('when somebody saved first, what was typed stays and goes into their draft', async () => {
    const { asked, button, settle, text } = await editing('SEQ-03');
    type(field(/In any period of/), '21');
    await settle();
    button('Save into the draft').click();
    asked('/api/rules/draft', 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    const theirs: RuleChange = { id: 'SEQ-28', enabled: false };
    asked('/api/rules/policy').flush(policyOf(draftOf([theirs], { version: 5 })));
    await settle();
    expect(text()).toContain('their other changes stay');
    expect(field(/In any period of/).value).toBe('21');
    button('Save into their draft').click();
    const again = asked('/api/rules/draft', 'PUT');
    expect(again.request.headers.get('if-match')).toBe('"5"');
    expect(again.request.body.changes[0]).toEqual(theirs);
  });

  it('what protects from harm cannot be switched off or made milder, and says why', async () => {
    const washout = policyOf().limits.find(({ alwaysOn, parameters }) => alwaysOn === 'contraindication' && parameters.length > 0);
    const { text } = await editing(washout?.id ?? '');
    const dialog = document.body.querySelector('app-rule-editor') as HTMLElement;
    expect(dialog.querySelector<HTMLInputElement>('[role=switch]')?.disabled).toBe(true);
    expect(dialog.querySelector('select')?.disabled).toBe(true);
    expect(dialog.querySelector('input[type=date]')).toBeNull();
    expect(text()).toContain('for everybody it cannot be taken away');
  });
});

describe('rules in words', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s leaves no hole in the sentence', (_id, rule) => {
    expect(ruleWords(rule)).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
  });
});
