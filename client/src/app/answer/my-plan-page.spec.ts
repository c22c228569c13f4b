import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { say } from '@stagewell/shared/text';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { PatientPlanOpened } from '@stagewell/shared/plans/patient-plan-link';
import { violations } from '../../testing/axe';
import { MyPlanPage } from './my-plan-page';

const PLAN: PatientPlan = {
  ...{ givenName: 'Rosa', clinicName: 'Harbor Clinic', madeOn: '2027-03-05', changedOn: '2027-03-01', planVersion: 4, standing: null },
  goals: [{ text: 'Cargar a mi nieta', why: '' }],
  questions: [
    { text: '¿Puedo manejar?', answer: null },
    { text: 'May I swim?', answer: { text: 'Yes, from next week.', on: say('May 6, 2026', '6 de mayo de 2026') } },
  ],
  ...{ courses: [], checkIns: say('Please answer.', 'Conteste, por favor.'), weeks: [], call: [], crisis: say('', '') },
  total: say('at least $45.00', 'al menos $45.00'),
  months: [
    { month: say('March 2027', 'marzo de 2027'), sum: say('$15.00', '$15.00') },
    { month: say('April 2027', 'abril de 2027'), sum: say('not known', 'no se sabe') },
  ],
};
const OPENED: PatientPlanOpened = { triesLeft: null, plan: PLAN, language: 'en', isOlder: false, changedOn: '2027-03-01' };

const realFetch = globalThis.fetch;
let fixture: ComponentFixture<MyPlanPage>;
let sent: unknown[];
let answers: PatientPlanOpened[];

beforeEach(() => {
  sent = [];
  globalThis.fetch = ((_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(body as string));
    return Promise.resolve({ ok: true, status: 200, headers: { get: () => null }, json: () => Promise.resolve(answers.shift()) });
  }) as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  TestBed.resetTestingModule();
  document.body.replaceChildren();
});

const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
const text = (): string => page().textContent?.replaceAll(/\s+/g, ' ') ?? '';
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await fixture.whenStable();
};
const open = async (...told: PatientPlanOpened[]): Promise<void> => {
  answers = told;
  history.replaceState(null, '', '/my-plan#v1.c.l.secret');
  fixture = TestBed.createComponent(MyPlanPage);
  document.body.append(page());
  await settle();
};
const press = async (name: string): Promise<void> => {
  [...page().querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
  await settle();
};

describe('the patient’s plan by a link', () => {
  it('says when it last changed, answers the patient’s questions, and what each month costs', async () => {
    await open(OPENED);
    expect([sent, location.hash]).toEqual([[{ token: 'v1.c.l.secret', birthDate: null }], '']);
    for (const words of [
      'Last changed on March 1, 2027',
      '“¿Puedo manejar?”We will talk about it at your next visit.',
      '“May I swim?”Answered on May 6, 2026: Yes, from next week.',
      'Month by month, from now on',
    ])
      expect(text()).toContain(words);
    expect([...page().querySelectorAll('.months > div')].map((row) => row.textContent?.trim())).toEqual(['March 2027$15.00', 'April 2027not known']);
    expect(text()).not.toContain('Ask the clinic for a new link');
    expect(await violations(page())).toEqual([]);
  });

  it('says it in Spanish, in large print', async () => {
    await open({ ...OPENED, language: 'es' });
    await press('Letra grande');
    for (const words of ['Último cambio: 1 de marzo de 2027', 'Sus preguntas', 'Respuesta del 6 de mayo de 2026', 'marzo de 2027', 'no se sabe'])
      expect(text()).toContain(words);
    expect(page().querySelector('app-patient-plan-sheet')?.classList.contains('large')).toBe(true);
    expect(await violations(page())).toEqual([]);
  });

  it('of an older plan says on which day the newer one changed', async () => {
    await open({ ...OPENED, isOlder: true, changedOn: '2027-03-09' });
    expect(text()).toContain('Your plan has changed since this link was made, last on March 9, 2027. Ask the clinic for a new link.');
    expect(text()).toContain('Last changed on March 1, 2027');
  });

  it('without questions and a quote invites the patient to write them down and to ask', async () => {
    await open({ ...OPENED, plan: { ...PLAN, questions: [], months: [], total: null } });
    expect(text()).toContain('What do you want to ask us?');
    expect(text()).toContain('Ask the front desk what this plan costs you.');
  });

  it('asks for the date of birth first where the clinic does', async () => {
    await open({ ...OPENED, plan: null, changedOn: null, triesLeft: 5 }, { ...OPENED, triesLeft: 5 });
    expect(text()).not.toContain('Last changed');
    const field = page().querySelector('input');
    if (field !== null) field.value = '1980-05-04';
    page().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settle();
    expect(sent.at(-1)).toEqual({ token: 'v1.c.l.secret', birthDate: '1980-05-04' });
    expect(text()).toContain('Your treatment plan');
  });
});
