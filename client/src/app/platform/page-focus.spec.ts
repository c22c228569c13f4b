import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/page';
import { PageHeader } from '../ui/page-header';
import { PageFocus } from './page-focus';

@Component({ imports: [PageHeader], template: '<main><app-page-header heading="One" /></main>' })
class One {}
@Component({ imports: [PageHeader], template: '<main><app-page-header heading="Two" /><h2 tabindex="-1" data-page-heading>Inner</h2></main>' })
class Two {}

const ROUTES = [
  { path: 'one', component: One, title: 'One' },
  { path: 'other', component: One, title: 'Other' },
  { path: 'two', component: Two, title: 'Two' },
];

describe('where the focus goes after a navigation', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['to the heading of the new page', '/other', 'One'],
    ['to the inner heading of a page inside a page', '/two', 'Inner'],
  ])('%s', async (_name, url, heading) => {
    const { router, settle } = await openPage(ROUTES, '/one');
    TestBed.inject(PageFocus);
    await router.navigateByUrl('/one?first=1');
    await router.navigateByUrl(url);
    await settle();
    expect(document.activeElement?.textContent).toBe(heading);
  });

  it('stays where it is when only a filter changed', async () => {
    const { router, settle } = await openPage(ROUTES, '/one');
    TestBed.inject(PageFocus);
    await router.navigateByUrl('/one?first=1');
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await router.navigateByUrl('/one?filter=mine');
    await settle();
    expect(document.activeElement).toBe(field);
  });
});
