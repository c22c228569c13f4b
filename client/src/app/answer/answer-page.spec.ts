import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { AnswerOpened, AnswerSheet, SubmitAnswer } from '@stagewell/shared/check-ins/answering';
import { questionsFor } from '@stagewell/shared/check-ins/questions';
import { violations } from '../../testing/axe';
import { AnswerPage } from './answer-page';

const TOKEN = 'v1.c1.r1.secret';
const SHEET: AnswerSheet = {
  requestId: 'r1',
  initial: 'M',
  clinicName: 'Harbor Clinic',
  clinicPhone: '555-0100',
  crisis: { en: 'Call 988 now.', es: 'Llame al 988 ahora.' },
  language: 'en',
  instruments: ['pain_now', 'red_flags'],
  questions: questionsFor(['pain_now', 'red_flags']),
  courses: [],
  kiosk: false,
};
type Answered = { readonly status: number; readonly body?: unknown } | 'cut off';

let asked: { readonly what: string; readonly body: SubmitAnswer; readonly key: string | undefined; readonly init: RequestInit }[];
let answers: Record<string, Answered[]>;
let fixture: ComponentFixture<AnswerPage>;
const realFetch = globalThis.fetch;

beforeEach(() => {
  asked = [];
  answers = { phone: [{ status: 200, body: { name: 'Harbor Clinic', phone: '555-0100' } }] };
  globalThis.fetch = ((url: string, init: RequestInit) => {
    const what = url.split('/').at(-1) ?? '';
    asked.push({ what, body: JSON.parse(init.body as string) as SubmitAnswer, key: (init.headers as Record<string, string>)['idempotency-key'], init });
    const answer = answers[what]?.shift() ?? 'cut off';
    if (answer === 'cut off') return Promise.reject(new TypeError('Failed to fetch'));
    const headers = { get: () => null };
    return Promise.resolve({
      ok: answer.status < 300,
      status: answer.status,
      headers,
      json: () => (answer.status === 204 ? Promise.reject(new SyntaxError('No body')) : Promise.resolve(answer.body)),
    });
  }) as unknown as typeof fetch;
  globalThis.scrollTo = () => undefined;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  sessionStorage.clear();
  TestBed.resetTestingModule();
  document.body.replaceChildren();
});

