import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialog } from '@angular/material/dialog';
import { MatInputHarness, MatNativeSelectHarness } from '@angular/material/input/testing';
import { violations } from '../../testing/axe';
import { appProviders, sessionOf, signIn } from '../../testing/page';
import { App } from '../app';
import { linesFor, sayProblem, storedFor } from './record-several';
import { recordSeveral, type SeveralRequest } from './record-several-dialog';

const TODAY = '2026-11-24';
const LINES = linesFor(['fact:egfr', 'fact:naloxone', 'statement:allergies', 'medicine:m1', 'fact:egfr', 'birth-date']);
const [EGFR, NALOXONE, ALLERGIES] = LINES;

describe('what can be said in one field', () => {
  it('is measurements, answers and questions, each once', () => {
    expect(LINES.map(({ kind, datum }) => [kind, datum])).toEqual([
      ['number', 'fact:egfr'],
      ['yes-no', 'fact:naloxone'],
      ['none', 'statement:allergies'],
    ]);
  });

  it('left empty it stays not known', () => {
    expect(LINES.map((line) => storedFor(line, ' ', TODAY))).toEqual([null, null, null]);
    expect(LINES.map((line) => sayProblem(line, ''))).toEqual([null, null, null]);
  });

  it('is stored with the day', () => {
    if (!EGFR || !NALOXONE || !ALLERGIES) throw new Error('No lines');
    expect(storedFor(EGFR, '62,5', TODAY)).toEqual({
      section: 'facts',
      input: { code: 'egfr', value: 62.5, answer: null, unit: 'mL/min/1.73m2', takenOn: TODAY },
    });
    expect(storedFor(NALOXONE, 'no', TODAY)).toMatchObject({ section: 'facts', input: { value: null, answer: 'no' } });
    expect(storedFor(ALLERGIES, 'none', TODAY)).toEqual({ section: 'statements', input: { topic: 'allergies', answer: 'none', askedOn: TODAY } });
    expect([sayProblem(EGFR, 'many'), sayProblem(EGFR, '9000')].every((problem) => problem !== null)).toBe(true);
  });
});

type Store = SeveralRequest['store'];
const open = async (store: Store) => {
  const fixture = TestBed.createComponent(App);
  await fixture.whenStable();
  const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  const done = recordSeveral(TestBed.inject(MatDialog), { lines: LINES, today: TODAY, store });
  await loader.getAllHarnesses(MatButtonHarness);
  await new Promise((rest) => setTimeout(rest, 50));
  const inputs = () => loader.getAllHarnesses(MatInputHarness);
  return {
    done,
    type: async (text: string) => (await inputs())[0]?.setValue(text),
    choose: async (at: number, text: string) => (await loader.getAllHarnesses(MatNativeSelectHarness))[at]?.selectOptions({ text }),
    press: async (text: string) => {
      await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
      await fixture.whenStable();
    },
    page: () => document.querySelector('mat-dialog-container') as HTMLElement,
  };
};

describe('several in one form', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: appProviders([]) });
    await signIn(sessionOf('clinician'));
  });
  afterEach(() => document.body.replaceChildren());

  it('stores what was typed and nothing else', async () => {
    const store = jest.fn<Store>(async () => undefined);
    const { type, choose, press, done, page } = await open(store);
    expect(await violations(page())).toEqual([]);
    await type('80');
    await choose(1, 'Asked: none');
    await press('Record');
    expect(await done).toBe(2);
    expect(store.mock.calls.map(([stored]) => stored.section)).toEqual(['facts', 'statements']);
  }, 30_000);

  it('what cannot be stored stays, with what was typed, and is tried again with the same key', async () => {
    const store = jest.fn<Store>(async ({ section }) => {
      if (section === 'statements' && store.mock.calls.length < 3) throw new Error('offline');
    });
    const { type, choose, press, done, page } = await open(store);
    await type('80');
    await choose(1, 'Asked: none');
    await press('Record');
    expect(page().textContent).toContain('Stored so far: 1.');
    expect(page().querySelectorAll('mat-label')).toHaveLength(3);
    await press('Record');
    expect(await done).toBe(2);
    const keys = store.mock.calls.map(([, key]) => key);
    expect(keys[2]).toBe(keys[1]);
    expect(keys[1]).not.toBe(keys[0]);
  }, 30_000);

  it('an empty form records nothing and says so', async () => {
    const store = jest.fn<Store>(async () => undefined);
    const { press, page } = await open(store);
    await press('Record');
    expect(page().textContent).toContain('Nothing is typed yet.');
    expect(store).not.toHaveBeenCalled();
  }, 30_000);
});
