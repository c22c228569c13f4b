import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/page';
import { Announce } from './announce';

@Component({ template: '<h1>Page</h1>' })
class Page {}
const ROUTES = ['one', 'two'].map((path) => ({ path, component: Page }));

const said = (): string => document.querySelector('.cdk-live-announcer-element')?.textContent ?? '';

describe('what was said', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['is gone on the next page', '/two', ''],
    ['stays while only a filter changes', '/one?filter=mine', '10 patients shown'],
  ])('%s', async (_name, url, left) => {
    const { router, pause } = await openPage(ROUTES, '/one');
    TestBed.inject(Announce).politely('10 patients shown');
    await pause(150);
    expect(said()).toBe('10 patients shown');
    await router.navigateByUrl(url);
    expect(said()).toBe(left);
  });

  it('just before leaving is heard on the next page', async () => {
    const { router, pause } = await openPage(ROUTES, '/one');
    TestBed.inject(Announce).politely('Ann Lee saved');
    await router.navigateByUrl('/two');
    await pause(150);
    expect(said()).toBe('Ann Lee saved');
  });
});
