import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { SignInPage } from './sign-in-page';

const ROUTES = [{ path: 'sign-in', component: SignInPage }];
const DEMO = {
  ...sessionOf(),
  demo: {
    password: 'demo-words',
    accounts: [
      { email: 'osei@demo.test', displayName: 'Hannah Osei', role: 'clinician' as const, clinicName: 'Harbor' },
      { email: 'reyes@demo.test', displayName: 'Tomás Reyes', role: 'scheduler' as const, clinicName: 'Harbor' },
    ],
  },
};

describe('signing in', () => {
  afterEach(() => document.body.replaceChildren());

  it('sends what was entered and returns to where the person was going', async () => {
    const { page, button, settle, asked, router } = await openPage(ROUTES, '/sign-in?returnTo=%2Fpatients%2Fp1', sessionOf());
    expect(await violations(page)).toEqual([]);
    type(page.querySelector('input[type=email]'), 'osei@clinic.test');
    type(page.querySelector('input[type=password]'), 'right horse');
    await settle();
    button('Sign in').click();
    await settle();
    const request = asked('/api/session', 'POST');
    expect(request.request.body).toEqual({ email: 'osei@clinic.test', password: 'right horse' });
    request.flush(sessionOf('clinician'));
    await settle();
    expect(router.url).toBe('/patients/p1');
  });

  it.each([
    ['another site by two slashes', '//elsewhere.example'],
    ['another site by a backslash', '/\\elsewhere.example'],
    ['another site in full', 'https://elsewhere.example'],
    ['the door itself', '/sign-in'],
  ])('never returns to %s', async (_name, returnTo) => {
    const { page, button, settle, asked, router } = await openPage(ROUTES, `/sign-in?returnTo=${encodeURIComponent(returnTo)}`, DEMO);
    expect(page.textContent).toContain('Tomás Reyes');
    button('Tomás Reyes').click();
    await settle();
    asked('/api/session', 'POST').flush(sessionOf('scheduler'));
    await settle();
    expect(router.url).toBe('/today');
  });

  it('asks for both before anything is sent', async () => {
    const { backend, button, settle, text } = await openPage(ROUTES, '/sign-in', sessionOf());
    button('Sign in').click();
    await settle();
    expect(text()).toContain('Enter your e-mail address.');
    backend.expectNone('/api/session');
  });

  it('says that it was refused and stays', async () => {
    const { page, button, settle, asked, router } = await openPage(ROUTES, '/sign-in', DEMO);
    button('Hannah Osei').click();
    await settle();
    asked('/api/session', 'POST').flush(problem(401, 'sign-in-refused', { title: 'E-mail and password do not match' }), { status: 401, statusText: 'x' });
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('E-mail and password do not match');
    expect(router.url).toBe('/sign-in');
    expect(await violations(page)).toEqual([]);
  });

  it('a demo account is one click', async () => {
    const { button, settle, asked } = await openPage(ROUTES, '/sign-in', DEMO);
    button('Hannah Osei').click();
    await settle();
    expect(asked('/api/session', 'POST').request.body).toEqual({ email: 'osei@demo.test', password: 'demo-words' });
  });

  it('offers nobody’s account outside demo mode', async () => {
    const { text } = await openPage(ROUTES, '/sign-in', sessionOf());
    expect(text()).not.toContain('demo clinic');
  });
});
