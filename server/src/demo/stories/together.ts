import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Knee osteoarthritis: exercise and cognitive behavioral therapy began in the same week. She is better, and nobody can tell by which of the two. */
export const together = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(150);
  return {
    on,
    team: ['rivera@demo.test', 'okoye@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10077',
        familyName: 'Lindqvist',
        givenName: 'Maren',
        birthDate: ago(365 * 61 + 77),
        sex: 'female',
        phone: '770-555-0161',
        address: '31 Cannery Road, Marietta, GA 30064',
      }),
    },
    preferences: preferences('Marietta', { days: [2, 4], visitsPerWeek: 2 }),
    records: [
      condition(on, 'M17.0', 'Osteoarthritis of both knees', { onsetOn: ago(365 * 5), region: 'both-knees' }),
      ...asked(on, { medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none', allergies: 'none' }),
      medicine(on, 'acetaminophen', 'Acetaminophen 500 mg', { doseText: '1000 mg as needed', dailyMg: 2000, overTheCounter: true }),
      ...pressure(ago(116), 122, 74),
      fact(ago(116), 'egfr', 88),
      fact(ago(116), 'alt', 19),
      fact(ago(116), 'sodium', 140),
      coverage(on, 'Peachtree Health', 'Gold PPO', { memberId: 'PH-311-2046' }),
      goal(on, 'Down the cellar stairs without holding on', 'My workshop is down there'),
      tried(on, 'diclofenac_top', {
        lengthDays: 40,
        reliefPercent: 20,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'did-not-help',
      }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'rivera@demo.test',
        desk: 'brooks@demo.test',
        days: [...every(4, 146, 114), ...every(7, 108, 3)],
        peg: [
          [150, 6.9],
          [110, 6.8],
          [70, 3.9],
          [0, 3.4],
        ],
        sleep: [
          [150, 5.6],
          [110, 5.5],
          [60, 3.6],
          [0, 3.4],
        ],
        function: [
          [150, 6.6],
          [110, 6.5],
          [60, 4.0],
          [0, 3.6],
        ],
        phq4: [
          [150, 2],
          [0, 2],
        ],
        phq4Every: 2,
        adherence: [
          { course: 'cbt', percent: 92, from: 112, to: 29 },
          { course: 'pt_exercise', percent: 90, from: 109, to: 26 },
        ],
        notes: { 45: 'Is it the exercises or the talking? I cannot come twice a week for ever' },
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Down to the workshop',
      urgentReason: '',
      draftedOn: ago(115),
      activatedOn: ago(114),
      signatures: {
        'SEQ-03': {
          reasonCode: 'benefit-outweighs-risk',
          reason: 'She wants both while she has leave from work. We know that we shall not be able to tell them apart.',
        },
      },
      courses: [
        course('cbt', {
          stage: 0,
          responsible: 'okoye@demo.test',
          startsOn: ago(112),
          startedOn: ago(112),
          endsOn: ago(29),
          target: 'peg',
          successCriterion: 'PEG down by a point at the end of the programme',
          ended: { on: ago(29), reason: 'Programme finished', learned: 'Pacing on stairs, and no more counting of steps.', completed: true },
        }),
        course('pt_exercise', {
          stage: 0,
          responsible: 'tanaka@demo.test',
          startsOn: ago(109),
          startedOn: ago(109),
          endsOn: ago(26),
          region: 'both-knees',
          successCriterion: 'Stairs without the rail; PEG down by a point',
          backupModalityId: 'aquatic',
          ended: { on: ago(26), reason: 'Programme finished', learned: 'Short walks on most days work better than long ones.', completed: true },
        }),
      ],
    },
  };
};
