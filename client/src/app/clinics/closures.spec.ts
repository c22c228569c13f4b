import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import type { ClinicView } from '@stagewell/shared/people/person';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type as typeInto } from '../../testing/page';
import { CLINICS_ROUTES } from './clinics.routes';

const CLINIC: ClinicView = {
  id: 'c1',
  name: 'Harbor Clinic',
  zone: 'America/New_York',
  today: '2026-11-24',
  demo: false,
  sites: [
    { id: 's1', name: 'Marietta' },
    { id: 's2', name: 'Woodstock' },
  ],
  openWeekdays: [1, 2, 3, 4, 5],
  people: [],
};
const closureOf = (more: Partial<ClosureView> = {}): ClosureView => ({
  id: 'x1',
  siteId: null,
  firstOn: '2026-12-31',
  lastOn: '2027-01-01',
  reason: 'New Year',
  version: 3,
  createdByName: 'Grace Adeyemi',
  createdAt: '2026-11-02T15:00:00Z',
  ...more,
});
const URL = '/api/clinic/closures';

const open = async (role: 'admin' | 'scheduler', closures: readonly ClosureView[] | null) => {
  const opened = await openPage([{ path: 'clinic', children: CLINICS_ROUTES }], '/clinic', sessionOf(role));
  opened.asked('/api/clinic').flush(CLINIC);
  await opened.settle();
  if (closures !== null) {
    const asked = opened.asked(URL);
    expect(asked.request.params.get('from')).toBe(CLINIC.today);
    asked.flush(closures);
    await opened.settle();
  }
  const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
  return {
    ...opened,
    dialog,
    card: () => opened.page.querySelector<HTMLElement>('app-closures-card') ?? opened.page,
    rows: () =>
      [...opened.page.querySelectorAll('app-closures-card tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim()),
      ),
    press: async (name: string | RegExp) => {
      opened.button(name).click();
      await opened.settle();
    },
    fill: async (values: Readonly<Record<string, string>>) => {
      for (const [label, value] of Object.entries(values)) {
        const field = [...(dialog()?.querySelectorAll('mat-form-field') ?? [])].find((one) => one.querySelector('mat-label')?.textContent === label);
        const input = field?.querySelector<HTMLInputElement>('input, select') ?? null;
        typeInto(input, value);
        input?.dispatchEvent(new Event('change', { bubbles: true }));
        await opened.settle();
      }
    },
  };
};
afterEach(() => document.body.replaceChildren());

describe('closures on the clinic page', () => {
  it('say when, where and why, and which one is today', async () => {
    const today = closureOf({ id: 'x0', firstOn: '2026-11-24', lastOn: '2026-11-24', siteId: 's2', reason: 'Staff training' });
    const { rows, page } = await open('admin', [today, closureOf()]);
    expect(rows().map((cells) => cells.slice(0, 3))).toEqual([
      ['Nov 24, 2026 Closed today', 'Woodstock', expect.stringContaining('Staff training')],
      ['Dec 31, 2026 to Jan 1, 2027', 'All sites', expect.stringContaining('added by Grace Adeyemi')],
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('are only read by others', async () => {
    const { text, button } = await open('scheduler', [closureOf()]);
    expect(text()).toContain('New Year');
    for (const name of ['Add a closure…', /^Change…/, /^Entered in error…/]) expect(() => button(name)).toThrow();
  });

  it('that are none say what to do', async () => {
    expect((await open('admin', [])).text()).toContain('Add the days on which the clinic or a site is closed');
  });

  it('that load or cannot be read say so, and are read again', async () => {
    const { asked, settle, card, press } = await open('admin', null);
    expect(card().textContent).toContain('Loading the closures');
    asked(URL).flush(problem(500, 'fault', { title: 'The closures could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(card().textContent).toContain('The closures could not be read');
    await press('Try again');
    asked(URL).flush([closureOf()]);
    await settle();
    expect(card().textContent).toContain('New Year');
  });
});

describe('adding a closure', () => {
  it('asks for the days and the reason; one day is the usual', async () => {
    const { press, fill, dialog, asked, settle, rows } = await open('admin', []);
    await press('Add a closure…');
    expect(await violations(dialog() as Element)).toEqual([]);
    await press('Save the closure');
    expect(dialog()?.textContent).toContain('Say why in a few words.');
    await fill({ 'First day': '2026-12-24', 'Last day': '2026-12-23', Reason: ' Christmas ', Site: 's1' });
    await press('Save the closure');
    expect(dialog()?.textContent).toContain('The last day lies before the first.');
    await fill({ 'First day': '2026-12-25' });
    await press('Save the closure');
    const sent = asked(URL, 'POST');
    expect(sent.request.body).toEqual({ siteId: 's1', firstOn: '2026-12-25', lastOn: '2026-12-25', reason: 'Christmas' });
    sent.flush(closureOf());
    await settle();
    expect(dialog()).toBeNull();
    asked(URL).flush([closureOf()]);
    await settle();
    expect(rows()).toHaveLength(1);
  });

  it('that is refused stays as it was typed, and is sent again by the same key', async () => {
    const { press, fill, dialog, asked, settle } = await open('admin', []);
    await press('Add a closure…');
    await fill({ 'First day': '2026-12-25', Reason: 'Christmas' });
    await press('Save the closure');
    const first = asked(URL, 'POST');
    first.flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    expect(dialog()?.querySelector('app-problem-card')).not.toBeNull();
    await press('Save the closure');
    const second = asked(URL, 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    expect(second.request.body).toEqual(first.request.body);
  });
});

describe('changing a closure', () => {
  it('sends the version that is shown; a clash shows both, and mine can be kept', async () => {
    const { press, fill, dialog, asked, settle } = await open('admin', [closureOf()]);
    await press(/^Change…/);
    await fill({ Reason: 'Winter break' });
    await press('Save the closure');
    const sent = asked(`${URL}/x1`, 'PUT');
    expect([sent.request.headers.get('if-match'), sent.request.body.reason]).toEqual(['"3"', 'Winter break']);
    sent.flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    asked(URL).flush([closureOf({ version: 4, reason: 'Stocktaking', siteId: 's1' })]);
    await settle();
    const said = dialog()?.querySelector('app-clash-note')?.textContent?.replaceAll(/\s+/g, ' ');
    expect(said).toContain('SiteMariettaAll sites');
    expect(said).toContain('ReasonStocktakingWinter break');
    await press('Save mine');
    expect(asked(`${URL}/x1`, 'PUT').request.headers.get('if-match')).toBe('"4"');
  });

  it('entered in error asks why; the focus goes on to what is still there', async () => {
    const { press, dialog, asked, settle, button, text } = await open('admin', [closureOf()]);
    await press(/^Entered in error…/);
    typeInto(dialog()?.querySelector('textarea') ?? null, 'The wrong year');
    await press('Mark as entered in error');
    const sent = asked(`${URL}/x1/entered-in-error`, 'POST');
    expect([sent.request.headers.get('if-match'), sent.request.body]).toEqual(['"3"', { reason: 'The wrong year' }]);
    sent.flush(null, { status: 204, statusText: 'x' });
    await settle();
    asked(URL).flush([]);
    await settle();
    expect(text()).toContain('No closure ahead');
    expect(document.activeElement).toBe(button('Add a closure…'));
  });
});
