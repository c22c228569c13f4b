import { describe, expect, it } from '@jest/globals';
import type { Made } from './made-bundle.js';
import { bundleOf, readOk, readResources, valuesIn } from './testing.js';

const subject = { reference: 'urn:uuid:p1' };
const activity = (text: string, status: string, more: Made = {}): Made => ({ detail: { code: { text }, status, ...more } });
const plan = (over: Made = {}): Made => ({
  resourceType: 'CarePlan',
  id: 'c1',
  status: 'active',
  intent: 'plan',
  title: 'Back care',
  subject,
  period: { start: '2024-02-01' },
  activity: [activity('Exercise therapy', 'in-progress'), activity('Heat therapy', 'completed'), activity('Injection', 'not-started')],
  ...over,
});

describe('a care plan of another system', () => {
  it('is no plan here: what was done is history to be completed, what was not is told', () => {
    const read = readResources(plan());
    expect(valuesIn(read, 'history')).toMatchObject([
      {
        label: 'Exercise therapy',
        ongoing: true,
        startedOn: null,
        endedOn: null,
        toBeCompleted: true,
        note: 'Imported: in-progress in the care plan “Back care”, which ran from 2024-02-01',
      },
      { label: 'Heat therapy', ongoing: false, startedOn: null, toBeCompleted: true },
    ]);
    expect(read.line).toMatchObject({
      decision: 'taken',
      landed: 'history',
      reason: 'not a plan here: what was done is in the history to be completed; not begun: Injection',
    });
    expect(readOk(bundleOf(plan())).own).toBeNull();
  });

  it.each<[string, Made, string]>([
    [
      'of which nothing has happened',
      { activity: [activity('Injection', 'scheduled')] },
      'plans are made here; nothing of this one has happened; not begun: Injection',
    ],
    ['without activities', { activity: undefined }, 'plans are made here; nothing of this one has happened'],
    [
      'whose activities stand elsewhere',
      { activity: [{ reference: { reference: 'ServiceRequest/9' } }] },
      'plans are made here; nothing of this one has happened',
    ],
    ['that was an error', { status: 'entered-in-error' }, 'entered in error at the source'],
    ['that is a draft', { status: 'draft' }, 'a draft, nothing of it has begun'],
    ['that is a proposal', { intent: 'proposal' }, 'a proposal, not a plan'],
    ['of somebody else', { subject: { reference: 'Patient/other' } }, 'about another patient than the one in this bundle'],
  ])('%s gives nothing', (_what, over, reason) => {
    expect(readResources(plan(over)).line).toMatchObject({ decision: 'skipped', reason, landed: null });
  });

  it.each<[string, Made, object]>([
    ['its own days', { scheduledPeriod: { start: '2024-03-01', end: '2024-04-01' } }, { startedOn: '2024-03-01', endedOn: '2024-04-01', ongoing: false }],
    ['a first day still to come', { scheduledPeriod: { start: '2199-01-01' } }, { startedOn: null, ongoing: true }],
    ['days the wrong way round', { scheduledPeriod: { start: '2024-04-01', end: '2024-03-01' } }, { startedOn: '2024-04-01', endedOn: null }],
  ])('an activity has %s', (_what, more, value) => {
    expect(valuesIn(readResources(plan({ activity: [activity('Yoga', 'in-progress', more)] })), 'history')).toMatchObject([value]);
  });

  it('has one entry for an activity that it lists again, and none goes on when the plan has ended', () => {
    const read = readResources(plan({ status: 'completed', activity: [activity('Yoga', 'in-progress'), activity('yoga', 'in-progress')] }));
    expect(valuesIn(read, 'history')).toMatchObject([{ label: 'Yoga', ongoing: false }]);
  });
});

const goal = (over: Made = {}): Made => ({
  resourceType: 'Goal',
  id: 'g1',
  lifecycleStatus: 'active',
  description: { text: 'Walk the dog' },
  subject,
  target: [{ dueDate: '2026-12-01' }],
  ...over,
});

