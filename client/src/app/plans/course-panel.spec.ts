import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonView } from '@stagewell/shared/people/person';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { type } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const PEOPLE = [
  { accountId: 'a1', displayName: 'Hannah Osei', credentials: 'MD', roles: ['clinician'] },
  { accountId: 'a2', displayName: 'Sam Ruiz', credentials: '', roles: ['scheduler'] },
] as unknown as readonly PersonView[];
const BOARD = '/api/plans/plan1/board';

/** The panel of the only course, opened from the table. */
const open = async (modalityId: string, name: string, more: Partial<CourseView> = {}) => {
  const opened = await openSection('plan', chartOf({ plan: planOf([courseOf('a', modalityId, '2026-12-07', more)]) }), { people: PEOPLE });
  const { page, settle, button } = opened;
  const press = async (words: string | RegExp) => {
    button(words).click();
    await settle();
  };
  await press(`Edit ${name}`);
  const saved = async () => {
    await press('Save');
    return opened.asked(BOARD, 'PUT').request.body.courses[0];
  };
  return {
    ...opened,
    press,
    saved,
    answers: () => page.querySelector('app-course-answers')?.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    field: <T extends HTMLElement>(id: string) => page.querySelector<T>(`#course-${id}`),
  };
};

afterEach(() => document.body.replaceChildren());

describe('the questions that every course answers', () => {
  it('says what is answered, and leads from each open one to the field that answers it', async () => {
    const { page, answers, press, field } = await open('pt_exercise', 'Physical therapy with graded exercise');
    expect(answers()).toContain('3 of 6 questions are answered');
    expect(answers()).toContain('Judged on Feb 1, 2027.');
    expect(answers()).toContain('about 15 of 100 points less pain');
    expect(answers()).toContain('More pain at first');
    expect(await violations(page)).toEqual([]);
    await press('Say when it has worked');
    expect(document.activeElement).toBe(field('criterion'));
    await press('Choose a backup');
    expect(document.activeElement).toBe(field('backup'));
    await press('Choose who is responsible');
    expect(document.activeElement).toBe(field('responsible'));
  });

  it.each<[who: string, more: Partial<CourseView>, names: readonly string[]]>([
    ['only clinicians can be responsible', {}, ['Nobody yet', 'Hannah Osei, MD']],
    ['who is responsible already stays to be seen', { responsibleId: 'a2' }, ['Nobody yet', 'Hannah Osei, MD', 'Sam Ruiz']],
  ])('%s', async (_, more, names) => {
    const { field } = await open('aquatic', 'Aquatic exercise', more);
    expect([...(field<HTMLSelectElement>('responsible')?.options ?? [])].map(({ text }) => text)).toEqual(names);
  });

  it('not stated is not none', async () => {
    const { answers } = await open('aquatic', 'Aquatic exercise');
    expect(answers()).toMatch(/side effects should be watched for\?No reviewed source states it/u);
  });

  it('little evidence needs a stop rule', async () => {
    const { answers, press, saved } = await open('nad_iv', 'NAD+ infusion', { backupModalityId: 'cbt' });
    expect(answers()).toContain('No stop rule yet');
    await press(/^Use: “Stop when it has not worked/u);
    expect(answers()).not.toContain('No stop rule yet');
    expect((await saved()).stopRule).toContain('or earlier when it does more harm than good');
  });
});

describe('ready-made answers', () => {
  it('one click takes the success criterion; it then follows the measure until somebody writes another', async () => {
    const { page, press, answers, field, settle, saved, text } = await open('pt_exercise', 'Physical therapy with graded exercise');
    await press('Use: “PEG down by 30 % on day 56”');
    expect(answers()).toContain('PEG down by 30 % on day 56 (judged from Feb 1, 2027).');
    expect(text()).toContain('Suggested: the change that matters');
    const measure = [...page.querySelectorAll('select')].find((one) => one.textContent?.includes('PHQ-4'));
    if (measure === undefined) throw new Error('No measure');
    measure.value = 'sleep';
    measure.dispatchEvent(new Event('change'));
    await settle();
    expect(answers()).toContain('Sleep down by 2 points on day 56');
    type(field<HTMLTextAreaElement>('criterion'), 'Kneels alone');
    await settle();
    expect(text()).not.toContain('Suggested: the change that matters');
    expect((await saved()).successCriterion).toBe('Kneels alone');
  });

  it('adds the catalogue’s taper so that it is over on the planned last day, once', async () => {
    const { page, press, saved } = await open('duloxetine', 'Duloxetine', { endsOn: '2027-03-07' });
    await press(/^Add the catalogue’s taper, from day 76/u);
    expect([...page.querySelectorAll('button')].some((one) => one.textContent?.includes('taper'))).toBe(false);
    const { steps } = await saved();
    expect(steps.slice(-2).map(({ day, dailyMg }: { day: number; dailyMg: number }) => [day, dailyMg])).toEqual([
      [76, 30],
      [90, 0],
    ]);
  });

  it('a backup is suggested when asked for; where there is none, it says so', async () => {
    const { press, answers } = await open('yoga', 'Yoga');
    await press('Suggest a backup');
    expect(answers()).toMatch(/Then (?:Qigong|Tai chi)/u);
  });

  it('no backup for the same purpose is said, and the choice is left open', async () => {
    const { press, text, answers } = await open('acupuncture', 'Acupuncture');
    await press('Suggest a backup');
    expect(text()).toContain('Nothing for the same purpose can be offered');
    expect(answers()).toContain('Choose a backup');
  });

  it('a daily dose is asked of a medicine only', async () => {
    const asks = ({ page }: { readonly page: HTMLElement }) => page.querySelectorAll('app-dose-steps label.mg').length > 0;
    expect(asks(await open('duloxetine', 'Duloxetine'))).toBe(true);
    TestBed.resetTestingModule();
    document.body.replaceChildren();
    expect(asks(await open('yoga', 'Yoga'))).toBe(false);
  });

  it('home practice is kept with the course and stands in the table', async () => {
    const { page, settle, saved } = await open('pt_exercise', 'Physical therapy with graded exercise');
    const label = [...page.querySelectorAll('mat-form-field')].find((one) => one.textContent?.includes('Home practice'));
    type(label?.querySelector('textarea') ?? null, 'Stairs twice a day');
    await settle();
    expect(page.querySelector('app-plan-table')?.textContent).toContain('At home: Stairs twice a day');
    expect((await saved()).homePractice).toBe('Stairs twice a day');
  });
});
