import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** A veteran with CRPS of the hand; a ketamine infusion is considered beside hand therapy and acceptance work. */
export const veteran = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(40);
  return {
    on,
    team: ['rivera@demo.test', 'okoye@demo.test', 'lindqvist@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10151',
        familyName: 'Bell',
        givenName: 'Marcus',
        birthDate: ago(365 * 44 + 60),
        sex: 'male',
        phone: '678-555-0151',
        address: '333 Towne Lake Parkway, Woodstock, GA 30189',
        serviceStatus: 'veteran',
      }),
    },
    preferences: preferences('Woodstock', { days: [1, 2, 3], visitsPerWeek: 3, monthlyBudgetCents: 40_000, note: 'Asked about the discount for veterans' }),
    records: [
      condition(on, 'G90.512', 'Complex regional pain syndrome I of the left hand', { onsetOn: ago(540), region: 'left-hand' }),
      condition(on, 'F43.12', 'Post-traumatic stress disorder', { flags: ['anxiety'], onsetOn: ago(365 * 12) }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'pregabalin', 'Pregabalin 150 mg', { doseText: '150 mg twice a day', dailyMg: 300, startedOn: ago(200) }),
      medicine(on, 'sertraline', 'Sertraline 100 mg', { doseText: '100 mg every morning', dailyMg: 100, startedOn: ago(900) }),
      fact(ago(20), 'egfr', 101),
      fact(ago(20), 'alt', 33),
      ...pressure(ago(10), 132, 84),
      fact(ago(10), 'weight', 88),
      coverage(on, 'VA Community Care', 'Authorised referral', { memberId: 'DEMO-VA-0151' }),
      coverage(on, 'Peachtree Health', 'Silver PPO', { memberId: 'PH-771-0093', order: 2 }),
      goal(on, 'Hold my daughter’s hand on the left side', 'She stopped taking it because I flinch'),
      tried(on, 'gabapentin', {
        doseText: '1800 mg a day',
        dailyMg: 1800,
        startedOn: ago(480),
        endedOn: ago(380),
        reliefPercent: 10,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'did-not-help',
      }),
      tried(on, 'sympathetic_block', {
        startedOn: ago(300),
        endedOn: ago(300),
        region: 'left-hand',
        reliefPercent: 60,
        reliefDays: 9,
        functionOutcome: 'better',
        stopReason: 'wore-off',
      }),
      tried(on, 'ot', {
        sessions: 8,
        startedOn: ago(420),
        endedOn: ago(350),
        reliefPercent: 20,
        functionOutcome: 'better',
        adherence: 'partly',
        stopReason: 'access',
        note: 'Could not bear touch at first',
      }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'okoye@demo.test',
        desk: 'nguyen@demo.test',
        days: every(4, 36, 4),
        peg: [
          [40, 7.4],
          [0, 7.3],
        ],
        sleep: [
          [40, 7],
          [0, 7],
        ],
        function: [
          [40, 7.2],
          [0, 7.2],
        ],
        phq4: [
          [40, 4.4],
          [0, 4.4],
        ],
        phq4Every: 3,
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Holding hands again',
      urgentReason: '',
      draftedOn: ago(3),
      activatedOn: null,
      signatures: {},
      courses: [
        course('ot', {
          stage: 0,
          responsible: 'okoye@demo.test',
          startsOn: ago(-4),
          region: 'left-hand',
          target: 'function',
          sessionsPerWeek: 2,
          successCriterion: 'Tolerates a glove for an hour',
          backupModalityId: 'pt_exercise',
          changedParameter: 'Graded motor imagery first, touch later',
        }),
        course('act', {
          stage: 0,
          responsible: 'lindqvist@demo.test',
          startsOn: ago(-32),
          target: 'phq4',
          successCriterion: 'PHQ-4 below 3',
          backupModalityId: 'cbt',
        }),
        course('ketamine_iv', {
          stage: 1,
          responsible: 'okoye@demo.test',
          startsOn: ago(-60),
          successCriterion: 'At least 30 % relief for three weeks',
          backupModalityId: 'sympathetic_block',
          stopRule: 'No second infusion without 30 % relief for three weeks',
          note: 'Consent and escort first',
        }),
      ],
    },
  };
};
