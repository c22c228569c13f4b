import { Component } from '@angular/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openPage, sessionOf } from '../../testing/page';
import { NotAllowedPage } from '../status/not-allowed-page';
import { allowed, signedIn } from './guards';

@Component({ template: '<main><h1 tabindex="-1">Rules</h1></main>' })
class Rules {}

const ROUTES = [
  { path: 'rules', component: Rules, canActivate: [signedIn, allowed('rules.read')] },
  { path: 'not-allowed', component: NotAllowedPage },
];

describe('who gets in', () => {
  afterEach(() => document.body.replaceChildren());

  it('nobody goes to the door first, and remembers the way', async () => {
    const { router } = await openPage(ROUTES, '/rules?severity=block', sessionOf());
    expect(router.url).toBe('/sign-in?returnTo=%2Frules%3Fseverity%3Dblock');
  });

  it('a role that may not is told so at the same address', async () => {
    const { page } = await openPage(ROUTES, '/rules', sessionOf('scheduler'));
    expect(page.textContent).toContain('Your role does not open this page');
    expect(page.textContent).not.toContain('Rules');
  });

  it.each([[['clinician'] as const], [['scheduler', 'admin'] as const]])('%s may', async (roles) => {
    const { page } = await openPage(ROUTES, '/rules', sessionOf(...roles));
    expect(page.textContent).toContain('Rules');
  });
});
