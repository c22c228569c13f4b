import { describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import type { Chart } from '@stagewell/shared/plans/chart';
import { patientRules } from '@stagewell/shared/plans/suggested-backup';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { chartOf, treatmentOf } from '../../testing/chart';
import { CATALOGUE, courseOf, entryOf, planOf } from '../../testing/plan';
import { coverageWords, notesOnAdding } from './adding';

const LIVER = { conditions: [{ id: 'k', label: 'Cirrhosis', flags: ['liver-disease'], status: 'active', codes: [], onsetOn: null, region: null, note: '' }] };
const TRIED = {
  startedOn: '2026-01-05',
  endedOn: '2026-03-01',
  lengthDays: 55,
  reliefPercent: 0,
  reachedAdequateDose: 'yes',
  adherence: 'as-prescribed',
} as const;

const notesOn = (modalityId: string, chart: Partial<Chart>, ...onBoard: readonly string[]) => {
  const plan = planOf(onBoard.map((id) => courseOf(id, id, '2026-12-07')));
  const place = { stageId: 's1', startsOn: '2026-12-14' };
  const adding = { chart: chartOf({ plan, ...chart }), board: boardOf(plan), catalogue: CATALOGUE, rules: patientRules(RULES), place };
  return notesOnAdding(adding, entryOf(modalityId)).map(({ label, why }) => `${label}: ${why}`);
};

describe('why a treatment does not suit, in plain words', () => {
  it.each<[string, string, Partial<Chart>, readonly string[], RegExp]>([
    ['contraindicated', 'duloxetine', LIVER as unknown as Partial<Chart>, [], /^Contraindicated: .+Recorded: Cirrhosis\.$/],
    ['interacts', 'ibuprofen', {}, ['duloxetine'], /^Interacts: .*Duloxetine.* run at the same time\. Bleeding/],
    ['failed', 'naproxen', { history: [treatmentOf('h', { modalityId: 'naproxen', ...TRIED })] }, [], /^Failed before: /],
    [
      'not tolerated',
      'naproxen',
      { history: [treatmentOf('h', { modalityId: 'naproxen', intolerable: true })] },
      [],
      /^Failed before: Naproxen from .* which was not tolerated; say what is different this time\.$/,
    ],
    [
      'too short',
      'naproxen',
      { history: [treatmentOf('h', { modalityId: 'naproxen', ...TRIED, startedOn: null, endedOn: null, lengthDays: 7 })] },
      [],
      /^Tried before: Too short to tell \(1 week\)\. Tried for 7 days only; an adequate trial takes .*\.$/,
    ],
    [
      'not taken as prescribed',
      'naproxen',
      { history: [treatmentOf('h', { modalityId: 'naproxen', ...TRIED, adherence: 'hardly' })] },
      [],
      /^Tried before: Not enough of a trial to tell\. Hardly taken or done\.$/,
    ],
    ['too little known', 'naproxen', { history: [treatmentOf('h', { modalityId: 'naproxen' })] }, [], /^Tried before: .*not recorded/],
  ])('%s', (_what, modalityId, chart, onBoard, words) => {
    expect(notesOn(modalityId, chart, ...onBoard)).toContainEqual(expect.stringMatching(words));
  });

  it('what is paid for is not known, whether or not an insurance is on record', () => {
    expect(coverageWords(chartOf())).toBe('Whether an insurance pays for a treatment is not recorded.');
    const coverages = [{ id: 'c', payer: 'County Medicaid' }] as unknown as Chart['coverages'];
    expect(coverageWords(chartOf({ coverages }))).toBe('Whether County Medicaid pays for a treatment is not recorded yet.');
  });
});
