import { expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { boardOf, courseOf } from './board.js';
import type { CourseView, PlanView } from './plan.js';

it('a course of a version from before home practice was recorded has none, and can be saved', () => {
  const modality = MODALITY_BY_ID.get('cbt');
  if (modality === undefined) throw new Error('The catalogue has changed');
  const { homePractice: _, ...draft } = courseOf(modality, { id: 'c', stageId: 's', startsOn: '2027-03-01' });
  const kept = { ...draft, state: 'planned', startedOn: null, endedOn: null, stopReason: '', learned: '' } as unknown as CourseView;
  const plan = { title: 'Plan', stages: [], courses: [kept], urgentReason: '' } as unknown as PlanView;
  expect(boardOf(plan).courses).toEqual([{ ...draft, homePractice: '' }]);
});