describe('a goal of another system', () => {
  it.each<[string, Made, object]>([
    ['is a goal here, without a scale', {}, { text: 'Walk the dog', status: 'active', targetOn: '2026-12-01', scale: null, value: '' }],
    ['that is reached', { lifecycleStatus: 'completed' }, { status: 'achieved' }],
    ['that is over and not reached', { lifecycleStatus: 'completed', achievementStatus: { coding: [{ code: 'not-achieved' }] } }, { status: 'dropped' }],
    ['that was given up', { lifecycleStatus: 'cancelled' }, { status: 'dropped' }],
    ['without a day', { target: undefined }, { targetOn: null }],
    ['with a month for a day', { target: [{ dueDate: '2026-12' }] }, { targetOn: null }],
    ['with only a code', { description: { coding: [{ system: 'http://snomed.info/sct', code: '1', display: 'Less pain' }] } }, { text: 'Less pain' }],
  ])('%s', (_what, over, value) => {
    expect(valuesIn(readResources(goal(over)), 'goals')).toMatchObject([value]);
  });

  it.each<[string, Made, string]>([
    ['says nothing', { description: undefined }, 'says nothing of what is wanted'],
    ['was an error', { lifecycleStatus: 'entered-in-error' }, 'entered in error at the source'],
    ['was rejected', { lifecycleStatus: 'rejected' }, 'rejected: nobody pursues it'],
  ])('that %s is none', (_what, over, reason) => {
    expect(readResources(goal(over)).line).toMatchObject({ decision: 'skipped', reason });
  });
});

const item = (linkId: string, answer: Made): Made => ({ linkId, answer: [answer] });
const PEG = [item('/75893-8', { valueInteger: 6 }), item('/91145-3', { valueInteger: 0 }), item('/91146-1', { valueDecimal: 4.5 })];
const PHQ9 = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'];
const response = (over: Made = {}): Made => ({
  resourceType: 'QuestionnaireResponse',
  id: 'q1',
  status: 'completed',
  subject,
  authored: '2026-05-04T10:00:00-04:00',
  item: PEG,
  ...over,
});

