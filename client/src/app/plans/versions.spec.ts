import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanVersionRow, PlanVersionView, PlanView, SignatureView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { CATALOGUE, courseOf, evaluationOf, findingOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { differences } from './differences';
import { fieldRows } from './field-words';
import { dayOf, versionOn } from './version-on';
import { boardOf } from '@stagewell/shared/plans/board';

const row = (version: number, savedAt: string, more: Partial<PlanVersionRow> = {}): PlanVersionRow => ({
  version,
  savedAt,
  savedBy: 'Hannah Osei',
  what: 'Saved',
  lockedBy: null,
  ...more,
});
const ROWS = [row(3, '2026-11-22T15:00:00Z'), row(2, '2026-11-22T03:00:00Z', { lockedBy: 'Ana Ruiz' }), row(1, '2026-11-20T15:00:00Z')];

describe('the version of a day', () => {
  it.each<[day: string, zone: string | undefined, version: number | null]>([
    ['2026-11-24', 'UTC', 3],
    ['2026-11-22', 'UTC', 3],
    ['2026-11-21', 'UTC', 1],
    // Three in the morning of the 22nd is still the evening before in New York.
    ['2026-11-21', 'America/New_York', 2],
    ['2026-11-21', undefined, 1],
    ['2026-11-19', 'UTC', null],
  ])('%s by the clock of %s: %s', (day, zone, version) => expect(versionOn(ROWS, day, zone)?.version ?? null).toBe(version));

  it('does not depend on the order of the list', () => expect(versionOn(ROWS.toReversed(), '2026-11-24', 'UTC')?.version).toBe(3));
  it('is a day of the clinic', () => expect(dayOf('2026-03-01T02:00:00Z', 'America/New_York')).toBe('2026-02-28'));
});

const BEFORE = planOf([courseOf('a', 'duloxetine', '2026-12-07', { note: 'Old' }), courseOf('b', 'cbt', '2027-01-11')], { version: 2 });
const AFTER = planOf([
  courseOf('a', 'duloxetine', '2026-12-14', { note: 'New', backupModalityId: 'gabapentin', target: 'sleep' }),
  courseOf('c', 'pne', '2026-12-01'),
]);

describe('what differs, in words', () => {
  it('in sentences', () =>
    expect(differences(boardOf(BEFORE), boardOf(AFTER), CATALOGUE)).toEqual([
      expect.stringMatching(/ is added, starting Dec 1, 2026$/),
      expect.stringMatching(/ is not in it$/),
      'Duloxetine starts Dec 14, 2026 instead of Dec 7, 2026',
      'Duloxetine: what it is judged by is Sleep instead of PEG: pain, enjoyment, general activity',
      'Duloxetine: backup is Gabapentin instead of none',
      'Duloxetine: note is “New” instead of “Old”',
    ]));

  it('field by field', () =>
    expect(fieldRows(boardOf(BEFORE), boardOf(AFTER), { catalogue: CATALOGUE }).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['added', 'not in it', 'Dec 1, 2026 to when it is stopped'],
      ['removed', 'Jan 11, 2027 to when it is stopped', 'not in it'],
      ['first day', 'Dec 7, 2026', 'Dec 14, 2026'],
      ['what it is judged by', 'PEG: pain, enjoyment, general activity', 'Sleep'],
      ['backup', 'none', 'Gabapentin'],
      ['note', '“Old”', '“New”'],
    ]));
});

const viewOf = (plan: PlanView, evaluation: Evaluation = evaluationOf([])): PlanVersionView => ({
  ...row(plan.version, '2026-11-20T15:00:00Z'),
  plan,
  evaluation,
  ruleSetVersion: 1,
  quote: null,
  engineVersion: '1',
});
const VERSIONS = '/api/plans/plan1/versions';

const openVersion = async (plan: PlanView, shown: PlanView, evaluation?: Evaluation) => {
  const opened = await openSection(`plan/versions/${shown.version}`, chartOf({ plan }));
  opened.asked(`${VERSIONS}/${shown.version}`).flush(viewOf(shown, evaluation));
  await opened.settle();
  opened.asked(VERSIONS).flush(ROWS);
  await opened.settle();
  const until = async (act: () => void) => {
    act();
    await opened.settle();
  };
  return { ...opened, until, press: (name: string | RegExp) => until(() => opened.button(name).click()) };
};

afterEach(() => document.body.replaceChildren());

