import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialog } from '@angular/material/dialog';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness, MatNativeSelectHarness } from '@angular/material/input/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SignatureInput } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { violations } from '../../testing/axe';
import { appProviders, problem, rulesRead, sessionOf, signIn } from '../../testing/page';
import { evaluationOf, findingOf, unknownOf } from '../../testing/plan';
import { App } from '../app';
import { ApiProblem } from '../platform/api-problem';
import { type ActivationRequest, askActivation } from './activation-dialog';
import { activationWords } from './activation-words';

const TODAY = '2026-11-24';
const BLOCK = findingOf('DDI-18', 'block', 'Ibuprofen and naproxen run at the same time.');
const WARNING = findingOf('SEQ-30', 'warn', 'No goal beyond less pain is recorded.');
const UNKNOWN = unknownOf('DDI-02', 'block', 'fact:egfr');
type Act = ActivationRequest['act'];

const open = async (evaluation: Evaluation, more: Partial<ActivationRequest> = {}) => {
  const fixture = TestBed.createComponent(App);
  await fixture.whenStable();
  const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  const act = jest.fn<Act>(async () => undefined);
  const done = askActivation(TestBed.inject(MatDialog), {
    only: null,
    today: TODAY,
    evaluation: signal(evaluation),
    here: () => [],
    record: async () => null,
    signed: [],
    words: activationWords({ courses: 2, reviews: [], coSigner: null, signedBy: null }),
    urgent: false,
    isPrescriber: true,
    prescribes: () => true,
    act,
    ...more,
  });
  const field = (start: string, about: string) => loader.getHarness(MatInputHarness.with({ selector: `[aria-label="${start} ${about}"]` }));
  return {
    act,
    done,
    says: async () => (await loader.getHarness(MatDialogHarness)).getText(),
    button: (text: string) => loader.getHarness(MatButtonHarness.with({ text })),
    press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    reason: async (about: string) => loader.getHarness(MatNativeSelectHarness.with({ selector: `[aria-label="Reason for: ${about}"]` })),
    choose: async (about: string, text: string) =>
      (await loader.getHarness(MatNativeSelectHarness.with({ selector: `[aria-label="Reason for: ${about}"]` }))).selectOptions({ text }),
    day: (about: string) => field('Last day for:', about),
    words: (about: string) => field('In your words:', about),
    password: async (text: string) => (await loader.getHarness(MatInputHarness.with({ selector: '[type=password]' }))).setValue(text),
    passwordNow: async () => (await loader.getHarness(MatInputHarness.with({ selector: '[type=password]' }))).getValue(),
    dialog: () => document.querySelector('mat-dialog-container') as Element,
  };
};

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: appProviders([]) });
  await signIn(sessionOf('clinician'));
  await rulesRead();
});
afterEach(() => document.body.replaceChildren());

