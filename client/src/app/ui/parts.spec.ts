import { Component, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { CATEGORIES, GRADES } from '@stagewell/shared/catalogue/modality';
import { violations } from '../../testing/axe';
import { problem } from '../../testing/page';
import { ApiProblem } from '../platform/api-problem';
import { CATEGORY_LOOKS, CategoryChip } from './category-chip';
import { dayText, momentText } from './day';
import { EmptyState } from './empty-state';
import { FieldErrors } from './field-errors';
import { GRADE_WORDS, GradeChip } from './grade-chip';
import { Loading } from './loading';
import { ProblemCard } from './problem-card';
import { SeverityChip } from './severity-chip';
import { SourceNote } from './source-note';

const show = async (component: Type<unknown>, inputs: Record<string, unknown> = {}) => {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { element, text: element.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '', fixture };
};

describe('parts that every page uses', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['a block', { severity: 'block' }, 'Blocks'],
    ['a warning', { severity: 'warn' }, 'Warns'],
    ['information', { severity: 'inform' }, 'Informs'],
    ['what passed', { severity: 'passed' }, 'Passed'],
    ['what cannot be told', { severity: 'unknown' }, 'Cannot tell'],
    ['own words', { severity: 'warn', label: 'Due today' }, 'Due today'],
  ])('severity is icon, word and colour: %s', async (_name, inputs, word) => {
    const { element, text } = await show(SeverityChip, inputs);
    expect(text).toBe(word);
    expect(element.querySelector('svg path')?.getAttribute('d')).toBeTruthy();
    expect(element.classList).toContain(inputs.severity);
    expect(await violations(element)).toEqual([]);
  });

  it.each(CATEGORIES.map((category) => [category]))('category %s has an icon and a word of its own', async (category) => {
    const { element, text } = await show(CategoryChip, { category });
    expect(text).toBe(CATEGORY_LOOKS[category].word);
    expect(element.querySelector('svg')).not.toBeNull();
    expect(new Set(CATEGORIES.map((one) => CATEGORY_LOOKS[one].icon)).size).toBe(CATEGORIES.length);
  });

  it.each([...GRADES.map((grade) => [grade, `Evidence grade ${grade}: ${GRADE_WORDS[grade]}`] as const), [null, 'Evidence grade not known'] as const])(
    'grade %s is said in full',
    async (grade, words) => {
      const { element } = await show(GradeChip, { grade });
      expect(element.querySelector('.visually-hidden')?.textContent).toBe(words);
    },
  );

  it('a problem says what happened, what to do, which fields, and offers another try', async () => {
    const error = new ApiProblem(problem(422, 'invalid', { errors: [{ path: 'title', message: 'Too long' }] }));
    const { element, text, fixture } = await show(ProblemCard, { error });
    const retry = jest.fn();
    (fixture.componentInstance as ProblemCard).retry.subscribe(retry);
    expect(element.getAttribute('role')).toBe('alert');
    expect(text).toContain('It did not work');
    expect(text).toContain('Nothing was changed. Try again.');
    expect(text).toContain('title: Too long');
    expect(text).toContain('r-1');
    element.querySelector('button')?.click();
    expect(retry).toHaveBeenCalledTimes(1);
    expect(await violations(element)).toEqual([]);
  });

  it('a fault of the page is not blamed on the server', async () => {
    const { text } = await show(ProblemCard, { error: new TypeError('x is undefined') });
    expect(text).toContain('This page made a mistake');
    expect(text).not.toContain('x is undefined');
  });

  it('an empty place says what to do next', async () => {
    const { element, text } = await show(EmptyState, { what: 'No plan yet', next: 'Start one.' });
    expect(text).toContain('Start one.');
    expect(await violations(element)).toEqual([]);
  });

  it('loading is said once and drawn as lines', async () => {
    const { element, text } = await show(Loading, { what: 'Loading patients', lines: 3 });
    expect(text).toBe('Loading patients');
    expect(element.querySelectorAll('.line')).toHaveLength(3);
    expect(await violations(element)).toEqual([]);
  });

  it('a source names how far it was checked', async () => {
    const { text } = await show(SourceNote, { source: { citation: 'CDC 2022', verification: 'general-knowledge' } });
    expect(text).toContain('CDC 2022');
    expect(text).toContain('from general knowledge; not yet checked against the source');
  });

  it.each([
    ['an own message wins', [{ kind: 'required', message: 'Enter the name.' }], 'Enter the name.'],
    ['a known kind has words', [{ kind: 'maxLength' }], 'This is too long.'],
    ['an unknown kind still says something', [{ kind: 'odd' }], 'This cannot be used as it is.'],
    ['nothing wrong, nothing said', [], ''],
  ])('field errors: %s', async (_name, errors, words) => {
    expect((await show(FieldErrors, { errors })).text).toBe(words);
  });
});

describe('days and moments', () => {
  it.each([
    ['a day stands where it is, in any zone', '2026-01-05', undefined, 'Jan 5, 2026'],
    ['the last day of a year does not slip', '2026-12-31', undefined, 'Dec 31, 2026'],
    ['no day is said', null, undefined, 'not known'],
    ['in own words', null, 'none yet', 'none yet'],
  ])('%s', (_name, day, unknown, words) => {
    expect(dayText(day, unknown)).toBe(words);
  });

  it('a moment follows the clinic’s clock', () => {
    expect(momentText('2026-11-24T19:15:00Z', 'America/New_York')).toMatch(/^Nov 24, 2026, 2:15\sPM$/);
    expect(momentText('2026-11-24T02:15:00Z', 'America/New_York')).toMatch(/^Nov 23, 2026, 9:15\sPM$/);
  });

  it('while that clock is not known, a moment says by which one it is told', () => {
    expect(momentText('2026-11-24T19:15:00Z', undefined)).toMatch(/^Nov 24, 2026, 7:15\sPM UTC$/);
  });
});

describe('projected content', () => {
  it('actions of an empty place are kept', async () => {
    @Component({ imports: [EmptyState], template: '<app-empty-state what="None"><button type="button">{{ word() }}</button></app-empty-state>' })
    class Host {
      protected readonly word = signal('Start');
    }
    const { element } = await show(Host);
    expect(element.querySelector('button')?.textContent).toBe('Start');
  });
});
