import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Sciatica that has had its adequate trials in four categories; an epidural paired with exercise is drafted. */
export const resistant = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(50);
  const done = { adherence: 'as-prescribed', functionOutcome: 'same', stopReason: 'did-not-help' } as const;
  return {
    on,
    team: ['rivera@demo.test', 'okoye@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10140',
        familyName: 'Raman',
        givenName: 'Priya',
        birthDate: ago(365 * 59 + 5),
        sex: 'female',
        phone: '678-555-0140',
        address: '60 Sweetwater Drive, Woodstock, GA 30189',
      }),
    },
    preferences: preferences('Woodstock', { days: [2, 4, 5], visitsPerWeek: 3, monthlyBudgetCents: 30_000 }),
    records: [
      condition(on, 'M54.16', 'Lumbar radiculopathy, right', { onsetOn: ago(365 * 4), region: 'lumbar' }),
      condition(on, 'F32.1', 'Depression, moderate', { flags: ['depression'], onsetOn: ago(365 * 2) }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'nortriptyline', 'Nortriptyline 50 mg', { doseText: '50 mg at night', dailyMg: 50, startedOn: ago(120) }),
      fact(ago(14), 'egfr', 90),
      fact(ago(14), 'platelets', 244),
      fact(ago(3), 'inr', 1.0),
      fact(ago(14), 'hba1c', 5.4),
      fact(ago(14), 'qtc', 424),
      ...pressure(ago(14), 122, 76),
      fact(ago(14), 'weight', 66),
      coverage(on, 'Blue Ridge Mutual', 'Choice PPO', { memberId: 'BRM-40-6651' }),
      goal(on, 'Kneel in the garden and get up by myself', 'My mother’s roses'),
      tried(on, 'duloxetine', {
        ...done,
        doseText: '60 mg',
        dailyMg: 60,
        startedOn: ago(900),
        endedOn: ago(790),
        reliefPercent: 10,
        reachedAdequateDose: 'yes',
      }),
      tried(on, 'gabapentin', {
        ...done,
        doseText: '1800 mg a day',
        dailyMg: 1800,
        startedOn: ago(760),
        endedOn: ago(620),
        reliefPercent: 15,
        reachedAdequateDose: 'yes',
      }),
      tried(on, 'pt_exercise', { ...done, sessions: 14, startedOn: ago(600), endedOn: ago(500), region: 'lumbar', reliefPercent: 10 }),
      tried(on, 'cbt', { ...done, sessions: 10, startedOn: ago(480), endedOn: ago(390), reliefPercent: 0 }),
      tried(on, 'acupuncture', { ...done, sessions: 9, startedOn: ago(380), endedOn: ago(310), reliefPercent: 20, reliefDays: 4 }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'rivera@demo.test',
        desk: 'nguyen@demo.test',
        days: every(4, 44, 4),
        peg: [
          [50, 7.2],
          [0, 7.3],
        ],
        sleep: [
          [50, 6.5],
          [0, 6.6],
        ],
        function: [
          [50, 7],
          [0, 7],
        ],
        phq4: [
          [50, 4.4],
          [0, 4.4],
        ],
        phq4Every: 3,
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Kneeling in the garden',
      urgentReason: '',
      draftedOn: ago(2),
      activatedOn: null,
      signatures: {},
      courses: [
        course('mbsr', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(-3),
          endsOn: ago(-60),
          target: 'phq4',
          successCriterion: 'PHQ-4 below 3',
          backupModalityId: 'act',
        }),
        course('esi', {
          stage: 1,
          responsible: 'rivera@demo.test',
          startsOn: ago(-33),
          region: 'lumbar',
          successCriterion: 'Half of the leg pain gone at day 14 and day 42',
          backupModalityId: 'scs_trial',
          stopRule: 'No second injection without 50 % relief for 90 days',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(-40),
          endsOn: null,
          region: 'lumbar',
          successCriterion: 'Kneels and rises alone',
          changedParameter: 'Inside the relief window of the injection, graded kneeling and lifting',
        }),
      ],
    },
  };
};