describe('activating', () => {
  it('signs each point with its reason, its words and its last day; the usual day is offered, no reason is', async () => {
    const { act, done, choose, reason, day, words, password, press, says, dialog } = await open(evaluationOf([BLOCK, WARNING], [UNKNOWN]));
    expect(await says()).toContain('3 points need your signature and a reason.');
    expect(await violations(dialog())).toEqual([]);
    expect(await (await reason(BLOCK.text.en)).getOptions({ isSelected: true })).toHaveLength(1);
    expect([await (await day(BLOCK.text.en)).getValue(), await (await day(WARNING.text.en)).getValue(), await (await day(UNKNOWN.text.en)).getValue()]).toEqual(
      ['2027-01-19', '2027-05-23', '2026-12-08'],
    );
    await choose(BLOCK.text.en, 'On a specialist’s advice');
    await (await words(BLOCK.text.en)).setValue('  The surgeon asks for two weeks of both.  ');
    await choose(WARNING.text.en, 'The patient’s informed choice');
    await choose(UNKNOWN.text.en, 'Result ordered, not back yet');
    await password('right horse');
    await press('Sign and activate');
    expect(await done).toBe(true);
    expect(act).toHaveBeenCalledWith('right horse', [
      {
        fingerprint: BLOCK.fingerprint,
        decision: 'override',
        reasonCode: 'specialist-advice',
        reason: 'The surgeon asks for two weeks of both.',
        expiresOn: '2027-01-19',
      },
      { fingerprint: UNKNOWN.fingerprint, decision: 'accept-unknown', reasonCode: 'result-pending', reason: '', expiresOn: '2026-12-08' },
      { fingerprint: WARNING.fingerprint, decision: 'acknowledge', reasonCode: 'patient-choice', reason: '', expiresOn: '2027-05-23' },
    ] satisfies SignatureInput[]);
  });

  it('names the harm under each headline, its severity in words, and where it comes from', async () => {
    const harmful = findingOf('DDI-07', 'warn', 'Duloxetine comes close to sertraline.', {
      rationale: { en: 'Together they may raise serotonin. Watch for tremor.', es: '' },
    });
    const { dialog, says } = await open(evaluationOf([harmful]));
    expect(await says()).toContain('1 point needs your signature');
    const item = dialog().querySelector('.items li');
    expect(item?.querySelector('.text')?.textContent?.replaceAll(/\s+/g, ' ')).toContain('Warning: Duloxetine comes close');
    expect(item?.querySelector('.harm')?.textContent).toBe('Together they may raise serotonin.');
    expect(item?.querySelector('details')?.textContent).toMatch(/Why, and where this comes from.*Watch for tremor\..*A source/su);
    expect(await violations(dialog())).toEqual([]);
  });

  it('says what is missing and signs nothing', async () => {
    const { act, password, press, says, dialog } = await open(evaluationOf([BLOCK]));
    await password('right horse');
    await press('Sign and activate');
    for (const words of ['Choose a reason.', 'Say it in at least 10 characters.']) expect(await says()).toContain(words);
    expect(await violations(dialog())).toEqual([]);
    expect(act).not.toHaveBeenCalled();
  });

  it('without a password nothing is signed', async () => {
    const { act, press, says } = await open(evaluationOf([]));
    expect(await says()).toContain('Nothing stands against it.');
    await press('Sign and activate');
    expect(await says()).toContain('Enter your password to sign.');
    expect(act).not.toHaveBeenCalled();
  });

  it.each([
    ['2027-02-22', ''],
    ['2027-02-23', 'No longer than 90 days'],
    ['2026-11-23', 'This day has passed'],
  ])('an override until %s: %s', async (last, words) => {
    const { act, choose, day, words: say, password, press, says } = await open(evaluationOf([BLOCK]));
    await choose(BLOCK.text.en, 'Another reason');
    await (await say(BLOCK.text.en)).setValue('Agreed with the surgeon');
    const field = await day(BLOCK.text.en);
    await field.setValue(last);
    await (await field.host()).dispatchEvent('change');
    await password('right horse');
    await press('Sign and activate');
    expect(act).toHaveBeenCalledTimes(words === '' ? 1 : 0);
    if (words !== '') expect(await says()).toContain(words);
  });

  it('is not offered to somebody who may not prescribe when a block stands', async () => {
    const { button, says } = await open(evaluationOf([BLOCK]), { isPrescriber: false });
    expect(await says()).toContain('Some of this needs a prescriber’s signature.');
    expect(await (await button('Sign and activate')).isDisabled()).toBe(true);
  });

  it('a refused password is forgotten, the answers stay; what the server found anew is asked', async () => {
    const refusals = [
      problem(422, 'password-refused', { title: 'This is not your password' }),
      problem(422, 'plan-refused', { context: { evaluation: evaluationOf([WARNING, BLOCK]) } }),
    ];
    const act = jest.fn<Act>(async () => Promise.reject(new ApiProblem(refusals.shift() ?? problem(500, 'fault'))));
    const { choose, reason, password, passwordNow, press, says } = await open(evaluationOf([WARNING]), { act });
    await choose(WARNING.text.en, 'Already stable on it');
    await password('wrong');
    await press('Sign and activate');
    expect(await says()).toContain('This is not your password');
    expect(await passwordNow()).toBe('');
    expect(await (await reason(WARNING.text.en)).getOptions({ isSelected: true, text: 'Already stable on it' })).toHaveLength(1);
    await password('right horse');
    await press('Sign and activate');
    expect(await says()).toContain('Blocks to override');
    expect(await (await reason(WARNING.text.en)).getOptions({ isSelected: true, text: 'Already stable on it' })).toHaveLength(1);
  });
});

