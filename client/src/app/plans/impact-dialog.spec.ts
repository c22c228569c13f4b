import { afterEach, describe, expect, it } from '@jest/globals';
import type { AskedImpact, Impact } from '@stagewell/shared/plans/impact';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { problem, type as typeInto } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const RUNNING = planOf([courseOf('a', 'esi', '2026-12-07'), courseOf('b', 'cbt', '2026-12-09', { state: 'active', startedOn: '2026-11-20' })], {
  state: 'active',
  activatedOn: '2026-11-20',
});
const days = (earliest: string, target: string, latest: string) => ({ earliest, target, latest });
const IMPACT: Impact = {
  checkIns: {
    created: [{ key: 'day:7', phase: 'initiation', dueOn: '2027-03-08', latestOn: '2027-03-11', instruments: ['peg'] }],
    changed: [],
    cancelled: [],
  },
  reviews: {
    created: [{ key: 'booster:b:1', moment: 'booster', courseIds: ['b'], ...days('2027-01-05', '2027-01-19', '2027-02-02') }],
    moved: [
      {
        key: 'assessment:a:1',
        moment: 'assessment',
        courseIds: ['a'],
        from: days('2026-12-21', '2026-12-21', '2027-01-04'),
        to: days('2026-12-22', '2026-12-22', '2027-01-04'),
      },
    ],
    cancelled: [{ key: 'wear-off:c:1', moment: 'wear-off', courseIds: ['c'], ...days('2027-05-01', '2027-05-15', '2027-05-29') }],
  },
  findings: {
    gained: [{ ruleId: 'SEQ-07', courseIds: ['a'], severity: 'warn', text: { en: 'No rehabilitation in the window', es: '' }, open: false }],
    lost: [],
    changed: [{ ruleId: 'SEQ-03', courseIds: ['a'], severity: 'warn', was: 'inform', text: { en: 'Close together', es: '' }, open: false }],
  },
  courses: {
    added: [],
    removed: [],
    moved: [{ courseId: 'a', from: { startsOn: '2026-12-07', endsOn: null }, to: { startsOn: '2026-12-08', endsOn: null } }],
    changed: [],
  },
};
const BOARD = '/api/plans/plan1/board';
const refused = { status: 409, statusText: 'x' };
const asks = (fingerprint: string, code = 'impact-unseen', impact = IMPACT) =>
  problem(409, code, { context: { impact, fingerprint } satisfies AskedImpact as unknown as Record<string, unknown> });

