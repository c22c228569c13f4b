import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { PLAN, type Board, type PlanView } from '../plans/plan.js';
import { boardProblems } from '../plans/board.js';
import { fitsBoard, placeTemplate, templateOf, templateProblems, type Placing } from './place-template.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.data.js';
import { TEMPLATE, type TemplateDocument } from './template.js';

const BOARD: Board = {
  title: 'Care plan',
  urgentReason: 'None',
  stages: [
    { id: 's1', name: 'foundations ', purpose: 'Mine', position: 0 },
    { id: 's2', name: 'Later', purpose: '', position: 1 },
  ],
  courses: [],
};
const knows = (id: string): boolean => MODALITY_BY_ID.has(id);
const placing = (document: TemplateDocument, more: Partial<Placing> = {}): Placing => ({
  startsOn: '2027-01-04',
  chosen: new Set(document.courses.map(({ key }) => key)),
  newId: (name) => `new ${name}`,
  ...more,
});
const [LOW_BACK] = SHIPPED_TEMPLATES.map(({ document }) => document);
if (LOW_BACK === undefined) throw new Error('There are no templates');

describe('a shipped template', () => {
  it.each(SHIPPED_TEMPLATES.map((one) => [one.id, one] as const))(
    '%s has sources, fits its limits, and can be put on an empty board and saved',
    (_id, template) => {
      const { name, description, document, sources } = template;
      expect(sources.length).toBeGreaterThan(0);
      expect([name.length <= TEMPLATE.name.maxLength, description.length <= TEMPLATE.description.maxLength]).toEqual([true, true]);
      expect(templateProblems(document, knows)).toEqual([]);
      for (const { backupModalityId } of document.courses) expect(backupModalityId === null || knows(backupModalityId)).toBe(true);
      const board = placeTemplate(BOARD, document, placing(document));
      expect(board.courses).toHaveLength(document.courses.length);
      expect(boardProblems({ courses: [] as PlanView['courses'] } as PlanView, board)).toEqual([]);
    },
  );

  it('has a name of its own', () => expect(new Set(SHIPPED_TEMPLATES.map(({ name }) => name)).size).toBe(SHIPPED_TEMPLATES.length));
});

describe('putting a template on a board', () => {
  it('counts days from the start, goes into stages of the same name, and adds those that are missing', () => {
    const board = placeTemplate(BOARD, LOW_BACK, placing(LOW_BACK));
    expect(board.courses.map(({ modalityId, startsOn, stageId }) => [modalityId, startsOn, stageId])).toEqual([
      ['pne', '2027-01-18', 's1'],
      ['pt_exercise', '2027-02-15', 's1'],
      ['cbt', '2027-03-15', 'new stage 1'],
    ]);
    expect(board.stages.map(({ id, name, purpose, position }) => [id, name, purpose, position]).slice(0, 2)).toEqual([
      ['s1', 'foundations ', 'Mine', 0],
      ['s2', 'Later', '', 1],
    ]);
    expect(board.stages[2]).toMatchObject({ id: 'new stage 1', name: 'Build', position: 2 });
    expect(board.stages).toHaveLength(3);
  });

  it('takes what is chosen only, and no stage for what is not', () => {
    const board = placeTemplate(BOARD, LOW_BACK, placing(LOW_BACK, { chosen: new Set(['pne']) }));
    expect([board.courses.map(({ modalityId }) => modalityId), board.stages.length]).toEqual([['pne'], 2]);
  });

  it('a course whose forerunner is not taken takes over from nobody', () => {
    const [first, second] = LOW_BACK.courses;
    if (first === undefined || second === undefined) throw new Error('Too few courses');
    const document = { ...LOW_BACK, courses: [first, { ...second, rotatesFrom: first.key }] };
    expect(placeTemplate(BOARD, document, placing(document)).courses[1]?.rotatesFromId).toBe('new course pne');
    expect(placeTemplate(BOARD, document, placing(document, { chosen: new Set([second.key]) })).courses[0]?.rotatesFromId).toBeNull();
  });

  it('says when a board would hold too much', () => {
    const courses = Array.from({ length: PLAN.courses.maxItems }, (_, at) => ({
      ...placeTemplate(BOARD, LOW_BACK, placing(LOW_BACK)).courses[0],
      id: `${at}`,
    }));
    const full = { ...BOARD, courses } as Board;
    expect([fitsBoard(full), fitsBoard(placeTemplate(full, LOW_BACK, placing(LOW_BACK)))]).toEqual([true, false]);
  });
});

describe('a board as a template', () => {
  it('comes back the same, wherever it is put', () => {
    const board = placeTemplate({ ...BOARD, stages: [] }, LOW_BACK, placing(LOW_BACK));
    const again = templateOf(board);
    const back = placeTemplate({ ...BOARD, stages: [] }, again, placing(again, { startsOn: '2027-01-18' }));
    const days = ({ courses }: Board) => courses.map(({ modalityId, startsOn, endsOn, steps }) => [modalityId, startsOn, endsOn, steps]);
    expect(days(back)).toEqual(days(board));
    expect(again.courses[0]?.startDay).toBe(0);
  });

  it('leaves behind what belongs to the patient', () => {
    const board = placeTemplate(BOARD, LOW_BACK, placing(LOW_BACK));
    const secret = { region: 'left-knee', responsibleId: 'dr-x', note: 'Her son drives', changedParameter: 'Twice as long' };
    const text = JSON.stringify(templateOf({ ...board, urgentReason: 'Cannot work', courses: board.courses.map((course) => ({ ...course, ...secret })) }));
    for (const word of [...Object.values(secret), 'Cannot work', '2027', 'Later']) expect(text).not.toContain(word);
  });

  it.each<[what: string, change: object, path: string]>([
    ['a stage that is not there', { stage: 7 }, 'document.courses.1.stage'],
    ['a treatment that nobody knows', { modalityId: 'magnets' }, 'document.courses.1.modalityId'],
    ['a key that stands twice', { key: 'pne' }, 'document.courses.1.key'],
    ['a forerunner that is not in it', { rotatesFrom: 'opioid' }, 'document.courses.1.rotatesFrom'],
  ])('%s is named', (_what, change, path) => {
    const courses = LOW_BACK.courses.map((course, at) => (at === 1 ? { ...course, ...change } : course));
    expect(templateProblems({ ...LOW_BACK, courses }, knows).map((problem) => problem.path)).toEqual([path]);
  });
});
