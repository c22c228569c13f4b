import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { violations } from '../../testing/axe';
import { chartOf, checkInOf, patientOf } from '../../testing/chart';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { CHECK_INS_ROUTES } from './check-ins.routes';

const ROUTES = [{ path: 'patients/:patientId/check-ins/new', children: CHECK_INS_ROUTES }];
const URL = '/patients/p1/check-ins/new';
const SENT = '/api/patients/p1/check-ins';

const asClinician = async () => {
  const opened = await openPage(ROUTES, URL);
  await opened.settle();
  opened.asked('/api/patients/p1/demographics').flush(patientOf());
  opened.asked('/api/patients/p1').flush(chartOf({ checkIns: [checkInOf('c1', { painNow: 0 })] }));
  opened.asked('/api/catalogue').flush(MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 })));
  opened.asked('/api/rules').flush({ version: 1, rules: [] });
  opened.backend.match('/api/clinic');
  await opened.settle();
  return opened;
};
const asDesk = async () => {
  const opened = await openPage(ROUTES, URL, sessionOf('scheduler'));
  await opened.settle();
  opened.asked('/api/patients/p1/demographics').flush(patientOf({ language: 'es' }));
  opened.asked('/api/clinic').flush({ today: '2026-11-24', sites: [], people: [] });
  opened.backend.match('/api/catalogue');
  await opened.settle();
  return opened;
};
const painNow = (page: HTMLElement): HTMLInputElement[] => [...(page.querySelectorAll('app-pain-scale')[3]?.querySelectorAll('input') ?? [])];

