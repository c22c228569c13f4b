import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialog } from '@angular/material/dialog';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { violations } from '../../testing/axe';
import { appProviders, problem, sessionOf, signIn } from '../../testing/page';
import { App } from '../app';
import { ApiProblem } from '../platform/api-problem';
import { askReason } from './reason-dialog';
import { askSignature } from './sign-dialog';

const harnesses = async () => {
  const fixture = TestBed.createComponent(App);
  await fixture.whenStable();
  return TestbedHarnessEnvironment.documentRootLoader(fixture);
};
const press = async (loader: Awaited<ReturnType<typeof harnesses>>, text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click();
const says = async (loader: Awaited<ReturnType<typeof harnesses>>) => (await loader.getHarness(MatDialogHarness)).getText();

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: appProviders([]) });
  await signIn(sessionOf('clinician'));
});
afterEach(() => document.body.replaceChildren());

describe('asking for a reason', () => {
  const ask = (act: (reason: string) => Promise<void>) =>
    askReason(TestBed.inject(MatDialog), {
      heading: 'Close the task?',
      explanation: 'Joan Brooks: red answer',
      label: 'What was done',
      confirm: 'Close it',
      minLength: 10,
      maxLength: 300,
      act,
    });

  it('acts on a reason that is long enough, once', async () => {
    const act = jest.fn(async (_words: string) => undefined);
    const loader = await harnesses();
    const done = ask(act);
    const input = await loader.getHarness(MatInputHarness);
    await input.setValue('too short');
    await press(loader, 'Close it');
    expect(act).not.toHaveBeenCalled();
    expect(await says(loader)).toContain('Say it in at least 10 characters.');
    await input.setValue('  Called, sent to the emergency department  ');
    await press(loader, 'Close it');
    expect(await done).toBe(true);
    expect(act).toHaveBeenCalledTimes(1);
    expect(act).toHaveBeenCalledWith('Called, sent to the emergency department');
  });

  it('keeps the words and says why when it is refused', async () => {
    const loader = await harnesses();
    void ask(async () => Promise.reject(new ApiProblem(problem(412, 'version-clash', { title: 'Someone closed it first' }))));
    const input = await loader.getHarness(MatInputHarness);
    await input.setValue('Called the patient twice');
    await press(loader, 'Close it');
    expect(await says(loader)).toContain('Someone closed it first');
    expect(await input.getValue()).toBe('Called the patient twice');
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
  });

  it('does nothing when it is cancelled', async () => {
    const act = jest.fn(async (_words: string) => undefined);
    const loader = await harnesses();
    const done = ask(act);
    await press(loader, 'Cancel');
    expect(await done).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });
});

describe('asking for a signature', () => {
  const sign = (act: (password: string) => Promise<void>) =>
    askSignature(TestBed.inject(MatDialog), { heading: 'Activate and sign', statements: ['The plan has 2 acknowledged warnings.'], confirm: 'Sign', act });

  it('names who signs and passes the password on', async () => {
    const act = jest.fn(async (_words: string) => undefined);
    const loader = await harnesses();
    const done = sign(act);
    expect(await says(loader)).toContain('You sign as Hannah Osei.');
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    await (await loader.getHarness(MatInputHarness.with({ selector: '[type=password]' }))).setValue('right horse');
    await press(loader, 'Sign');
    expect(await done).toBe(true);
    expect(act).toHaveBeenCalledWith('right horse');
  });

  it('forgets a refused password and says so', async () => {
    const loader = await harnesses();
    void sign(async () => Promise.reject(new ApiProblem(problem(422, 'password-refused', { title: 'This is not your password' }))));
    const input = await loader.getHarness(MatInputHarness.with({ selector: '[type=password]' }));
    await input.setValue('wrong');
    await press(loader, 'Sign');
    await TestBed.inject(ApplicationRef).whenStable();
    expect(await says(loader)).toContain('This is not your password');
    expect(await input.getValue()).toBe('');
  });

  it('is not given without a password', async () => {
    const act = jest.fn(async (_words: string) => undefined);
    const loader = await harnesses();
    void sign(act);
    await press(loader, 'Sign');
    expect(act).not.toHaveBeenCalled();
    expect(await says(loader)).toContain('Enter your password to sign.');
  });
});
