import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import { CATALOGUE, courseOf, entryOf, evaluationOf, planOf } from '../../testing/plan';
import { linesOf } from './course-lines';
import { reliefsOf } from './relief';
import { reliefText } from './row-marks';

const DAY = '2026-12-07';
const PAIRING = entryOf('esi').pairing.value;

const reliefs = (...courses: ReturnType<typeof courseOf>[]) => {
  const plan = planOf(courses);
  return reliefsOf(linesOf(boardOf(plan), plan, CATALOGUE, evaluationOf([])));
};

describe('the window that a procedure opens', () => {
  it('is drawn on its own row as long as it lasts, on its partner’s as long as one should begin', () => {
    const found = reliefs(courseOf('p', 'esi', DAY), courseOf('r', 'pt_exercise', addDays(DAY, 30)), courseOf('m', 'duloxetine', DAY));
    const days = (id: string) => (found.get(id) ?? []).map(({ kind, from, to }) => [kind, daysBetween(DAY, from), daysBetween(DAY, to) - 1]);
    expect(PAIRING).not.toBeNull();
    expect(days('p')).toEqual([['relief', PAIRING?.startFrom, PAIRING?.windowEnd ?? PAIRING?.startTo]]);
    expect(days('r')).toEqual([['begin', PAIRING?.startFrom, PAIRING?.startTo]]);
    expect(found.has('m')).toBe(false);
  });

  it('asks nothing of a partner that has started, and nothing is opened by what has no partner', () => {
    const found = reliefs(
      courseOf('p', 'esi', DAY),
      courseOf('r', 'pt_exercise', DAY, { state: 'active', startedOn: '2026-11-01' }),
      courseOf('b', 'duloxetine', DAY),
    );
    expect([...found.keys()]).toEqual(['p']);
  });

  it('is said in words', () => {
    const [own, partners] = [...reliefs(courseOf('p', 'esi', DAY), courseOf('r', 'pt_exercise', DAY)).values()];
    expect(own?.map(reliefText)[0]).toMatch(/^Relief to be used for rehabilitation: Dec \d+, 2026 to /);
    expect(partners?.map(reliefText)[0]).toMatch(/^Best begun Dec \d+, 2026 to .*, while Epidural steroid injection.* relieves$/);
  });
});
