import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { patterns } from '@stagewell/shared/history/patterns';
import { resistance } from '@stagewell/shared/history/resistance';
import { violations } from '../../testing/axe';
import { treatmentOf } from '../../testing/chart';
import { PatternPanel } from './pattern-panel';
import { ResistancePanel } from './resistance-panel';

const TODAY = '2026-11-24';
/** Tried properly, with little relief. */
const failed = (id: string, modalityId: string, more: Partial<PastTreatmentView> = {}): PastTreatmentView =>
  treatmentOf(id, {
    label: id,
    modalityId,
    lengthDays: 200,
    sessions: 20,
    startedOn: '2025-01-01',
    reachedAdequateDose: 'yes',
    adherence: 'as-prescribed',
    reliefPercent: 0,
    stopReason: 'did-not-help',
    ...more,
  });
const TWO = [failed('Duloxetine', 'duloxetine'), failed('Yoga classes', 'yoga')];
const WAITING = treatmentOf('CBT somewhere', { label: 'CBT somewhere', modalityId: 'cbt', toBeCompleted: true });

const show = async (component: Type<unknown>, inputs: Record<string, unknown>) => {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return { fixture, page, text: () => page.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
};
const showResistance = (history: readonly PastTreatmentView[]) => show(ResistancePanel, { resistance: resistance(history, MODALITY_BY_ID, TODAY) });

describe('treatment resistance', () => {
  afterEach(() => document.body.replaceChildren());

  it.each<[string, readonly PastTreatmentView[], string, string]>([
    ['three categories failed properly', [...TWO, failed('CBT', 'cbt')], 'Treatment-resistant', 'warn'],
    ['two did, and nothing is open', TWO, 'Not treatment-resistant', 'inform'],
    ['two did, and the patient says so of a third', [...TWO, failed('CBT', 'cbt', { lengthDays: 7, sessions: 1 })], 'By the patient’s account only', 'inform'],
    ['two did, and a third waits to be completed', [...TWO, WAITING], 'Cannot tell yet', 'unknown'],
  ])('%s', async (_name, history, word, severity) => {
    const { page } = await showResistance(history);
    const chip = page.querySelector('app-severity-chip');
    expect(chip?.textContent?.trim()).toBe(word);
    expect(chip?.classList).toContain(severity);
    expect(await violations(page)).toEqual([]);
  });

  it('shows both counts, and the evidence of each category with its reason', async () => {
    const { page, text } = await showResistance([...TWO, WAITING]);
    expect([...page.querySelectorAll('dd')].map((count) => count.textContent)).toEqual(['2 of 5', '2 of 5']);
    expect(text()).toContain('Cannot tell yet: 1 trial to complete could change it.');
    expect([...page.querySelectorAll('summary')].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Medication counts',
      'Behavioral does not count; completing it may change that',
      'Complementary counts',
    ]);
    expect(text()).toContain('Duloxetine (counts): Adequate trial with less than 30 % relief.');
  });
});

describe('patterns in what was tried', () => {
  afterEach(() => document.body.replaceChildren());
  const open = () => show(PatternPanel, { patterns: patterns([...TWO, failed('Venlafaxine', 'venlafaxine'), WAITING], MODALITY_BY_ID, TODAY) });
  const rows = (page: HTMLElement) =>
    [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim()));

  it('counts by class, with the names; zero is a number here', async () => {
    const { page } = await open();
    const [head, first] = [[...page.querySelectorAll('thead th')].map((cell) => cell.textContent?.trim()), rows(page)[0]];
    expect(head).toEqual(['Class', 'Tried', 'Adequately', 'Worked', 'In part', 'Failed', 'Not tolerated', 'Cannot tell']);
    expect(first).toEqual(['SNRI Duloxetine, Venlafaxine', '2', '2', '0', '0', '2', '0', '0']);
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['Mechanism', 'Mechanism'],
    ['Reason stopped', 'Reason stopped'],
  ])('groups by %s on demand, and says which grouping is on', async (name, head) => {
    const { fixture, page } = await open();
    const pressed = () => [...page.querySelectorAll('button')].filter((one) => one.getAttribute('aria-pressed') === 'true').map((one) => one.textContent);
    expect(pressed()).toEqual(['Class']);
    [...page.querySelectorAll('button')].find((one) => one.textContent === name)?.click();
    await fixture.whenStable();
    expect(pressed()).toEqual([name]);
    expect(page.querySelector('thead th')?.textContent?.trim()).toBe(head);
    expect(rows(page).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(4);
  });
});
