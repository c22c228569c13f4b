import { afterEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@stagewell/shared/people/roles';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { NotFoundPage } from '../status/not-found-page';
import { Shell } from './shell';

const SHELL = { path: 'today', component: Shell, children: [{ path: '', component: NotFoundPage }] };
const ROUTES = [SHELL, { path: 'sign-in', component: NotFoundPage }];
const placesOf = (page: HTMLElement) => [...page.querySelectorAll('nav a')].map((link) => link.textContent?.trim());
const KOWALSKI = {
  id: 'p7',
  mrn: 'M-7',
  familyName: 'Kowalski',
  givenName: 'Piotr',
  onCareTeam: true,
  birthDate: '1958-02-11',
  planStatus: null,
  lastCheckInOn: null,
};
const BROOKS = { ...KOWALSKI, id: 'p8', mrn: 'M-8', familyName: 'Brooks', givenName: 'Joan', onCareTeam: false, birthDate: null };

describe('the shell', () => {
  afterEach(() => document.body.replaceChildren());

  it.each<[Role, string[]]>([
    ['clinician', ['Today', 'Worklist', 'Calendar', 'Patients', 'Import', 'Catalogue', 'Rules', 'Insight', 'Clinic']],
    ['scheduler', ['Today', 'Worklist', 'Calendar', 'Patients', 'Catalogue', 'Clinic']],
    ['admin', ['Today', 'Worklist', 'Calendar', 'Patients', 'Catalogue', 'Rules', 'Insight', 'Overrides', 'Clinic', 'Scheduling']],
    ['auditor', ['Today', 'Catalogue', 'Overrides', 'Clinic', 'Audit']],
  ])('leads a %s only where the role may go', async (role, places) => {
    const { page } = await openPage(ROUTES, '/today', sessionOf(role));
    expect(placesOf(page)).toEqual(places);
    expect(page.querySelector('app-patient-search') !== null).toBe(places.includes('Patients'));
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['a demo clinic says so on every page', { demo: { password: 'x', accounts: [] } }, 'Demo clinic on this computer'],
    ['a server without a second factor says so on every page', { withoutMfa: true }, 'without a second factor'],
  ])('%s', async (_name, more, words) => {
    const { text } = await openPage(ROUTES, '/today', { ...sessionOf('clinician'), ...more });
    expect(text()).toContain(words);
  });

  it('skips to the page by keyboard', async () => {
    const { button, page } = await openPage(ROUTES, '/today');
    button('Skip to the page').click();
    expect(document.activeElement).toBe(page.querySelector('main'));
  });

  it('turns through the colour schemes and keeps the choice on the page', async () => {
    const { page, settle } = await openPage(ROUTES, '/today');
    const toggle = page.querySelector<HTMLButtonElement>('button[aria-label^="Colours"]');
    expect(document.documentElement.hasAttribute('data-scheme')).toBe(false);
    toggle?.click();
    await settle();
    expect(document.documentElement.getAttribute('data-scheme')).toBe('light');
    toggle?.click();
    await settle();
    expect(document.documentElement.getAttribute('data-scheme')).toBe('dark');
    expect(document.cookie).toContain('scheme=dark');
    toggle?.click();
    await settle();
    expect(document.cookie).not.toContain('scheme');
  });

  it('signs out and leads to the door', async () => {
    const { button, asked, settle, router } = await openPage(ROUTES, '/today');
    button('Sign out').click();
    asked('/api/session', 'DELETE').flush(null);
    await settle();
    asked('/api/session').flush(sessionOf());
    await settle();
    expect(router.url).toBe('/sign-in');
  });

  it('never lets someone believe to be signed out who is not', async () => {
    const { button, asked, settle, text } = await openPage(ROUTES, '/today');
    button('Sign out').click();
    asked('/api/session', 'DELETE').flush(problem(500, 'fault'), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('You are still signed in');
  });
});

describe('finding a patient from anywhere', () => {
  afterEach(() => document.body.replaceChildren());

  const search = async (role: Role = 'clinician') => {
    const opened = await openPage(ROUTES, '/today', sessionOf(role));
    const field = opened.page.querySelector<HTMLInputElement>('input[role=combobox]');
    const find = async (words: string, rows: unknown[]) => {
      type(field, words);
      await opened.pause(260);
      await opened.settle();
      const request = opened.asked('/api/patients');
      request.flush({ rows, next: null });
      await opened.settle();
      return request;
    };
    const press = async (key: string) => {
      field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await opened.settle();
    };
    return { ...opened, field, find, press };
  };

  it.each([
    ['the slash', { key: '/' }],
    ['Ctrl-K', { key: 'k', ctrlKey: true }],
  ])('%s leads to the search', async (_name, keys) => {
    const { field } = await search();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...keys, bubbles: true }));
    expect(document.activeElement).toBe(field);
  });

  it('waits until the typing pauses and asks once', async () => {
    const { find } = await search();
    expect((await find('kow', [KOWALSKI])).request.params.get('search')).toBe('kow');
  });

  it('opens the second one found by arrow and Enter', async () => {
    const { find, press, field, router, page } = await search();
    await find('o', [KOWALSKI, BROOKS]);
    expect(field?.getAttribute('aria-expanded')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await press('ArrowDown');
    expect(document.getElementById(field?.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Brooks');
    await press('Enter');
    expect(router.url).toBe('/patients/p8');
  });

  it('goes on to the heading of the page, also of the one that is open already', async () => {
    const { page, settle, pause, asked } = await openPage([{ ...SHELL, path: 'patients/:id' }], '/patients/p7');
    const field = page.querySelector<HTMLInputElement>('input[role=combobox]');
    field?.focus();
    type(field, 'kow');
    await pause(260);
    await settle();
    asked('/api/patients').flush({ rows: [KOWALSKI], next: null });
    await settle();
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await pause(0);
    await settle();
    expect(document.activeElement).toBe(page.querySelector('main h1'));
  });

  it('leads the front desk to the contact page', async () => {
    const { find, press, router } = await search('scheduler');
    await find('kow', [KOWALSKI]);
    await press('Enter');
    expect(router.url).toBe('/patients/p7/edit');
  });

  it('says when nobody was found, and Escape closes it', async () => {
    const { find, press, page, field } = await search();
    await find('zz', []);
    expect(page.querySelector('[role=status]')?.textContent).toBe('No patient found.');
    await press('Escape');
    expect(field?.getAttribute('aria-expanded')).toBe('false');
  });
});
