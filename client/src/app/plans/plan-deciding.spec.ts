import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonView } from '@stagewell/shared/people/person';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { PlanView, SignatureView } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { type as typeInto } from '../../testing/page';
import { CATALOGUE } from '../../testing/plan';
import { DRAFT, openPlan, type OpenedPlan, TESTED } from '../../testing/plan-page';

afterEach(() => document.body.replaceChildren());

describe('deciding despite a finding on a running plan', () => {
  const signed = (ruleId: string, fingerprint: string, more: Partial<SignatureView> = {}): SignatureView => ({
    id: 'g1',
    fingerprint,
    ruleId,
    decision: 'override',
    reasonCode: 'specialist-advice',
    reason: 'Two weeks of both, says the surgeon',
    expiresOn: '2026-12-24',
    by: 'a1',
    byName: 'Hannah Osei',
    byPrescriber: true,
    at: '2026-11-20T10:00:00Z',
    planVersion: 2,
    withdrawn: null,
    ...more,
  });
  const RUNNING = { ...DRAFT, state: 'active' as const, activatedOn: '2026-11-20' };
  const EVALUATION = evaluate(documentOf(chartOf({ plan: RUNNING }), RUNNING, CATALOGUE, '2026-11-24'), TESTED);
  const PRESCRIBER: PersonView = {
    accountId: 'a1',
    displayName: 'Hannah Osei',
    credentials: 'MD',
    roles: ['clinician'],
    mayPrescribe: true,
    schedules: [],
    licenceExpiresOn: '2030-01-01',
    maySign: ['medication'],
    supervisorId: null,
  };
  const BLOCK = EVALUATION.findings.find(({ severity }) => severity === 'block')?.fingerprint ?? '';
  /** The medicine list was never asked for, and a block hangs on it. */
  const UNKNOWN = signed('DDI-18', signaturesNeeded(EVALUATION).find(({ needs }) => needs === 'accept-unknown')?.fingerprint ?? '', {
    id: 'g2',
    decision: 'accept-unknown',
  });
  const WARNING = EVALUATION.findings.find(({ severity }) => severity === 'warn');
  const openWith = (signatures: SignatureView[], more: Partial<PlanView> = {}) => openPlan({ ...RUNNING, signatures, ...more }, [PRESCRIBER]);
  const cardOf = ({ page }: OpenedPlan) => page.querySelector('app-decisions-card')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

  it.each<[what: string, signatures: SignatureView[], words: string, button: RegExp]>([
    ['never signed', [], 'Not signed', /^Decide and sign…: Ibu/],
    ['signed', [signed('DDI-18', BLOCK)], 'Overridden by Hannah Osei until Dec 24, 2026', /^Renew…: Ibu/],
    ['signed until today', [signed('DDI-18', BLOCK, { expiresOn: '2026-11-24' })], 'until Nov 24, 2026; ends soon', /^Renew…: Ibu/],
    [
      'signed until yesterday',
      [signed('DDI-18', BLOCK, { expiresOn: '2026-11-23' })],
      'Signed by Hannah Osei until Nov 23, 2026: expired',
      /^Decide again…: Ibu/,
    ],
    [
      'withdrawn',
      [signed('DDI-18', BLOCK, { withdrawn: { reason: 'The dose was doubled', byName: 'Ben Okoye', at: '2026-11-22T10:00:00Z' } })],
      'Ben Okoye withdrew it: The dose was doubled',
      /^Decide again…: Ibu/,
    ],
  ])('a block, %s, says how it stands, in the card and beside the finding, and what can be done', async (_what, signatures, words, button) => {
    const opened = await openWith(signatures);
    expect(cardOf(opened)).toContain(words);
    expect(opened.page.querySelector('.finding.block .standing')?.textContent).toContain(words.split('; ends')[0]);
    expect(opened.button(button)).toBeTruthy();
    expect(opened.text().includes('The plan goes on as it is: nothing was stopped.')).toBe(true);
    expect(await violations(opened.page)).toEqual([]);
  });

  it('the banner tells on every page what somebody had signed, or blocks', async () => {
    const ended = await openWith([UNKNOWN, signed('DDI-18', BLOCK, { expiresOn: '2026-11-23' })]);
    expect(ended.page.querySelector('app-chart-banner')?.textContent).toContain('1 finding to decide');
  });

  it('a new warning that nobody signed is told on the plan only', async () => {
    const calm = await openWith([UNKNOWN, signed('DDI-18', BLOCK)]);
    expect(cardOf(calm)).toContain('A finding needs a decision.');
    expect(calm.page.querySelector('app-chart-banner')?.textContent).not.toContain('to decide');
  });

  it('withdraws with a reason, on the version that was read', async () => {
    const { press, asked, settle, backend } = await openWith([signed('DDI-18', BLOCK)]);
    await press(/^Withdraw: Ibu/);
    typeInto(document.querySelector('mat-dialog-container textarea'), 'The kidneys got worse');
    await settle();
    await press('Withdraw');
    const request = asked('/api/plans/plan1/signatures/g1/withdrawal', 'POST');
    expect([request.request.headers.get('if-match'), request.request.body]).toEqual(['"3"', { reason: 'The kidneys got worse' }]);
    const plan = {
      ...RUNNING,
      version: 4,
      signatures: [signed('DDI-18', BLOCK, { withdrawn: { reason: 'The kidneys got worse', byName: 'Hannah Osei', at: '2026-11-24T10:00:00Z' } })],
    };
    request.flush(plan);
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan }));
    await settle();
    expect(document.querySelector('app-decisions-card')?.textContent).toContain('Hannah Osei withdrew it: The kidneys got worse');
  });

  it('what is not known is recorded in the dialog itself; when the chart is read again, nothing is left to sign there', async () => {
    const opened = await openWith([]);
    const text = 'The medicine list has not been reconciled.';
    await opened.press(`Decide and sign…: ${text}`);
    const here = [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].find((one) => one.textContent?.trim() === 'Asked today: none');
    here?.focus();
    here?.click();
    await opened.settle();
    opened.asked('/api/patients/p1/statements', 'POST').flush({});
    await opened.settle();
    const statements = [{ id: 's', topic: 'medicines', answer: 'none', askedOn: '2026-11-24' }] as unknown as Chart['statements'];
    opened.asked('/api/patients/p1').flush(chartOf({ plan: RUNNING, statements }));
    await opened.settle();
    expect(opened.dialog()).toContain('Nothing is left to sign here.');
    expect(document.querySelector('mat-dialog-container')?.contains(document.activeElement)).toBe(true);
  });

  it('nothing is signed while an edit is not saved', async () => {
    const opened = await openWith([signed('DDI-18', BLOCK)]);
    await opened.typeDay('Ibuprofen', '2026-12-08');
    expect((opened.button(/^Renew…/) as HTMLButtonElement).disabled).toBe(true);
    expect(cardOf(opened)).toContain('Save the plan before you sign.');
  });

  it('a warning is snoozed with a reason and one key, and waits folded away; a block never is', async () => {
    const opened = await openWith([]);
    expect([...opened.page.querySelectorAll('.finding.block button')].map((one) => one.textContent?.trim())).not.toContain('Snooze…');
    await opened.press(/^Snooze: /);
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    await opened.press('Snooze');
    expect(opened.dialog()).toContain('Choose a reason.');
    const select = document.querySelector<HTMLSelectElement>('mat-dialog-container select');
    if (select === null) throw new Error('No reasons');
    select.value = 'next-visit';
    select.dispatchEvent(new Event('change'));
    await opened.settle();
    await opened.press('Snooze');
    const request = opened.asked('/api/plans/plan1/snoozes', 'POST');
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.request.body).toEqual({ fingerprints: [WARNING?.fingerprint], untilOn: '2026-12-01', reasonCode: 'next-visit', reason: '' });
    const snooze = { id: 'z1', fingerprint: WARNING?.fingerprint ?? '', ruleId: 'SEQ-03', severity: 'warn' as const, untilOn: '2026-12-01' };
    const plan = { ...RUNNING, snoozes: [{ ...snooze, reasonCode: 'next-visit' as const, reason: '', byName: 'Hannah Osei', at: '2026-11-24T10:00:00Z' }] };
    request.flush(plan);
    await opened.settle();
    opened.backend.expectOne('/api/patients/p1').flush(chartOf({ plan }));
    await opened.settle();
    expect(opened.page.querySelectorAll('.finding.warn')).toHaveLength(0);
    expect(cardOf(opened)).not.toContain('SEQ-03');
    const folded = opened.page.querySelector('app-snoozed-findings details');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(folded?.textContent?.replaceAll(/\s+/g, ' ')).toContain('Snoozed until Dec 1, 2026 by Hannah Osei To be settled at the next visit');
    expect(await violations(opened.page)).toEqual([]);
  });
});