describe('an earlier version', () => {
  it('is compared with another one, the earlier first', async () => {
    const { page, until, asked, settle, text } = await openVersion(AFTER, BEFORE);
    const select = page.querySelector<HTMLSelectElement>('app-version-compare select');
    await until(() => {
      if (select === null) return;
      select.value = '3';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    asked(`${VERSIONS}/3`).flush(viewOf(AFTER));
    await settle();
    expect(text()).toContain('What version 3 has that version 2 has not:');
    expect(text()).toContain('Duloxetine starts Dec 14, 2026 instead of Dec 7, 2026.');
    expect(page.querySelectorAll('app-version-compare tbody tr')).toHaveLength(6);
    expect(await violations(page)).toEqual([]);
  });

  it('says what was signed in the words of the rules with their source, once for what reads the same', async () => {
    const about = (ruleId: string) => findingOf(ruleId, 'warn', 'Duloxetine with a raised liver value.', { courseIds: ['a'] });
    const [one, two] = [about('CAUTION:duloxetine:alt'), about('CAUTION:duloxetine:ast')];
    const sign = (ruleId: string, fingerprint: string, more: Partial<SignatureView> = {}): SignatureView => ({
      ...{ id: fingerprint, fingerprint, ruleId, decision: 'acknowledge', reasonCode: 'patient-choice', reason: '', expiresOn: '2026-12-24' },
      ...{ by: 'a1', byName: 'Hannah Osei', byPrescriber: true, at: '2026-11-20T15:00:00Z', planVersion: 2, withdrawn: null, ...more },
    });
    const gone = sign('SEQ-30', 'SEQ-30.gone', { withdrawn: { reason: 'A goal is set', byName: 'Ana Ruiz', at: '2026-11-21T15:00:00Z' } });
    const signatures = [sign(one.ruleId, one.fingerprint), sign(two.ruleId, two.fingerprint), gone];
    const { page } = await openVersion(AFTER, { ...BEFORE, signatures }, evaluationOf([one, two]));
    const said = [...page.querySelectorAll('app-signed-card li')].map((line) => line.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(said).toEqual([
      expect.stringMatching(
        /^Duloxetine with a raised liver value\. 2 cautions of the catalogue ?The patient’s informed choice\. Until Dec 24, 2026\. ?Hannah Osei, /,
      ),
      expect.stringMatching(/^No longer found in this version\. SEQ-30 ?.* ?Withdrawn by Ana Ruiz: A goal is set/),
    ]);
    expect(said[0]).toContain('A source');
    expect(said.join()).not.toContain('CAUTION:');
    expect(await violations(page.querySelector('app-signed-card') as Element)).toEqual([]);
  });

  it('comes back to the screen as an edit that undo takes back', async () => {
    const { press, page, text, pause } = await openVersion(AFTER, BEFORE);
    await press('Use this version’s board');
    // It is said aloud a moment later.
    await pause(150);
    const first = () => page.querySelector<HTMLInputElement>('app-plan-table input[aria-label="First day of Duloxetine"]')?.value;
    expect(first()).toBe('2026-12-07');
    expect(text()).toContain('not saved');
    await press('Undo');
    expect(first()).toBe('2026-12-14');
  });

  it('takes back no course that has started', async () => {
    const running = { ...AFTER, courses: AFTER.courses.map((course) => ({ ...course, state: 'active' as const, startedOn: course.startsOn })) };
    const { press, page } = await openVersion(running, BEFORE);
    await press('Use this version’s board');
    expect(page.querySelectorAll('app-plan-table tbody tr[id]')).toHaveLength(3);
    expect(page.querySelector('#row-a')?.textContent).toContain('Dec 14, 2026');
  });

  it('of a plan that is over becomes a new draft', async () => {
    const over = { ...AFTER, state: 'revoked' as const };
    const { press, asked } = await openVersion(over, BEFORE);
    await press('Copy version 2 into a new draft');
    expect(asked('/api/patients/p1/plans', 'POST').request.body).toEqual({ title: 'Care plan', from: { planId: 'plan1', version: 2 } });
  });
});

describe('the list of versions', () => {
  const open = async () => {
    const opened = await openSection('plan', chartOf({ plan: AFTER }));
    const box = opened.page.querySelector<HTMLDetailsElement>('app-plan-versions details');
    if (box === null) throw new Error('No versions');
    box.open = true;
    box.dispatchEvent(new Event('toggle'));
    await opened.settle();
    opened.asked(VERSIONS).flush(ROWS);
    await opened.settle();
    const ask = async (day: string) => {
      const field = opened.page.querySelector<HTMLInputElement>('app-plan-versions input[type=date]');
      if (field !== null) field.value = day;
      opened.button('Show the plan of that day').click();
      await opened.settle();
    };
    return { ...opened, ask };
  };

  it('says who locked one, and opens the one of a day', async () => {
    const { ask, text, router } = await open();
    expect(text()).toContain('Locked by Ana Ruiz');
    await ask('2026-11-21');
    expect(router.url).toBe('/patients/p1/plan/versions/1');
  });

  it('says when there was no plan yet', async () => {
    const { ask, text, page } = await open();
    await ask('2026-11-01');
    expect(text()).toContain('There was no plan yet on Nov 1, 2026.');
    expect(await violations(page.querySelector('app-plan-versions') as Element)).toEqual([]);
  });
});
