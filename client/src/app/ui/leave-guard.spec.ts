import { Component, inject, signal } from '@angular/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { openPage } from '../../testing/page';
import { leaveGuard, Unsaved } from './leave-guard';

@Component({ selector: 'app-typed', template: '' })
class Typed {
  static readonly dirty = signal(true);

  constructor() {
    inject(Unsaved).watch(() => Typed.dirty());
  }
}
@Component({
  imports: [Typed],
  template: `<h1 tabindex="-1">Form</h1>
    @if (shown()) {
      <app-typed />
    }`,
})
class Form {
  static readonly shown = signal(true);
  protected readonly shown = Form.shown;
}
@Component({ template: '<h1 tabindex="-1">List</h1>' })
class List {}

const ROUTES = [
  { path: 'patients/:patientId/form', component: Form, canDeactivate: [leaveGuard] },
  { path: 'list', component: List },
];

const open = async (state: { readonly dirty: boolean; readonly shown?: boolean }) => {
  Typed.dirty.set(state.dirty);
  Form.shown.set(true);
  const opened = await openPage(ROUTES, '/patients/a/form');
  Form.shown.set(state.shown ?? true);
  await opened.settle();
  return opened;
};
const go = async ({ router, settle }: Awaited<ReturnType<typeof open>>, url: string) => {
  const left = router.navigateByUrl(url);
  await settle();
  return left;
};
const leavesTab = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return !event.defaultPrevented;
};

describe('leaving a page with a form', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['nothing is typed', { dirty: false }],
    ['the form with what was typed is gone, because it was recorded', { dirty: true, shown: false }],
  ])('asks nothing when %s', async (_name, state) => {
    const opened = await open(state);
    expect(leavesTab()).toBe(true);
    expect(await go(opened, '/list')).toBe(true);
    expect(opened.text()).toContain('List');
  });

  it.each([
    ['to another page', '/list'],
    ['to the same page of another patient', '/patients/b/form'],
  ])('asks before what was typed is lost: %s', async (_name, url) => {
    const opened = await open({ dirty: true });
    const left = opened.router.navigateByUrl(url);
    await opened.settle();
    expect(opened.text()).toContain('Leave without recording?');
    expect(opened.text()).toContain('What you typed is kept on this page only.');
    expect(await violations(document.querySelector('.cdk-overlay-container') ?? opened.page)).toEqual([]);
    opened.button('Stay here').click();
    expect(await left).toBe(false);
    expect(opened.router.url).toBe('/patients/a/form');

    const again = opened.router.navigateByUrl(url);
    await opened.settle();
    opened.button('Leave').click();
    expect(await again).toBe(true);
    expect(opened.router.url).toBe(url);
  });

  it('the browser asks before the tab is closed', async () => {
    await open({ dirty: true });
    expect(leavesTab()).toBe(false);
  });
});