const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
const text = (): string => page().textContent?.replaceAll(/\s+/g, ' ') ?? '';
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await fixture.whenStable();
};
const opened = (sheet: Partial<AnswerSheet> | null = {}, triesLeft: number | null = null): Answered => ({
  status: 200,
  body: { triesLeft, sheet: sheet === null ? null : { ...SHEET, ...sheet } } satisfies AnswerOpened,
});
const start = async (open: Answered, hash = `#${TOKEN}`): Promise<void> => {
  answers['open'] = [...(answers['open'] ?? []), open];
  history.replaceState(null, '', `/answer${hash}`);
  fixture = TestBed.createComponent(AnswerPage);
  document.body.append(page());
  await settle();
};
const press = async (name: string): Promise<void> => {
  [...page().querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
  await settle();
};
const choose = async (name: string): Promise<void> => {
  [...page().querySelectorAll('label')]
    .find((label) => label.textContent?.trim() === name)
    ?.querySelector('input')
    ?.click();
  await settle();
};

describe('the patient’s page', () => {
  it('takes the token out of the address, sends it in the body without a cookie, and can be used by everybody', async () => {
    await start(opened());
    expect(location.href).not.toContain('v1.');
    expect(asked[0]?.body).toMatchObject({ token: TOKEN, birthDate: null });
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(text()).toContain('Hello, M.');
    expect(await violations(page())).toEqual([]);
    await press('Begin');
    expect(page().querySelectorAll('.scores input')).toHaveLength(11);
    expect(page().querySelectorAll('input:checked')).toHaveLength(0);
    expect(text()).toContain('This page is not watched for emergencies.');
    expect(await violations(page())).toEqual([]);
  });

  it('says at once what a sign calls for, in the clinic’s words and the language chosen', async () => {
    await start(opened());
    await press('Begin');
    await press('Skip');
    expect(text()).not.toContain('988');
    await choose('Thoughts of ending your life or of hurting yourself');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Call 988 now.');
    await press('Español');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Llame al 988 ahora.');
    expect(document.documentElement.lang).toBe('es');
    expect(await violations(page())).toEqual([]);
  });

  it('shows every answer before it is sent, keeps it when the line is cut, and sends it once more with the same key', async () => {
    await start(opened());
    await press('Begin');
    await choose('0');
    await press('Next');
    await choose('None of these');
    await press('Next');
    await press('Skip');
    expect(text()).toContain('0 / 10');
    expect(text()).toContain('None of these');
    answers['submit'] = ['cut off', { status: 201, body: { advice: [] } }];
    await press('Send');
    expect(text()).toContain('are not sent yet');
    expect(sessionStorage.getItem('answer.r1')).toContain('"painNow":0');
    dispatchEvent(new Event('online'));
    await settle();
    expect(text()).toContain('Your answers have reached the clinic.');
    const [first, second] = asked.filter(({ what }) => what === 'submit');
    expect(first?.body.answers).toMatchObject({ painNow: 0, redFlags: [], sleep: null });
    expect(second).toMatchObject({ key: first?.key, body: first?.body });
    expect(sessionStorage).toHaveLength(0);
  });

  it('sends nothing without an answer', async () => {
    await start(opened({ instruments: ['pain_now'] }));
    for (const name of ['Begin', 'Skip', 'Skip', 'Send']) await press(name);
    expect(text()).toContain('Answer at least one question');
    expect(asked.filter(({ what }) => what === 'submit')).toEqual([]);
  });

  it('goes on after a reload where it was; a tablet keeps nothing', async () => {
    await start(opened());
    await press('Begin');
    await choose('4');
    await press('Next');
    TestBed.resetTestingModule();
    await start(opened(), '');
    expect(asked.at(-1)?.body.token).toBe(TOKEN);
    expect(text()).toContain('Question 2 of 3');
    TestBed.resetTestingModule();
    sessionStorage.clear();
    await start(opened({ kiosk: true }));
    await press('Begin');
    await choose('4');
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    ['over', 410, 'This link is over'],
    ['unknown', 404, 'This link does not work'],
  ])('a link that is %s says what to do and where to call', async (_, status, words) => {
    await start({ status });
    expect(text()).toContain(words);
    expect(page().querySelector('footer a')?.getAttribute('href')).toBe('tel:555-0100');
    expect(await violations(page())).toEqual([]);
  });

  it.each([410, 404])('a link that is over half-way (%d) keeps what was typed to be read out, also after a reload', async (status) => {
    await start(opened());
    await press('Begin');
    await choose('4');
    await press('Next');
    await choose('Thoughts of ending your life or of hurting yourself');
    await press('Next');
    await press('Skip');
    answers['submit'] = [{ status }];
    await press('Send');
    const shown = (): void => {
      expect(text()).toContain('Your answers were not sent. They stay on this page until you close it');
      expect(text()).toContain('4 / 10');
      expect(text()).toContain('Call 988 now.');
      expect(page().querySelector('footer a')?.getAttribute('href')).toBe('tel:555-0100');
      expect([...page().querySelectorAll('main button')]).toEqual([]);
    };
    shown();
    expect(await violations(page())).toEqual([]);
    TestBed.resetTestingModule();
    answers['phone'] = [{ status: 200, body: { name: 'Harbor Clinic', phone: '555-0100' } }];
    await start({ status }, '');
    shown();
  });

  it('on the tablet nothing stays of it but what to do', async () => {
    await start(opened({ kiosk: true }));
    for (const name of ['Begin', 'Skip']) await press(name);
    await choose('Thoughts of ending your life or of hurting yourself');
    for (const name of ['Next', 'Skip']) await press(name);
    answers['submit'] = [{ status: 410 }];
    await press('Send');
    expect(text()).toContain('none stays on this tablet. Please hand the tablet back to the desk.');
    expect(text()).toContain('Call 988 now.');
    expect(text()).not.toContain('Thoughts of ending');
    expect(sessionStorage).toHaveLength(0);
  });

  it('what the date of birth opened is not shown without it', async () => {
    await start(opened(null, 5));
    answers['open'] = [opened({}, 5)];
    const day = page().querySelector<HTMLInputElement>('input[type=date]');
    if (day) day.value = '1971-03-10';
    page()
      .querySelector<HTMLFormElement>('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    await press('Begin');
    await choose('4');
    TestBed.resetTestingModule();
    answers['open'] = [];
    await start({ status: 410 }, '');
    expect(text()).toContain('This link is over');
    expect(text()).not.toContain('4 / 10');
    expect(sessionStorage).toHaveLength(0);
  });

  it('asks for the date of birth first, and counts the tries aloud', async () => {
    await start(opened(null, 5));
    const day = page().querySelector<HTMLInputElement>('input[type=date]');
    const prove = async (value: string, answer: Answered): Promise<void> => {
      answers['open'] = [answer];
      if (day) day.value = value;
      page()
        .querySelector<HTMLFormElement>('form')
        ?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    expect(await violations(page())).toEqual([]);
    await prove('1971-03-10', opened(null, 4));
    expect(text()).toContain('That does not fit. Tries left: 4');
    expect(asked.at(-1)?.body.birthDate).toBe('1971-03-10');
  });

  it('without a line at the start it tries again when there is one', async () => {
    await start('cut off');
    expect(text()).toContain('The link still works.');
    answers['open'] = [opened()];
    dispatchEvent(new Event('online'));
    await settle();
    expect(text()).toContain('Hello, M.');
  });
});

describe('the link that stops messages', () => {
  const STOP = 's1.c1.p1.secret';
  const begin = (): Promise<void> => start('cut off', `#${STOP}`);
  const said = (): readonly string[] => asked.map(({ what }) => what);

  it('stops nothing when it is opened, and everything at one press', async () => {
    await begin();
    expect(location.href).not.toContain('s1.');
    expect(text()).toContain('Stop messages?');
    expect(said()).toEqual(['phone']);
    expect(await violations(page())).toEqual([]);
    answers['stop'] = [{ status: 204 }];
    await press('Stop messages');
    expect(asked.at(-1)).toMatchObject({ what: 'stop', body: { token: STOP }, init: { credentials: 'omit' } });
    expect(text()).toContain('DoneNo more messages will be sent.');
    expect(document.title).toBe('Stop messages?');
    expect(await violations(page())).toEqual([]);
  });

  it.each<[string, Answered, string]>([
    ['a link that is none', { status: 404 }, 'Messages go on: this link does not work.'],
    ['too many tries', { status: 429 }, 'It is not known whether messages were stopped. Try again in a few minutes'],
    ['no line', 'cut off', 'or call the clinic'],
  ])('%s: says so, whom to call, and lets them try again', async (_, answer, words) => {
    await begin();
    answers['stop'] = [answer, { status: 204 }];
    await press('Stop messages');
    expect(page().querySelector('[role=alert]')?.textContent).toContain(words);
    expect(page().querySelector('footer a')?.getAttribute('href')).toBe('tel:555-0100');
    expect(await violations(page())).toEqual([]);
    await press('Stop messages');
    expect(text()).toContain('Done');
  });

  it('in Spanish', async () => {
    await begin();
    await press('Español');
    expect(text()).toContain('¿Dejar de recibir mensajes?');
    answers['stop'] = [{ status: 204 }];
    await press('No más mensajes');
    expect(text()).toContain('ListoNo se enviarán más mensajes.');
  });
});
