import { describe, expect, it } from '@jest/globals';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { violations } from '../../testing/axe';
import { PainScale } from './pain-scale';

@Component({
  imports: [FormField, PainScale],
  template: `<app-pain-scale label="Pain now" low="no pain" high="worst imaginable" [formField]="entry.pain" />`,
})
class Host {
  readonly model = signal<{ pain: number | null }>({ pain: null });
  readonly entry = form(this.model, (path) => required(path.pain, { message: 'Ask for a number.' }));
}

const open = async () => {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return { fixture, page, host: fixture.componentInstance, radios: () => [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')] };
};

describe('the pain scale', () => {
  it('offers eleven scores and prefers none', async () => {
    const { radios } = await open();
    expect(radios().map((radio) => radio.value)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(radios().some((radio) => radio.checked)).toBe(false);
  });

  it.each([
    ['zero is a score, not an empty answer', 0],
    ['ten is the top', 10],
  ])('%s', async (_name, score) => {
    const { fixture, radios, host } = await open();
    radios()[score]?.click();
    await fixture.whenStable();
    expect(host.model().pain).toBe(score);
    expect(host.entry.pain().valid()).toBe(true);
  });

  it('shows a score that is set from outside, zero included', async () => {
    const { fixture, radios, host } = await open();
    host.model.set({ pain: 0 });
    await fixture.whenStable();
    expect(radios()[0]?.checked).toBe(true);
  });

  it('says what is missing once it was left unanswered', async () => {
    const { fixture, page, radios } = await open();
    expect(page.querySelector('[role=alert]')).toBeNull();
    radios()[3]?.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Ask for a number.');
  });

  it('is a named group for screen readers', async () => {
    const { page } = await open();
    expect(page.querySelector('fieldset legend')?.textContent).toBe('Pain now');
    expect(await violations(page)).toEqual([]);
  });
});
