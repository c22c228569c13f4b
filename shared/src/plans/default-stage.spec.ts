import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { defaultStage } from './default-stage.js';
import type { CourseDraft, StageDraft } from './plan.js';
import { plannedCourse } from './testing.js';

const DAY = '2027-03-01';
const staged = (...names: readonly string[]): readonly StageDraft[] => names.map((name, position) => ({ id: name, name, purpose: '', position }));
const FOUR = staged('Foundations', 'Build', 'Targeted relief', 'Maintain');
const stageOf = (modalityId: string, stages: readonly StageDraft[], courses: readonly CourseDraft[] = [], day = DAY): string | null => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (modality === undefined) throw new Error(`the catalogue has no ${modalityId}`);
  return defaultStage({ stages, courses }, modality, day);
};
const course = (stageId: string, startsOn: string, endsOn: string | null): CourseDraft => plannedCourse(stageId, 'cbt', startsOn, { stageId, endsOn });

describe('a new course', () => {
  it.each([
    ['duloxetine', 'Foundations'],
    ['carbamazepine', 'Foundations'],
    ['pt_exercise', 'Foundations'],
    ['cbt', 'Foundations'],
    ['pne', 'Foundations'],
    ['tramadol', 'Build'],
    ['acupuncture', 'Build'],
    ['massage', 'Build'],
    ['esi', 'Targeted relief'],
    ['rfa', 'Targeted relief'],
    ['ketamine_iv', 'Targeted relief'],
    ['capsaicin_8', 'Targeted relief'],
  ])('of %s belongs to %s', (modalityId, stage) => expect(stageOf(modalityId, FOUR)).toBe(stage));

  it('of a procedure builds on the foundations where no stage is for relief', () => {
    expect(['esi', 'capsaicin_8'].map((id) => stageOf(id, staged('Foundations', 'Build', 'Maintain')))).toEqual(['Build', 'Build']);
  });

  it('is placed by the clinic’s own name of a stage', () => {
    expect(stageOf('rfa', staged('1. FOUNDATION', 'Building up', 'Interventions'))).toBe('Interventions');
  });
});

describe('where no stage says what it is for', () => {
  const OWN = staged('Weeks 1 to 8', 'Weeks 9 to 20', 'Later');
  const COURSES = [course('Weeks 1 to 8', '2027-03-01', '2027-04-25'), course('Weeks 9 to 20', '2027-04-20', '2027-07-18')];

  it.each([
    ['2027-03-20', 'Weeks 1 to 8'],
    ['2027-04-25', 'Weeks 9 to 20'],
    ['2027-05-01', 'Weeks 9 to 20'],
    ['2027-07-19', 'Weeks 1 to 8'],
  ])('a start on %s lies in %s', (day, stage) => expect(stageOf('duloxetine', OWN, COURSES, day)).toBe(stage));

  it('an ongoing course keeps its stage open', () => {
    expect(stageOf('duloxetine', OWN, [course('Later', '2027-03-01', null)], '2027-12-01')).toBe('Later');
  });

  it('naloxone is of no stage’s purpose', () => {
    expect(stageOf('naloxone', FOUR, [course('Build', '2027-03-01', null)])).toBe('Build');
  });

  it('a plan without stages has none to offer', () => expect(stageOf('duloxetine', [])).toBeNull());
});