describe('what is not known', () => {
  const acts = (act: (words: string) => void): Pick<ActivationRequest, 'here'> => ({
    here: (datum) => (datum === 'fact:egfr' ? [{ words: 'Record it now', run: async () => act(datum) }] : []),
  });

  it('is recorded over the dialog; then the rules judge anew, nothing else is asked, and the answers stay', async () => {
    const evaluation = signal(evaluationOf([WARNING], [UNKNOWN]));
    const record: ActivationRequest['record'] = async (act) => {
      await act.run(null as never);
      evaluation.set(evaluationOf([WARNING]));
      return null;
    };
    const recorded = jest.fn();
    const { button, choose, reason, press, says, dialog } = await open(evaluationOf([]), { ...acts(recorded), evaluation, record });
    expect(await says()).toContain('2 points need your signature and a reason.');
    // No button that records anything waits for a key.
    expect(document.activeElement?.tagName).toBe('SELECT');
    expect(await violations(dialog())).toEqual([]);
    await choose(WARNING.text.en, 'Already stable on it');
    await (await button('Record it now')).focus();
    await press('Record it now');
    expect(recorded).toHaveBeenCalledWith('fact:egfr');
    expect(await says()).toContain('1 point needs your signature and a reason.');
    expect(await says()).not.toContain(UNKNOWN.text.en);
    expect(await (await reason(WARNING.text.en)).getOptions({ isSelected: true, text: 'Already stable on it' })).toHaveLength(1);
    // The button is gone with its point.
    expect(document.activeElement?.textContent).toContain('1 point needs');
  });

  it('says why it was not stored, and stays open', async () => {
    const record: ActivationRequest['record'] = async () => new ApiProblem(problem(503, 'unavailable', { title: 'The server does not answer' }));
    const { press, says } = await open(evaluationOf([], [UNKNOWN]), { ...acts(() => undefined), record });
    await press('Record it now');
    expect(await says()).toContain('The server does not answer');
    expect(await says()).toContain(UNKNOWN.text.en);
  });

  it('has no button where it can only be recorded elsewhere', async () => {
    const { says } = await open(
      evaluationOf([], [unknownOf('SEQ-30', 'block', 'birth-date')]),
      acts(() => undefined),
    );
    expect(await says()).not.toContain('Record it now');
  });
});

describe('signing on a running plan', () => {
  it('asks only about what was chosen, and says that the plan goes on', async () => {
    const { act, done, choose, password, press, says } = await open(evaluationOf([BLOCK, WARNING]), { only: [WARNING.fingerprint] });
    expect(await says()).toContain('The plan goes on as it is.');
    expect(await says()).not.toContain(BLOCK.text.en);
    await choose(WARNING.text.en, 'Being corrected elsewhere');
    await password('right horse');
    await press('Sign');
    expect(await done).toBe(true);
    expect(act).toHaveBeenCalledWith('right horse', [expect.objectContaining({ fingerprint: WARNING.fingerprint, reasonCode: 'corrected-elsewhere' })]);
  });

  it('has nothing to sign when the finding is gone', async () => {
    const { button, says } = await open(evaluationOf([BLOCK]), { only: ['SEQ-30.gone'] });
    expect(await says()).toContain('Nothing is left to sign here.');
    expect(await (await button('Sign')).isDisabled()).toBe(true);
  });
});