describe('recording a check-in', () => {
  afterEach(() => document.body.replaceChildren());

  it('fills nothing in: last time stands beside the field, zero included', async () => {
    const { page, text } = await asClinician();
    expect(page.querySelectorAll('app-pain-scale input:checked, app-choice input:checked')).toHaveLength(0);
    expect(text()).toContain('Last time (Nov 17, 2026): 0');
    expect(await violations(page)).toEqual([]);
  });

  it('asks in the patient’s language, and shows the desk no earlier answer', async () => {
    const { page, text, backend } = await asDesk();
    expect(text()).toContain('¿Qué tan fuerte es su dolor en este momento?');
    expect(text()).not.toContain('Last time');
    expect(backend.match('/api/patients/p1')).toHaveLength(0);
    expect(await violations(page)).toEqual([]);
  });

  it('written down for what was asked, it goes to that request', async () => {
    const { page, button, settle, asked, backend } = await asDesk();
    const request = { id: 'r1', patientId: 'p1', dueOn: '2026-11-20', latestOn: '2026-11-22', instruments: ['peg'], state: 'due', reason: '' };
    const more = { planId: null, key: 'extra', phase: 'extra', linkExpiresAt: null, openedAt: null, answeredAt: null };
    for (const waiting of backend.match('/api/patients/p1/check-in-requests')) waiting.flush([{ ...request, ...more }]);
    await settle();
    const choice = page.querySelector<HTMLSelectElement>('select');
    expect([...(choice?.options ?? [])].map(({ text }) => text)).toEqual(['No: nobody asked for this one', 'Open since Nov 20, 2026, 2 days late: PEG']);
    if (choice) choice.value = 'r1';
    choice?.dispatchEvent(new Event('change'));
    painNow(page)[4]?.click();
    await settle();
    button('Record the check-in').click();
    await settle();
    expect(asked('/api/check-in-requests/r1/answers', 'POST').request.body).toMatchObject({ painNow: 4, enteredBy: 'staff' });
  });

  it('refuses an empty form on the page, and sends it once something is answered', async () => {
    const { page, button, settle, text, asked, backend } = await asClinician();
    button('Record the check-in').click();
    await settle();
    expect(text()).toContain('Answer at least one question.');
    expect(backend.match(SENT)).toHaveLength(0);
    painNow(page)[0]?.click();
    await settle();
    button('Record the check-in').click();
    await settle();
    expect(asked(SENT, 'POST').request.body).toMatchObject({
      takenOn: '2026-11-24',
      painNow: 0,
      pegPain: null,
      redFlags: null,
      phq4Items: [null, null, null, null],
      enteredBy: 'clinician',
    });
  });

  it('goes on with PHQ-9 when PHQ-4 calls for it, and asks nothing twice', async () => {
    const { page, button, settle, asked, text } = await asClinician();
    const choose = async (name: string, at: number): Promise<void> => {
      const group = [...page.querySelectorAll('fieldset')].find((one) => one.querySelector('legend')?.textContent === name);
      group?.querySelectorAll('input')[at]?.click();
      await settle();
    };
    for (const [at, name] of INSTRUMENTS.phq4.items.map(({ text: words }) => words.en).entries()) await choose(name, at < 2 ? 2 : 0);
    expect([...page.querySelectorAll('app-questionnaire-list h2')].map((heading) => heading.textContent)).toEqual(['PHQ-9 (depression)']);
    const asks = [...page.querySelectorAll('app-questionnaire-list legend')].map((legend) => legend.textContent);
    expect(asks).toEqual(INSTRUMENTS.phq9.items.slice(2).map(({ text: words }) => words.en));
    for (const name of asks) await choose(name ?? '', 1);
    expect(text()).toContain('11 / 27, Moderate');
    expect(await violations(page)).toEqual([]);
    button('Record the check-in').click();
    await settle();
    expect(asked(SENT, 'POST').request.body).toMatchObject({ questionnaires: [{ instrument: 'phq9', answers: [2, 2, 1, 1, 1, 1, 1, 1, 1, 1], total: null }] });
  });

  it('takes the total of a licensed form, and shows none of its wording', async () => {
    const { page, button, settle, asked } = await asClinician();
    const adds = page.querySelector<HTMLSelectElement>('#add-questionnaire');
    if (adds === null) throw new Error('Nothing to add from');
    adds.value = 'isi';
    adds.dispatchEvent(new Event('change'));
    await settle();
    expect(page.querySelectorAll('app-questionnaire-list legend')).toHaveLength(0);
    type(page.querySelector('app-questionnaire-list input[type=number]'), '0');
    await settle();
    button('Record the check-in').click();
    await settle();
    expect(asked(SENT, 'POST').request.body).toMatchObject({ questionnaires: [{ instrument: 'isi', answers: [], total: 0 }] });
  });

  it('keeps the answers and the key when the server fails', async () => {
    const { page, button, settle, asked, text } = await asClinician();
    painNow(page)[6]?.click();
    await settle();
    button('Record the check-in').click();
    await settle();
    const first = asked(SENT, 'POST');
    first.flush(problem(500, 'fault', { title: 'The server failed' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The server failed');
    expect(painNow(page)[6]?.checked).toBe(true);
    button('Record the check-in').click();
    await settle();
    expect(asked(SENT, 'POST').request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });

  it('asks before answers that are not recorded are lost, and not once they are', async () => {
    const { page, button, settle, asked, text, router } = await asClinician();
    painNow(page)[6]?.click();
    await settle();
    const left = router.navigateByUrl('/elsewhere');
    await settle();
    expect(text()).toContain('Leave without recording?');
    button('Stay here').click();
    expect(await left).toBe(false);
    expect(painNow(page)[6]?.checked).toBe(true);
    button('Record the check-in').click();
    await settle();
    asked(SENT, 'POST').flush({ id: 'c9', checkIn: checkInOf('c9'), triggers: [] });
    await settle();
    expect(await router.navigateByUrl('/elsewhere')).toBe(true);
  });

  it('a red answer is said at once, with what to do and whom to call', async () => {
    const { page, button, settle, asked, text } = await asDesk();
    page.querySelector<HTMLInputElement>('app-red-flag-list input[type=checkbox]')?.click();
    await settle();
    button('Record the check-in').click();
    await settle();
    const request = asked(SENT, 'POST');
    expect(request.request.body).toMatchObject({ redFlags: ['saddle-numbness'], enteredBy: 'staff' });
    request.flush({
      id: 'c9',
      checkIn: null,
      triggers: [{ id: 'SAF-02', priority: 'stat', what: 'Possible cauda equina', action: 'Send to the emergency department.' }],
    });
    await settle();
    const alert = page.querySelector('[role=alert]')?.textContent ?? '';
    for (const words of ['Act now', 'Send to the emergency department.', '988', '911', 'Llame al 911']) expect(alert).toContain(words);
    expect(text()).toContain('Only the patient’s clinicians can read them');
    expect(await violations(page)).toEqual([]);
  });

  it('after a quiet one: what was scored, and what next', async () => {
    const { page, button, settle, asked, text } = await asClinician();
    painNow(page)[3]?.click();
    await settle();
    button('Record the check-in').click();
    await settle();
    asked(SENT, 'POST').flush({ id: 'c9', checkIn: checkInOf('c9', { peg: 6.333, phq2: 0, gad2: null }), triggers: [] });
    await settle();
    expect(text()).toContain('6.3 of 10');
    expect(text()).toContain('0 of 6');
    expect(text()).toContain('no score');
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(button('See progress')).toBeTruthy();
  });
});
