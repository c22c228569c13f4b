import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { Choice } from './choice';

const OPTIONS = [
  { value: 0, label: 'Not at all' },
  { value: 1, label: 'Several days' },
];

@Component({
  imports: [Choice, FormField],
  template: `<app-choice label="Little interest" [options]="options" [formField]="entry.interest" />`,
})
class Free {
  readonly options = OPTIONS;
  readonly model = signal<{ interest: number | null }>({ interest: null });
  readonly entry = form(this.model);
}
@Component({
  imports: [Choice, FormField],
  template: `<app-choice label="Little interest" [options]="options" [formField]="entry.interest" />`,
})
class Needed {
  readonly options = OPTIONS;
  readonly model = signal<{ interest: number | null }>({ interest: null });
  readonly entry = form(this.model, (path) => required(path.interest, { message: 'Choose one.' }));
}

const open = async (host: typeof Free | typeof Needed = Free) => {
  const fixture = TestBed.createComponent(host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return {
    fixture,
    page,
    host: fixture.componentInstance,
    radios: () => [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')],
    clear: () => page.querySelector<HTMLButtonElement>('button'),
  };
};

describe('a choice among named answers', () => {
  afterEach(() => document.body.replaceChildren());

  it('chooses nothing beforehand, and there is nothing to clear', async () => {
    const { page, radios, clear } = await open();
    expect(radios().map(({ checked }) => checked)).toEqual([false, false]);
    expect(clear()).toBeNull();
    expect(page.querySelector('legend')?.textContent).toBe('Little interest');
    expect(await violations(page)).toEqual([]);
  });

  it('zero is an answer', async () => {
    const { fixture, host, radios } = await open();
    radios()[0]?.click();
    await fixture.whenStable();
    expect(host.model().interest).toBe(0);
    expect(host.entry.interest().dirty()).toBe(true);
    expect(radios().map(({ checked }) => checked)).toEqual([true, false]);
  });

  it('Clear takes an answer back to not answered', async () => {
    const { fixture, host, radios, clear } = await open();
    radios()[1]?.click();
    await fixture.whenStable();
    expect(clear()?.textContent?.trim()).toBe('Clear Little interest');
    clear()?.click();
    await fixture.whenStable();
    expect(host.model().interest).toBeNull();
    expect(radios().some(({ checked }) => checked)).toBe(false);
  });

  it('shows an answer that is set from outside', async () => {
    const { fixture, host, radios } = await open();
    host.model.set({ interest: 1 });
    await fixture.whenStable();
    expect(radios()[1]?.checked).toBe(true);
  });

  it('a needed answer cannot be cleared, and is asked for once it was left', async () => {
    const { fixture, page, radios, clear } = await open(Needed);
    expect(page.querySelector('[role=alert]')).toBeNull();
    radios()[0]?.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Choose one.');
    expect(await violations(page)).toEqual([]);
    radios()[0]?.click();
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(clear()).toBeNull();
  });

  it('two choices on one page do not share their radios', async () => {
    const [one, other] = [await open(), await open()];
    expect(one.radios()[0]?.name).not.toBe(other.radios()[0]?.name);
  });
});
