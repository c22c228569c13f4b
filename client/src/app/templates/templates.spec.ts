import { afterEach, describe, expect, it } from '@jest/globals';
import type { TemplateView } from '@stagewell/shared/templates/template';
import { SHIPPED_TEMPLATES } from '@stagewell/shared/templates/shipped-templates.data';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { AllergyView } from '@stagewell/shared/patients/patient';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openPage, problem, sessionOf, type as typeInto } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { CLINICS_ROUTES } from '../clinics/clinics.routes';

const [LOW_BACK] = SHIPPED_TEMPLATES;
if (LOW_BACK === undefined) throw new Error('There are no templates');
const own = (more: Partial<TemplateView> = {}): TemplateView => ({
  id: 't1',
  name: 'Ours',
  description: 'For nurses',
  document: LOW_BACK.document,
  version: 1,
  savedByName: 'Hannah Osei',
  savedAt: '2026-11-01T15:00:00Z',
  editedByName: null,
  editedAt: null,
  retired: false,
  ...more,
});
const fromDayOne = { ...LOW_BACK.document, courses: LOW_BACK.document.courses.map((course) => ({ ...course, startDay: course.startDay - 14 })) };
const ALLERGY: AllergyView = {
  id: 'al1',
  version: 1,
  source: 'entered',
  sourceSystem: null,
  sourceId: null,
  recordedOn: '2026-11-01',
  label: 'Duloxetine',
  codings: [],
  substance: 'duloxetine',
  kind: 'allergy',
  reaction: 'Rash',
  severity: 'severe',
};

