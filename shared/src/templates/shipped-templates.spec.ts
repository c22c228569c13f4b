import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays } from '../dates.js';
import { STATEMENT_TOPICS, type ConditionView, type StatementView } from '../patients/patient.js';
import type { Chart } from '../plans/chart.js';
import { documentOf } from '../plans/sequencing-document.js';
import { RULES } from '../sequencing/data/rule-set.js';
import { evaluate } from '../sequencing/evaluate.js';
import { placeTemplate } from './place-template.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.data.js';

const TODAY = '2026-12-01';
const RECORDED = { version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: TODAY } as const;

/** A check-in that tells of pain only. */
const painOn = (ago: number): CheckInView => ({
  ...{ id: `c${ago}`, takenOn: addDays(TODAY, -ago), pegPain: 6, pegEnjoyment: 6, pegActivity: 6, peg: 6, painNow: 6, painWorst: null },
  ...{
    sleep: null,
    function: null,
    phq4Items: [null, null, null, null],
    phq2: null,
    gad2: null,
    phq4: null,
    questionnaires: [],
    requestId: null,
    dueOn: null,
    adherence: [],
    sideEffects: [],
  },
  ...{ redFlags: null, note: '', source: 'clinician', recordedAt: `${TODAY}T12:00:00Z`, recordedBy: 'a1' },
});
const NOTHING: Chart = {
  ...{ today: TODAY, patient: { birthDate: '1980-01-15', sex: 'male' } as Chart['patient'], careTeam: [], scopeLift: null },
  preferences: { siteId: null, days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '', version: 0 },
  ...{
    events: [],
    questions: [],
    reviewDecisions: [],
    statements: [],
    conditions: [],
    allergies: [],
    medicines: [],
    facts: [],
    coverages: [],
    goalRatings: [],
    history: [],
  },
  ...{ serviceProofs: [], authorisations: [] },
  goals: [{ ...RECORDED, id: 'g1', text: 'Walk to the lake', value: '', targetOn: null, status: 'active', scale: null }],
  ...{ plan: null, dueReviews: [], baseline: null, checkIns: [], tasks: [] },
};
const IN_PAIN: Chart = { ...NOTHING, checkIns: [12, 9, 6, 3].map(painOn) };
const ASKED = STATEMENT_TOPICS.map((topic): StatementView => ({
  ...RECORDED,
  id: topic,
  topic,
  answer: topic === 'conditions' ? 'listed' : 'none',
  askedOn: TODAY,
}));
/** One of the templates is for nothing else. */
const SCIATICA: ConditionView = {
  ...{ ...RECORDED, id: 'k1', label: 'Sciatica', codings: [], flags: ['radicular-pain'], onsetOn: null, status: 'active', isPain: true, region: null },
};
const PATIENTS: readonly (readonly [who: string, chart: Chart])[] = [
  ['of whom nothing is known', NOTHING],
  ['of whom the pain is known', IN_PAIN],
  ['who was asked and has nothing else', { ...IN_PAIN, statements: ASKED, conditions: [SCIATICA] }],
];

describe.each(SHIPPED_TEMPLATES.map((one) => [one.id, one] as const))('%s', (_id, { document }) => {
  it.each(PATIENTS)('gives no warning by itself for a patient %s', (_who, chart) => {
    const chosen = new Set(document.courses.map(({ key }) => key));
    const board = placeTemplate({ title: '', urgentReason: '', stages: [], courses: [] }, document, { startsOn: TODAY, chosen, newId: (name) => name });
    const { findings } = evaluate(documentOf(chart, board, MODALITY_BY_ID, TODAY), RULES);
    expect(findings.flatMap(({ severity, ruleId, text }) => (severity === 'inform' ? [] : [`${ruleId}: ${text.en}`]))).toEqual([]);
  });

  it('lasts long enough for each course to be judged', () => {
    for (const { modalityId, lengthDays } of document.courses)
      expect(lengthDays ?? Infinity).toBeGreaterThanOrEqual(MODALITY_BY_ID.get(modalityId)?.trialDays.value?.from ?? 0);
  });
});
