import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { openPage } from '../../testing/page';
import { PageFocus } from '../platform/page-focus';
import { SectionHeading } from './section-heading';

@Component({
  imports: [SectionHeading],
  template: `
    <h1>Chart</h1>
    <app-section-heading heading="History" lead="Everything tried."><button type="button">Add</button></app-section-heading>
  `,
})
class Full {}
@Component({ imports: [SectionHeading], template: '<h1>Chart</h1><app-section-heading heading="Plan" />' })
class Bare {}

const ROUTES = [
  { path: 'history', component: Full },
  { path: 'plan', component: Bare },
];

describe('the heading of a section', () => {
  afterEach(() => document.body.replaceChildren());

  it('stands below the heading of the page, with its lead and what can be done', async () => {
    const { page, button } = await openPage(ROUTES, '/history');
    expect(page.querySelector('h2')?.textContent).toBe('History');
    expect(page.querySelector('app-section-heading p')?.textContent).toBe('Everything tried.');
    expect(button('Add').closest('app-section-heading')).not.toBeNull();
    expect(await violations(page)).toEqual([]);
  });

  it('without a lead there is no empty line', async () => {
    const { page } = await openPage(ROUTES, '/plan');
    expect(page.querySelector('app-section-heading p')).toBeNull();
  });

  it('takes the focus after a navigation to its section, not at the first sight of the page', async () => {
    const { router, settle } = await openPage(ROUTES, '/plan');
    TestBed.inject(PageFocus);
    expect(document.activeElement).toBe(document.body);
    await router.navigateByUrl('/plan?first=1');
    await router.navigateByUrl('/history');
    await settle();
    expect(document.activeElement?.tagName).toBe('H2');
    expect(document.activeElement?.textContent).toBe('History');
  });
});
