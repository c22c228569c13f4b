import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Painful diabetic neuropathy: duloxetine helped a good deal for half a year; at the same dose most of it is gone. */
export const diminishing = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(305);
  return {
    on,
    team: ['rivera@demo.test', 'okoye@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-09877',
        familyName: 'Sørensen',
        givenName: 'Henrik',
        birthDate: ago(365 * 63 + 210),
        sex: 'male',
        phone: '770-555-0177',
        address: '210 Church Street, Marietta, GA 30064',
      }),
    },
    preferences: preferences('Marietta', { days: [1, 2, 3, 4, 5], visitsPerWeek: 2 }),
    records: [
      condition(on, 'E11.42', 'Painful diabetic polyneuropathy', { onsetOn: ago(365 * 4), region: 'both-feet' }),
      condition(on, 'E78.5', 'High cholesterol'),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'metformin', 'Metformin 1000 mg', { doseText: '1000 mg twice a day', dailyMg: 2000, startedOn: ago(365 * 6) }),
      medicine(on, 'rosuvastatin', 'Rosuvastatin 10 mg', { doseText: '10 mg at night', dailyMg: 10 }),
      fact(ago(275), 'egfr', 71),
      fact(ago(60), 'egfr', 69),
      fact(ago(275), 'hba1c', 7.1),
      fact(ago(60), 'hba1c', 7.0),
      fact(ago(275), 'sodium', 141),
      fact(ago(275), 'alt', 30),
      ...pressure(ago(276), 126, 74),
      ...pressure(ago(60), 132, 78),
      coverage(on, 'Peachtree Health', 'Gold PPO', { memberId: 'PH-104-7718' }),
      goal(on, 'Walk the dog to the lake and back', 'It is how I start a good day'),
      tried(on, 'gabapentin', {
        doseText: '900 mg a day',
        dailyMg: 900,
        lengthDays: 60,
        reliefPercent: 20,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'no',
        stopReason: 'side-effects',
        sideEffects: 'Fog, two near falls',
        note: 'Never got above 900 mg',
      }),
      tried(on, 'lidocaine_5', {
        lengthDays: 28,
        reliefPercent: 20,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'did-not-help',
      }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'okoye@demo.test',
        desk: 'brooks@demo.test',
        days: [...every(4, 302, 272), ...every(7, 266, 3)],
        peg: [
          [305, 6.9],
          [266, 6.8],
          [230, 4.4],
          [200, 3.4],
          [130, 3.5],
          [95, 4.6],
          [50, 6.0],
          [0, 6.3],
        ],
        sleep: [
          [305, 6.5],
          [230, 4.2],
          [130, 3.6],
          [50, 5.6],
          [0, 6.0],
        ],
        function: [
          [305, 6.4],
          [220, 4.0],
          [130, 3.8],
          [50, 5.5],
          [0, 5.8],
        ],
        phq4: [
          [305, 3],
          [200, 2],
          [100, 2],
          [0, 3],
        ],
        phq4Every: 2,
        adherence: [
          { course: 'duloxetine', percent: 96, from: 270 },
          { course: 'self_management', percent: 85, from: 235, to: 178 },
        ],
        notes: { 217: 'Both feet quiet at night', 14: 'Burning is back like last year' },
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'To the lake and back',
      urgentReason: '',
      draftedOn: ago(273),
      activatedOn: ago(272),
      signatures: {},
      courses: [
        course('duloxetine', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(270),
          startedOn: ago(270),
          successCriterion: 'PEG down by 30 % at day 35',
          backupModalityId: 'nortriptyline',
        }),
        course('self_management', {
          stage: 1,
          responsible: 'okoye@demo.test',
          startsOn: ago(235),
          startedOn: ago(235),
          endsOn: ago(178),
          target: 'function',
          successCriterion: 'Walks every second day',
          ended: { on: ago(178), reason: 'Programme finished', learned: 'Walks in the morning, feet checked every evening.', completed: true },
        }),
      ],
    },
  };
};
