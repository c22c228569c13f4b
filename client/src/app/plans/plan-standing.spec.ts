import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonView } from '@stagewell/shared/people/person';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { problem, type as typeInto } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const COURSES = [courseOf('a', 'cbt', '2026-12-07')];
const ACTIVE: Partial<PlanView> = { state: 'active', activatedOn: '2026-11-20' };
const LOCK = { version: 3, byName: 'Hannah Osei', at: '2026-11-24T10:00:00Z' };
const person = (accountId: string, displayName: string, supervisorId: string | null): PersonView => ({
  accountId,
  displayName,
  credentials: 'MD',
  roles: ['clinician'],
  mayPrescribe: true,
  schedules: [],
  licenceExpiresOn: '2030-01-01',
  maySign: ['behavioral'],
  supervisorId,
});
const open = async (more: Partial<PlanView>, people: readonly PersonView[] = []) => {
  const opened = await openSection('plan', chartOf({ plan: planOf(COURSES, more) }), { people });
  const { settle } = opened;
  const words = () => [...opened.page.querySelectorAll('app-plan-actions button')].map((one) => one.textContent?.trim());
  return {
    ...opened,
    words,
    press: async (name: string | RegExp) => {
      opened.button(name).click();
      await settle();
    },
    fill: async (selector: string, text: string) => {
      typeInto(document.querySelector(`mat-dialog-container ${selector}`), text);
      await settle();
    },
    dialog: () => document.querySelector('mat-dialog-container')?.textContent?.replaceAll(/\s+/g, ' ') ?? null,
  };
};

afterEach(() => document.body.replaceChildren());

describe('locking', () => {
  it('asks for the password, and names the version that becomes final', async () => {
    const opened = await open(ACTIVE);
    await opened.press('Lock…');
    expect(opened.dialog()).toContain('Version 3 of this plan is final then');
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    await opened.fill('input[type=password]', 'a long enough password');
    await opened.press('Sign and lock');
    const request = opened.asked('/api/plans/plan1/lock', 'POST');
    expect([request.request.headers.get('if-match'), request.request.body]).toEqual(['"3"', { password: 'a long enough password' }]);
    const plan = planOf(COURSES, { ...ACTIVE, lock: LOCK });
    request.flush(plan);
    await opened.settle();
    opened.asked('/api/patients/p1').flush(chartOf({ plan }));
    await opened.settle();
    expect(opened.page.querySelector('.state')?.textContent).toContain('Locked');
    expect(opened.words()).not.toContain('Lock…');
    expect(opened.text()).toContain('Hannah Osei locked version 3.');
    expect(await violations(opened.page)).toEqual([]);
  });

  it.each<[string, Partial<PlanView>, boolean, boolean]>([
    ['a draft is not locked and takes no addenda', {}, false, false],
    ['a running plan can be locked', ACTIVE, true, false],
    ['a locked version cannot, and takes addenda', { ...ACTIVE, lock: LOCK }, false, true],
    ['a later version can, and the locked one takes addenda', { ...ACTIVE, version: 4, lock: LOCK }, true, true],
    ['a plan that is over takes addenda only', { state: 'completed' }, false, true],
  ])('%s', async (_, more, lockable, addable) => {
    const opened = await open(more);
    expect(opened.words().includes('Lock…')).toBe(lockable);
    expect(opened.text().includes('Write an addendum…')).toBe(addable);
  });
});

describe('an addendum', () => {
  it('is kept with its key however often it is tried; what was written stays', async () => {
    const opened = await open({ ...ACTIVE, lock: LOCK, addenda: [{ id: 'd1', version: 3, words: 'Prefers mornings', byName: 'Ben Okoye', on: '2026-11-23' }] });
    expect(opened.text()).toContain('Prefers mornings');
    expect(opened.text()).toContain('Ben Okoye, Nov 23, 2026, to version 3');
    await opened.press(/Write an addendum/);
    await opened.fill('textarea', 'The sleep diary was handed out');
    await opened.press('Keep the addendum');
    const first = opened.asked('/api/plans/plan1/addenda', 'POST');
    first.flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await opened.settle();
    expect(document.querySelector<HTMLTextAreaElement>('mat-dialog-container textarea')?.value).toBe('The sleep diary was handed out');
    await opened.press('Keep the addendum');
    const second = opened.asked('/api/plans/plan1/addenda', 'POST');
    expect(second.request.body).toEqual({ words: 'The sleep diary was handed out' });
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });
});

