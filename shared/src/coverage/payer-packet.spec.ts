import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { UNKNOWN_PAST_TREATMENT, type PastTreatmentView } from '../history/past-treatment.js';
import type { ConditionView, CoverageView, Recorded } from '../patients/patient.js';
import type { Chart } from '../plans/chart.js';
import type { PlanView } from '../plans/plan.js';
import { plannedCourse } from '../plans/testing.js';
import { payerPacket } from './payer-packet.js';

const recorded = (id: string): Recorded => ({ id, version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: '2026-11-01' });
const tried = (id: string, more: Partial<PastTreatmentView>): PastTreatmentView => ({ ...UNKNOWN_PAST_TREATMENT, ...recorded(id), label: id, ...more });
const BACK: ConditionView = {
  ...recorded('c1'),
  ...{ label: 'Low back pain', codings: [{ system: 'icd-10-cm', code: 'M54.50', display: 'Low back pain', verification: 'general-knowledge' }] },
  ...{ flags: ['low-back-pain'], onsetOn: '2019-05-01', status: 'active', isPain: true, region: 'lumbar' },
};
const COVERAGE: CoverageView = {
  ...recorded('v1'),
  ...{ payer: 'Aetna', plan: 'Open Choice', memberId: 'W1', order: 1, startsOn: null, endsOn: null, deductibleLeftCents: null, deductibleAsOf: null },
};
type Told = Parameters<typeof payerPacket>[0];
const EMPTY: Told = { today: '2026-11-24', history: [], conditions: [], coverages: [], plan: null, baseline: null, checkIns: [] };
const ASKED = { coverageId: 'v1', courseId: 'k2', modalityId: 'esi' };
const packetOf = (more: Partial<Told>) => payerPacket({ ...EMPTY, ...more }, ASKED, MODALITY_BY_ID);
const planWith = (...courses: PlanView['courses']): Chart['plan'] => ({ courses }) as unknown as PlanView;

describe('what a payer is told', () => {
  it('sets the same treatment before apart from the others, each the newest first, with its verdict', () => {
    const { before, tried: others } = packetOf({
      history: [
        tried('old esi', { modalityId: 'esi', startedOn: '2024-01-05', endedOn: '2024-01-05', reliefPercent: 60, reliefDays: 100 }),
        tried('massage', {}),
        tried('naproxen', { modalityId: 'nsaid_oral', startedOn: '2025-01-01', endedOn: '2025-02-15' }),
        tried('new esi', { modalityId: 'esi', startedOn: '2025-08-05', endedOn: '2025-08-05', reliefPercent: 0, reliefDays: 0 }),
        tried('duloxetine', { modalityId: 'duloxetine', startedOn: '2025-03-01', endedOn: '2025-06-15' }),
      ],
    });
    expect(before.map(({ treatment }) => treatment.label)).toEqual(['new esi', 'old esi']);
    expect(others.map(({ treatment }) => treatment.label)).toEqual(['duloxetine', 'naproxen', 'massage']);
    expect(before.map(({ verdict }) => verdict.outcome)).toEqual(['failure', 'success']);
  });

  it('lists what runs or ran in the plan, not what is planned or asked for', () => {
    const { running, course } = packetOf({
      plan: planWith(
        plannedCourse('k1', 'physical_therapy', '2026-10-01', { state: 'active', startedOn: '2026-10-02' }),
        plannedCourse('k2', 'esi', '2026-12-01'),
        plannedCourse('k3', 'cbt', '2026-12-15'),
      ),
    });
    expect(running.map(({ id }) => id)).toEqual(['k1']);
    expect(course?.id).toBe('k2');
  });

  it('tells of the pain alone, and not of what is resolved', () => {
    const { conditions } = packetOf({
      conditions: [{ ...BACK, id: 'c2', label: 'Asthma', isPain: false }, { ...BACK, id: 'c3', status: 'resolved' }, BACK],
    });
    expect(conditions.map(({ id }) => id)).toEqual(['c1']);
  });

  it.each<[what: string, more: Partial<Told>, gap: string]>([
    ['no coverage', {}, 'The coverage was removed from the chart.'],
    ['no member number', { coverages: [{ ...COVERAGE, memberId: '' }] }, 'The member number is not recorded.'],
    ['no pain condition', { conditions: [{ ...BACK, isPain: false }] }, 'No active pain condition is recorded.'],
    ['a pain condition without a code', { conditions: [{ ...BACK, codings: [] }] }, 'The pain condition has no ICD-10-CM code.'],
    ['nothing tried', {}, 'No other treatment is recorded as tried.'],
    ['a trial without dates', { history: [tried('massage', {})] }, 'Without dates: massage.'],
    [
      'a last one without its length of relief',
      { history: [tried('esi', { modalityId: 'esi', reliefPercent: 40 })] },
      'How much the last one helped, or for how long, is not recorded.',
    ],
    ['no baseline', {}, 'No baseline is locked: it is when the first course starts.'],
    ['no check-in with a PEG', {}, 'No check-in with a PEG is recorded.'],
  ])('says what is missing: %s', (_what, more, gap) => {
    expect(packetOf(more).gaps).toContain(gap);
  });

  it('misses nothing on a full chart; relief of zero is an answer', () => {
    const { gaps, latest } = packetOf({
      conditions: [BACK],
      coverages: [COVERAGE],
      history: [
        tried('esi', { modalityId: 'esi', startedOn: '2025-08-05', endedOn: '2025-08-05', reliefPercent: 0, reliefDays: 0 }),
        tried('duloxetine', { modalityId: 'duloxetine', startedOn: '2025-03-01', endedOn: '2025-06-15' }),
      ],
      baseline: {
        planId: 'p',
        from: '2026-09-01',
        to: '2026-09-20',
        lockedOn: '2026-09-21',
        figures: { peg: { mean: 6, sd: 1, n: 5 } },
        quality: 'good',
        qualityReasons: [],
      },
      checkIns: [
        { id: 'a', peg: 0 },
        { id: 'b', peg: null },
      ] as unknown as Chart['checkIns'],
    });
    expect(gaps).toEqual([]);
    expect(latest).toMatchObject({ id: 'a', peg: 0 });
  });
});
