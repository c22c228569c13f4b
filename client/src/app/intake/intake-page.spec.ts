import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { openPage, sessionOf } from '../../testing/page';
import { IntakePage } from './intake-page';

// Sheets made by script are unknown to the document of these specs; a real browser has them (e2e/patient-plan.spec.ts).
Object.assign(globalThis, {
  CSSStyleSheet: class {
    replaceSync(): void {}
  },
});
document.adoptedStyleSheets = [];

const open = () => openPage([{ path: 'intake', component: IntakePage }], '/intake', sessionOf('scheduler'));
const press = (page: HTMLElement, name: string): void =>
  [...page.querySelectorAll<HTMLButtonElement>('button')].find(({ textContent }) => textContent.trim() === name)?.click();

describe('the sheet for a first visit', () => {
  afterEach(() => document.body.replaceChildren());

  it('has room for what was tried, six scales from 0 to 10, goals, questions and steps, and asks the server nothing', async () => {
    const { page } = await open();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(9);
    expect([...page.querySelectorAll('.numbers')].map(({ children }) => children.length)).toEqual([11, 11, 11, 11, 11, 11]);
    expect(page.querySelector('article')?.textContent).toContain('Five questions to ask about any treatment');
    expect(await violations(page)).toEqual([]);
  });

  it('speaks Spanish and prints large on A4 as asked', async () => {
    const { page, settle } = await open();
    press(page, 'Español');
    press(page, 'Large print');
    press(page, 'A4');
    await settle();
    const sheet = page.querySelector('article');
    expect(sheet?.getAttribute('lang')).toBe('es');
    expect(sheet?.classList).toContain('sheet--large');
    expect(sheet?.textContent).toContain('Antes de su primera visita');
    expect(document.documentElement.dataset['paper']).toBe('patient');
    expect([...page.querySelectorAll('[aria-pressed="true"]')].map(({ textContent }) => textContent?.trim())).toEqual(['Español', 'Large print', 'A4']);
  });
});