describe('co-signing', () => {
  const asked = (askedOf: string) => ({
    askedOf,
    askedOfName: 'Elena Rivera',
    askedBy: 'a2',
    askedByName: 'Ben Okoye',
    at: '2026-11-24T10:00:00Z',
    ofChange: false,
    version: 3,
  });

  it('who is supervised is told whom the plan will wait for', async () => {
    const opened = await open({}, [person('a1', 'Hannah Osei', 'a9'), person('a9', 'Elena Rivera', null)]);
    await opened.press('Activate…');
    expect(opened.dialog()).toContain('It becomes active when Elena Rivera has signed as well');
    expect(opened.button('Sign and ask Elena Rivera')).toBeTruthy();
  });

  it('whoever is asked co-signs, and reads who signed before and what it calls for', async () => {
    const opened = await open({ state: 'proposed', coSignature: asked('a1') });
    expect(opened.text()).toContain('Ben Okoye signed this plan and asks you to co-sign it.');
    expect(await violations(opened.page)).toEqual([]);
    await opened.press('Co-sign…');
    expect(opened.dialog()).toContain('Ben Okoye signed this plan and asks for your signature.');
    expect(opened.dialog()).toMatch(/It calls for \d+ reviews, the first due Feb 1, 2027\./);
  });

  it.each<[supervisor: string, said: string]>([
    ['a9', 'It becomes active when Elena Rivera has signed as well'],
    ['a2', 'Ben Okoye signed this plan and asks for your signature.'],
  ])('whoever is asked and is supervised by %s reads: %s', async (supervisor, said) => {
    const people = [person('a1', 'Hannah Osei', supervisor), person('a9', 'Elena Rivera', null), person('a2', 'Ben Okoye', null)];
    const opened = await open({ state: 'proposed', coSignature: asked('a1') }, people);
    await opened.press('Co-sign…');
    expect(opened.dialog()).toContain(said);
  });

  it('others see whom it waits for, and cannot activate it', async () => {
    const opened = await open({ state: 'proposed', coSignature: asked('a9') });
    expect(opened.text()).toContain('Waiting for co-signature by Elena Rivera.');
    expect(opened.words()).not.toContain('Activate…');
    expect(opened.words()).not.toContain('Co-sign…');
  });

  it.each<[who: string, askedOf: string, says: string, may: boolean]>([
    ['whoever is asked', 'a1', 'Ben Okoye changed this running plan and asks you to co-sign it. The change is in force.', true],
    ['others', 'a9', 'Elena Rivera is asked to co-sign. The change is in force.', false],
  ])('what was changed of a running plan: %s', async (_who, askedOf, says, may) => {
    const opened = await open({ ...ACTIVE, coSignature: { ...asked(askedOf), ofChange: true, version: 2 } });
    expect(opened.text()).toContain(says);
    expect(opened.text()).not.toContain('An edit takes the signature back.');
    expect(opened.page.querySelector('app-plan-standing a')?.getAttribute('href')).toBe('/patients/p1/plan/versions/2');
    expect(opened.page.querySelector('app-plan-standing button') !== null).toBe(may);
    expect(await violations(opened.page)).toEqual([]);
  });

  it('is co-signed with the password, on the version that was read', async () => {
    const opened = await open({ ...ACTIVE, coSignature: { ...asked('a1'), ofChange: true, version: 2 } });
    await opened.press('Co-sign the changes…');
    expect(opened.dialog()).toContain('from version 2 on, asked by Ben Okoye, and you agree with it as it stands in version 3.');
    await opened.fill('input[type=password]', 'a long enough password');
    await opened.press('Co-sign');
    const request = opened.asked('/api/plans/plan1/co-signature', 'POST');
    expect([request.request.headers.get('if-match'), request.request.body]).toEqual(['"3"', { password: 'a long enough password' }]);
    const plan = planOf(COURSES, ACTIVE);
    request.flush(plan);
    await opened.settle();
    opened.asked('/api/patients/p1').flush(chartOf({ plan }));
    await opened.settle();
    expect(opened.page.querySelector('app-plan-standing .note')).toBeNull();
  });
});
