import { describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { CATALOGUE, courseOf, planOf } from '../../testing/plan';
import { differenceRows } from './difference-rows';

const rows = (...alternatives: readonly (readonly CourseView[])[]) =>
  differenceRows(
    alternatives.map((courses) => boardOf(planOf(courses))),
    { recorded: [], catalogue: CATALOGUE },
  );
const cbt = (day: string, more: Partial<CourseView> = {}) => courseOf('c', 'cbt', day, more);

describe('where alternatives differ', () => {
  it.each([
    ['the same', [cbt('2027-01-04')], [cbt('2027-01-04')], { differs: false, note: '' }],
    ['a day later', [cbt('2027-01-04')], [cbt('2027-01-05')], { differs: true, note: '' }],
    ['another last day', [cbt('2027-01-04')], [cbt('2027-01-04', { endsOn: '2027-04-01' })], { differs: true, note: '' }],
    ['other words', [cbt('2027-01-04')], [cbt('2027-01-04', { note: 'By video' })], { differs: true, note: 'The days are the same; dose or words differ.' }],
  ])('%s', (_what, one, other, expected) => expect(rows(one, other)[0]).toMatchObject(expected));

  it('says how far from the first alternative that has it, and where it is missing', () => {
    const [row] = rows([], [cbt('2027-01-05')], [cbt('2027-01-04')]);
    expect(row?.cells.map((cell) => cell && [cell.days, cell.shift])).toEqual([null, ['Jan 5, 2027, ongoing', ''], ['Jan 4, 2027, ongoing', '1 day earlier']]);
    expect(row?.differs).toBe(true);
  });

  it('is in the order of the first day anywhere', () => {
    const other = (day: string) => courseOf('a', 'duloxetine', day);
    expect(rows([cbt('2027-01-04'), other('2027-02-01')], [cbt('2027-01-04'), other('2027-01-01')]).map(({ courseId }) => courseId)).toEqual(['a', 'c']);
  });
});
