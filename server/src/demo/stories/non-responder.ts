import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { allergy, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Fibromyalgia: taken and done as planned, long enough, and nothing moves. */
export const nonResponder = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(165);
  return {
    on,
    team: ['rivera@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10034',
        familyName: 'Kowalczyk',
        givenName: 'Piotr',
        birthDate: ago(365 * 67 + 40),
        sex: 'male',
        phone: '770-555-0134',
        address: '9 Mill Race Lane, Woodstock, GA 30188',
      }),
    },
    preferences: preferences('Woodstock', { days: [1, 3, 5], visitsPerWeek: 1, note: 'Drives 40 minutes each way' }),
    records: [
      condition(on, 'M79.7', 'Fibromyalgia', { onsetOn: ago(365 * 8) }),
      condition(on, 'G47.33', 'Obstructive sleep apnoea', { onsetOn: ago(365 * 5) }),
      ...asked(on, { medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none', allergies: 'listed' }),
      allergy(on, 'trimethoprim-sulfamethoxazole', 'Co-trimoxazole', { reaction: 'Rash', severity: 'mild' }),
      medicine(on, 'levothyroxine', 'Levothyroxine 75 mcg', { doseText: '75 mcg every morning', startedOn: ago(365 * 7) }),
      medicine(on, 'omeprazole', 'Omeprazole 20 mg', { doseText: '20 mg as needed', dailyMg: 20, overTheCounter: true }),
      ...pressure(ago(132), 124, 76),
      fact(ago(132), 'qtc', 418),
      fact(ago(132), 'sodium', 140),
      fact(ago(132), 'egfr', 79),
      coverage(on, 'Blue Ridge Mutual', 'Standard HMO', { memberId: 'BRM-55-0192' }),
      goal(on, 'Work in my shop for two hours without lying down after', 'I built half the furniture in our house'),
      tried(on, 'pregabalin', {
        doseText: '300 mg a day',
        dailyMg: 300,
        startedOn: ago(365 * 2),
        endedOn: ago(365 * 2 - 70),
        reliefPercent: 15,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'did-not-help',
        sideEffects: 'Swollen ankles',
      }),
      tried(on, 'acupuncture', {
        sessions: 5,
        lengthDays: 30,
        reliefPercent: 20,
        reliefDays: 3,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        stopReason: 'cost-or-coverage',
      }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'rivera@demo.test',
        desk: 'nguyen@demo.test',
        days: [...every(4, 162, 130), ...every(7, 124, 2)],
        peg: [
          [165, 6.6],
          [0, 6.5],
        ],
        sleep: [
          [165, 6.7],
          [0, 6.5],
        ],
        function: [
          [165, 6.3],
          [0, 6.3],
        ],
        phq4: [
          [165, 3.6],
          [0, 3.6],
        ],
        phq4Every: 2,
        adherence: [
          { course: 'amitriptyline', percent: 96, from: 128 },
          { course: 'tai_chi', percent: 90, from: 92 },
        ],
        sideEffects: [{ ago: 117, course: 'amitriptyline', what: 'Dry mouth', severity: 'mild' }],
        notes: { 40: 'I do everything you tell me and it is the same' },
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Hours in the workshop',
      urgentReason: '',
      draftedOn: ago(131),
      activatedOn: ago(130),
      signatures: {
        'DDI-49': {
          reasonCode: 'benefit-outweighs-risk',
          reason: 'Few other choices beside his sleep apnoea; 50 mg at most, at night, no falls this year. Discussed with him and his wife.',
        },
      },
      courses: [
        course('amitriptyline', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(128),
          startedOn: ago(128),
          successCriterion: 'PEG down by 30 % by day 56 at 50 mg',
          backupModalityId: 'milnacipran',
          stopRule: 'Stop by taper if drowsy at the wheel',
        }),
        course('tai_chi', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(92),
          startedOn: ago(92),
          endsOn: ago(-20),
          target: 'function',
          successCriterion: 'Two hours in the shop by week 8',
          backupModalityId: 'aquatic',
        }),
      ],
    },
  };
};