describe('a questionnaire that was answered elsewhere', () => {
  it('is a check-in of its day where its items are known; zero is an answer', () => {
    const read = readResources(response());
    expect(valuesIn(read, 'checkIns')).toMatchObject([{ takenOn: '2026-05-04', pegPain: 6, pegEnjoyment: 0, pegActivity: 4.5, redFlags: null }]);
    expect(read.line).toMatchObject({ decision: 'taken', landed: 'checkIns' });
  });

  it('of the PHQ-9 is kept item by item, and item 9 is announced and a fact', () => {
    const items = PHQ9.map((code, at) => item(`/44249-1/${code}`, { valueCoding: { code: at === 8 ? 'LA6569-3' : 'LA6568-5' } }));
    const read = readResources(response({ item: [{ linkId: '/44249-1', item: items }] }));
    expect(valuesIn(read, 'checkIns')).toMatchObject([
      {
        phq4Items: [null, null, null, null],
        questionnaires: [{ instrument: 'phq9', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1, null] }],
      },
    ]);
    expect(valuesIn(read, 'facts')).toMatchObject([{ code: 'phq9_item9', value: 1, takenOn: '2026-05-04' }]);
    expect(read.line.reason).toContain('PHQ-9 item 9 is above zero: imported answers open no task, look at it today');
  });

  const ITEM_9 = item('/44249-1/44260-8', { valueCoding: { code: 'LA6571-9' } });
  it.each<[string, Made, string]>([
    ['beside an impossible answer', { item: [item('/44250-9', { valueInteger: 7 }), ITEM_9] }, 'taken'],
    ['alone', { item: [ITEM_9] }, 'taken'],
    ['beside another questionnaire', { item: [...PEG, ITEM_9] }, 'taken'],
    ['not finished', { item: [ITEM_9], status: 'in-progress' }, 'skipped'],
    ['without a day', { item: [ITEM_9], authored: undefined }, 'skipped'],
  ])('item 9 above zero is announced: %s', (_what, over, decision) => {
    expect(readResources(response(over)).line).toMatchObject({
      decision,
      reason: expect.stringMatching(/^PHQ-9 item 9 is above zero: .*, look at it today; /u),
    });
  });
  it.each<[string, Made]>([
    ['of zero', { item: [item('/44260-8', { valueInteger: 0 })] }],
    ['that was an error', { item: [ITEM_9], status: 'entered-in-error' }],
    ['without an answer', { item: [{ linkId: '/44260-8' }, ...PEG] }],
  ])('item 9 %s is not', (_what, over) => {
    expect(readResources(response(over)).line.reason).not.toContain('above zero');
  });

  const PHQ9_WITH = (at: number, answer: Made): readonly Made[] =>
    PHQ9.map((code, index) => item(`/44249-1/${code}`, index === at ? answer : { valueInteger: 0 }));
  it.each<[string, readonly Made[], string]>([
    ['everything', PEG, 'PEG pain, PEG enjoyment, PEG activity; answers as received'],
    [
      'all but an impossible score',
      [item('/72514-3', { valueInteger: 4 }), item('/75893-8', { valueInteger: 11 }), item('/91145-3', { valueInteger: 2 })],
      'pain, PEG enjoyment; answers as received; PEG pain: 11 is outside 0–10',
    ],
    [
      'all but an impossible total',
      [item('/72514-3', { valueInteger: 4 }), item('/44261-6', { valueInteger: 28 })],
      'pain; answers as received; 28 is not a possible PHQ-9, which is a whole number from 0 to 27',
    ],
    ['a PHQ-9 with item 9 in words', PHQ9_WITH(8, { valueString: 'often' }), 'PHQ-9 (depression); answers as received; PHQ-9 item 9: its value is free text'],
    ['a total alone', [item('/44261-6', { valueInteger: 9 })], 'PHQ-9; answers as received'],
    [
      'a PHQ-9 with an answer in words',
      PHQ9_WITH(3, { valueString: 'often' }),
      'PHQ-9 (depression), PHQ-9 item 9; answers as received; PHQ-9 item 4: its value is free text',
    ],
    [
      'a PHQ-9 with an answer that cannot be, of which its first two items and item 9 stay',
      PHQ9_WITH(3, { valueInteger: 7 }),
      'PHQ interest, PHQ low mood, PHQ-9 item 9; answers as received; PHQ-9 is not kept as a questionnaire: item 4 is 7',
    ],
  ])('names what is kept, and why the rest is not: %s', (_what, items, reason) => {
    expect(readResources(response({ item: items })).line).toMatchObject({ decision: 'taken', reason });
  });

  it('finds the codes of its items in the questionnaire that came along', () => {
    const questionnaire = { resourceType: 'Questionnaire', id: 'peg', item: [{ linkId: 'a', code: [{ system: 'http://loinc.org', code: '75893-8' }] }] };
    expect(
      valuesIn(readResources(response({ questionnaire: '#peg', contained: [questionnaire], item: [item('a', { valueInteger: 3 })] })), 'checkIns'),
    ).toMatchObject([{ pegPain: 3 }]);
  });

  it('is not counted twice when its scores came along', () => {
    const score = {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code: '75893-8' }] },
      valueQuantity: { value: 6 },
      effectiveDateTime: '2026-05-04',
      derivedFrom: [{ reference: 'urn:uuid:q1' }],
    };
    const read = readResources(response(), score);
    expect(valuesIn(read, 'checkIns')).toHaveLength(1);
    expect(read.lines[1]).toMatchObject({ decision: 'skipped', reason: 'read with the answers that it derives from' });
  });

  it.each<[string, Made, string]>([
    ['not finished', { status: 'in-progress' }, 'not finished at the source'],
    ['without a day', { authored: undefined }, 'no day on which it was answered'],
    ['of a month', { authored: '2026-05' }, 'its day has no day'],
    ['of tomorrow', { authored: '2026-07-01' }, 'dated 2026-07-01, after today'],
    ['of questions that nobody knows', { item: [item('mood', { valueString: 'fine' })] }, 'none of its items is known by a LOINC code'],
    ['with an impossible answer alone', { item: [item('/75893-8', { valueInteger: 11 })] }, 'PEG pain: 11 is outside 0–10'],
    ['with an answer in words alone', { item: [item('/72514-3', { valueString: 'bad' })] }, 'pain: its value is free text'],
    ['without items', { item: undefined }, 'none of its items is known by a LOINC code'],
  ])('%s is none', (_what, over, reason) => {
    expect(readResources(response(over)).line).toMatchObject({ decision: 'skipped', reason });
  });
});

describe('a visit elsewhere', () => {
  it('is told with its day, and is in no calendar here', () => {
    const read = readResources({
      resourceType: 'Appointment',
      id: 'a1',
      status: 'booked',
      start: '2026-08-04T09:00:00-04:00',
      serviceType: [{ text: 'Orthopaedics' }],
    });
    expect(read.rows).toEqual([]);
    expect(read.line).toMatchObject({
      label: 'Orthopaedics',
      decision: 'skipped',
      reason: 'a visit elsewhere on 2026-08-04 (booked): told here, not booked in this calendar',
    });
  });
});