const open = async (more: Parameters<typeof chartOf>[0] = {}, templates: readonly TemplateView[] = []) => {
  const opened = await openSection('plan', chartOf({ plan: planOf([]), ...more }), { rules: RULES });
  const until = async (act: () => void) => {
    act();
    await opened.settle();
  };
  const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
  return {
    ...opened,
    until,
    dialog,
    ticks: () => [...(dialog()?.querySelectorAll<HTMLInputElement>('tbody input') ?? [])],
    press: (name: string | RegExp) => until(() => opened.button(name).click()),
    choose: (selector: string, value: string) =>
      until(() => {
        const field = dialog()?.querySelector<HTMLSelectElement | HTMLInputElement>(selector);
        if (!field) throw new Error(`No ${selector}`);
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    start: async () => {
      await until(() => opened.button('Start from a template…').click());
      opened.asked('/api/templates').flush(templates);
      await opened.settle();
    },
    bars: () => [...opened.page.querySelectorAll('app-plan-table tbody tr[id]')].length,
  };
};

afterEach(() => document.body.replaceChildren());

describe('starting from a template', () => {
  it('shows the courses on their days and what the rules find, and puts them on the board as one step', async () => {
    const { start, dialog, choose, press, bars, text } = await open();
    await start();
    expect(dialog()?.textContent).toContain('Dec 8, 2026');
    await choose('input[type=date]', '2027-03-01');
    expect(dialog()?.textContent).toContain('Mar 15, 2027');
    expect(dialog()?.textContent).toContain('3 courses taken');
    expect(await violations(dialog() as Element)).toEqual([]);
    await press('Put on the board');
    expect([dialog(), bars()]).toEqual([null, 3]);
    expect(text()).toContain('Unsaved changes');
    await press('Undo');
    expect(bars()).toBe(0);
  });

  it('names day 0 and the day of the first course that is taken, which are not the same', async () => {
    const { start, choose, ticks, until, dialog } = await open({}, [own({ document: fromDayOne })]);
    await start();
    const said = () => dialog()?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    expect(said()).toContain(
      'Day 0 is Nov 24, 2026, on which the template begins. The first course starts on day 14, Dec 8, 2026. The days before it are for the baseline.',
    );
    await until(() => ticks()[0]?.click());
    expect(said()).toContain('The first course starts on day 42, Jan 5, 2027.');
    expect([...(dialog()?.querySelectorAll('tbody tr') ?? [])].map((row) => row.querySelectorAll('td')[2]?.textContent)).toEqual(['14', '42', '70']);
    await choose('select', 't1');
    expect(said()).toContain('Day 0 is Nov 24, 2026, on which the template begins and the first course starts.');
  });

  it('leaves out what is contraindicated; whoever ticks it takes it all the same', async () => {
    const { start, choose, ticks, dialog, until } = await open({ allergies: [ALLERGY] });
    await start();
    await choose('select', 'neuropathic');
    expect(ticks().map(({ checked }) => checked)).toEqual([false, true, true]);
    expect(dialog()?.textContent).toContain('1 left out');
    const before = dialog()?.querySelectorAll('.findings li').length ?? 0;
    await until(() => ticks()[0]?.click());
    expect(dialog()?.querySelectorAll('.findings li').length).toBeGreaterThan(before);
  });

  it('offers the clinic’s own, and none that is retired', async () => {
    const { start, dialog, choose } = await open({}, [own(), own({ id: 't2', name: 'Old', retired: true })]);
    await start();
    expect([...(dialog()?.querySelectorAll('optgroup[label="Of this clinic"] option') ?? [])].map(({ textContent }) => textContent?.trim())).toEqual(['Ours']);
    await choose('select', 't1');
    expect(dialog()?.textContent).toContain('Saved by Hannah Osei.');
  });

  it('takes nothing when nothing is ticked', async () => {
    const { start, ticks, until, button } = await open();
    await start();
    for (const tick of ticks()) await until(() => tick.click());
    expect((button('Put on the board') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('saving a plan as a template', () => {
  it('names what goes with it, and sends nothing of the patient', async () => {
    const course = courseOf('a', 'cbt', '2026-12-07', { successCriterion: 'Walks to the lake', note: 'Her son drives', region: 'lumbar' });
    const { press, dialog, asked, settle } = await open({ plan: planOf([course]) });
    await press('Save this plan as a template…');
    expect(dialog()?.textContent).toContain('Walks to the lake');
    await press('Save the template');
    expect(dialog()?.textContent).toContain('Give it a name.');
    typeInto(dialog()?.querySelector('input') ?? null, 'Lake');
    expect(await violations(dialog() as Element)).toEqual([]);
    await press('Save the template');
    const first = asked('/api/templates', 'POST');
    expect(JSON.stringify(first.request.body)).not.toMatch(/Her son|lumbar|2026/);
    first.flush(problem(409, 'template-exists', { title: 'That name is taken' }), { status: 409, statusText: 'x' });
    await settle();
    expect(dialog()?.textContent).toContain('That name is taken');
    await press('Save the template');
    asked('/api/templates', 'POST').flush(own());
    await settle();
    expect(dialog()).toBeNull();
  });
});

describe('templates on the clinic page', () => {
  const openClinic = async (role: 'admin' | 'clinician') => {
    const opened = await openPage([{ path: 'clinic', children: CLINICS_ROUTES }], '/clinic', sessionOf(role));
    opened.asked('/api/clinic').flush({ id: 'c1', name: 'Harbor', zone: 'UTC', demo: false, sites: [], people: [], today: '2026-11-24' });
    await opened.settle();
    opened.asked('/api/templates').flush([own()]);
    await opened.settle();
    return opened;
  };

  it('are retired by an administrator, on the version that is shown', async () => {
    const { button, asked, settle, text } = await openClinic('admin');
    button('Retire Ours').click();
    await settle();
    const sent = asked('/api/templates/t1/retirement', 'POST');
    expect([sent.request.body, sent.request.headers.get('if-match')]).toEqual([{ retired: true }, '"1"']);
    sent.flush(own({ retired: true, version: 2 }));
    await settle();
    asked('/api/templates').flush([own({ retired: true, version: 2, editedByName: 'Ana Ruiz', editedAt: '2026-11-24T15:00:00Z' })]);
    await settle();
    expect(text()).toContain('retired by Ana Ruiz');
  });

  it('are only read by others', async () => {
    const { text, button } = await openClinic('clinician');
    expect(text()).toContain('For nurses');
    expect(() => button('Retire Ours')).toThrow();
  });
});
