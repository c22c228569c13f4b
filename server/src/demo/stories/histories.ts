import { checkInsAlong, every } from '../check-in-series.js';
import { allergy, answer, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** "We tried everything", but nothing long enough: by his account four categories failed, by the trials none did. */
export const inadequateTrials = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(24);
  return {
    on,
    team: ['rivera@demo.test', 'lindqvist@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10171',
        familyName: 'Rahimi',
        givenName: 'Farid',
        birthDate: ago(365 * 47 + 190),
        sex: 'male',
        phone: '678-555-0171',
        address: '812 Bells Ferry Road, Woodstock, GA 30188',
      }),
    },
    preferences: preferences('Woodstock', { days: [1, 2, 3, 4, 5], visitsPerWeek: 2, monthlyBudgetCents: 12_000 }),
    records: [
      condition(on, 'M54.41', 'Low back pain with sciatica', { onsetOn: ago(365 * 3), region: 'lumbar' }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'ibuprofen', 'Ibuprofen 200 mg', { doseText: 'Two tablets now and then', overTheCounter: true }),
      ...pressure(on, 126, 80),
      fact(on, 'egfr', 98),
      coverage(on, 'Peachtree Health', 'Bronze', { memberId: 'PH-339-1020' }),
      goal(on, 'Play football with my boys for half an hour', 'They are only small once'),
      tried(on, 'gabapentin', {
        doseText: '300 mg at night',
        dailyMg: 300,
        lengthDays: 10,
        reliefPercent: 0,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'no',
        stopReason: 'did-not-help',
      }),
      tried(on, 'duloxetine', {
        doseText: '30 mg',
        dailyMg: 30,
        lengthDays: 12,
        functionOutcome: 'unknown',
        reachedAdequateDose: 'no',
        stopReason: 'did-not-help',
        note: 'Never raised to 60 mg',
      }),
      tried(on, 'pt_exercise', {
        sessions: 2,
        lengthDays: 14,
        reliefPercent: 0,
        functionOutcome: 'worse',
        adherence: 'as-prescribed',
        region: 'lumbar',
        stopReason: 'did-not-help',
        note: 'Stopped in the first sore week',
      }),
      tried(on, 'cbt', { sessions: 1, lengthDays: 1, functionOutcome: 'unknown', stopReason: 'did-not-help' }),
      tried(on, 'acupuncture', { sessions: 2, lengthDays: 9, reliefPercent: 10, functionOutcome: 'same', stopReason: 'did-not-help' }),
      tried(on, 'naproxen', { stopReason: 'unknown', note: 'Does not remember how long' }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'lindqvist@demo.test',
        desk: 'nguyen@demo.test',
        days: every(4, 21, 1),
        peg: [
          [24, 6.3],
          [0, 6.3],
        ],
        sleep: [
          [24, 5.5],
          [0, 5.5],
        ],
        function: [
          [24, 6],
          [0, 6],
        ],
        phq4: [
          [24, 3.4],
          [0, 3.4],
        ],
        phq4Every: 2,
      },
      when,
    ),
    plan: null,
  };
};

/** Pelvic girdle pain in the 22nd week: recorded, checked in, not staged by the rules. */
export const pregnancy = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(52);
  return {
    on,
    team: ['rivera@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10155',
        familyName: 'Lindgren',
        givenName: 'Hannah',
        birthDate: ago(365 * 31 + 75),
        sex: 'female',
        phone: '678-555-0155',
        address: '27 Chestnut Hill, Marietta, GA 30064',
      }),
    },
    preferences: preferences('Marietta', { days: [3, 5], visitsPerWeek: 1, note: 'Obstetric visits on Thursdays' }),
    records: [
      condition(on, 'M54.50', 'Low back and pelvic girdle pain', { onsetOn: ago(90), region: 'lumbar' }),
      condition(on, 'Z33.1', 'Pregnant state', { onsetOn: ago(154) }),
      ...asked(on, { medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none', pregnancy: 'listed', allergies: 'listed' }),
      allergy(on, 'codeine', 'Codeine', { kind: 'intolerance', reaction: 'Vomiting', severity: 'moderate' }),
      medicine(on, 'folic-acid', 'Folic acid 0.4 mg', { doseText: '0.4 mg a day', dailyMg: 0.4, overTheCounter: true }),
      answer(on, 'pregnancy', 'yes'),
      answer(ago(3), 'pregnancy', 'yes'),
      fact(ago(3), 'gestational_weeks', 22),
      ...pressure(ago(3), 112, 68),
      coverage(on, 'Blue Ridge Mutual', 'Family HMO', { memberId: 'BRM-18-3307' }),
      goal(on, 'Turn over in bed without waking my husband', 'Both of us need the sleep'),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'tanaka@demo.test',
        desk: 'brooks@demo.test',
        days: every(7, 50, 1),
        peg: [
          [52, 4.6],
          [0, 5.2],
        ],
        sleep: [
          [52, 5],
          [0, 5.8],
        ],
        function: [
          [52, 4.4],
          [0, 5.4],
        ],
        phq4: [
          [52, 2],
          [0, 2.4],
        ],
        phq4Every: 4,
      },
      when,
    ),
    plan: null,
  };
};