const open = async (plan: PlanView = RUNNING, more: Parameters<typeof openSection>[2] = {}) => {
  const opened = await openSection('plan', chartOf({ plan }), more);
  const { page, settle } = opened;
  const dialog = () => document.querySelector('app-impact-dialog');
  const until = async (act: () => void) => {
    act();
    await settle();
  };
  return {
    ...opened,
    dialog,
    words: () => dialog()?.textContent?.replaceAll(/\s+/g, ' ') ?? null,
    press: (name: string | RegExp) => until(() => opened.button(name).click()),
    pressIn: (name: string) => until(() => [...(dialog()?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.trim() === name)?.click()),
    move: () => until(() => page.querySelector('#bar-a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))),
  };
};

afterEach(() => document.body.replaceChildren());

describe('saving a running plan', () => {
  const moved = async () => {
    const opened = await open();
    await opened.move();
    await opened.press('Save');
    opened.asked(BOARD, 'PUT').flush(asks('f1'), refused);
    await opened.settle();
    return opened;
  };

  it('shows what else changes before it is stored', async () => {
    const { dialog, words, pressIn } = await moved();
    for (const said of [
      '1 review moves, 1 review is new, 1 review is cancelled, 1 check-in is new, 1 finding appears, 1 finding changes.',
      'Epidural steroid injection runs Dec 8, 2026 – ongoing instead of Dec 7, 2026 – ongoing',
      'was Dec 21, 2026now Dec 22, 2026',
      'Booster session 1: Cognitive',
      'Does a treatment still work?',
      'No rehabilitation in the window',
      'Close together (it informed before)',
      'Initiation: 1 new check-in, Mar 8, 2027',
      'Nothing else changes',
    ])
      expect(words()).toContain(said);
    // The last day stays, and says so by being there once.
    expect([...(dialog()?.querySelectorAll('section[aria-label="Reviews that move"] td') ?? [])].map((cell) => cell.querySelector('del') !== null)).toEqual([
      true,
      true,
      false,
    ]);
    expect(document.activeElement?.textContent).toBe('What this changes');
    expect(await violations(dialog() as Element)).toEqual([]);
    await pressIn('Go back');
  });

  it('sends what was accepted, on the same version', async () => {
    const opened = await moved();
    await opened.pressIn('Accept and save');
    const request = opened.asked(BOARD, 'PUT').request;
    expect([request.headers.get('if-match'), (request.body as { accepted: string }).accepted]).toEqual(['"3"', 'f1']);
    expect(request.body).toMatchObject({ courses: [{ id: 'a', startsOn: '2026-12-08' }, { id: 'b' }] });
  });

  it('says which findings need a decision, and leads to it once it is saved', async () => {
    const close = planOf([courseOf('a', 'esi', '2026-12-07'), courseOf('b', 'cbt', '2026-12-09')], { state: 'active', activatedOn: '2026-11-20' });
    const opened = await open(close, { rules: RULES.filter(({ ruleId }) => ruleId === 'SEQ-03') });
    await opened.move();
    await opened.press('Save');
    opened.asked(BOARD, 'PUT').flush(asks('f1'), refused);
    await opened.settle();
    expect(opened.words()).toContain('2 findings need a decision once this is stored.');
    expect(opened.words()).toContain('No rehabilitation in the window SEQ-07Needs a decision: your signature.');
    await opened.pressIn('Accept and save, then sign now…');
    opened
      .asked(BOARD, 'PUT')
      .flush({ ...close, version: 4, courses: close.courses.map((one) => (one.id === 'a' ? { ...one, startsOn: '2026-12-08' } : one)) });
    await opened.settle();
    const signing = document.querySelector('app-activation-dialog');
    expect(signing?.querySelector('h2')?.textContent).toBe('Sign');
    expect(signing?.textContent).toContain('Warnings to acknowledge');
  });

  it('not accepted, nothing is sent and the edit stays', async () => {
    const opened = await moved();
    await opened.pressIn('Go back');
    expect(opened.dialog()).toBeNull();
    expect(opened.backend.match(BOARD)).toEqual([]);
    expect(opened.text()).toContain('Unsaved changes');
    expect(opened.page.querySelector('app-problem-card')).toBeNull();
    expect(document.activeElement).toBe(opened.button('Save'));
  });

  it('asks again when it would do another thing now', async () => {
    const opened = await moved();
    await opened.pressIn('Accept and save');
    opened.asked(BOARD, 'PUT').flush(asks('f2', 'impact-changed'), refused);
    await opened.settle();
    expect(opened.words()).toContain('have changed since you looked');
    await opened.pressIn('Accept and save');
    expect((opened.asked(BOARD, 'PUT').request.body as { accepted: string }).accepted).toBe('f2');
  });

  it('who saved in between is told of first', async () => {
    const opened = await moved();
    await opened.pressIn('Accept and save');
    opened.asked(BOARD, 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await opened.settle();
    opened.asked('/api/plans/plan1').flush({ ...RUNNING, version: 7 });
    await opened.settle();
    expect(document.querySelector('app-clash-dialog')).not.toBeNull();
  });
});

describe('other steps of a running plan', () => {
  const STEP = '/api/plans/plan1/transition';
  it('show the same, and what was typed stays when it is not accepted', async () => {
    const opened = await open();
    await opened.press('Complete');
    typeInto(document.querySelector('mat-dialog-container textarea'), 'All goals are reached');
    await opened.settle();
    const confirm = () => [...document.querySelectorAll<HTMLElement>('app-reason-dialog button')].at(-1)?.click();
    confirm();
    await opened.settle();
    opened.asked(STEP, 'POST').flush(asks('f1'), refused);
    await opened.settle();
    await opened.pressIn('Go back');
    expect(document.querySelector<HTMLTextAreaElement>('app-reason-dialog textarea')?.value).toBe('All goals are reached');
    expect(document.querySelector('app-reason-dialog app-problem-card')).toBeNull();
    confirm();
    await opened.settle();
    opened.asked(STEP, 'POST').flush(asks('f1'), refused);
    await opened.settle();
    await opened.pressIn('Accept and complete');
    expect(opened.asked(STEP, 'POST').request.body).toEqual({ to: 'completed', reason: 'All goals are reached', accepted: 'f1' });
  });
});
