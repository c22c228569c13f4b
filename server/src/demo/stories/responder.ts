import type { GoalScale } from '@stagewell/shared/goals/goal-scale';
import { offerScale } from '@stagewell/shared/goals/offer-scale';
import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { answer, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

const LESSON = 'Stand through a whole lesson again without looking for a chair';
const TRAIL = 'Walk the river trail with my sister on Saturdays';
const STANDING: GoalScale = {
  levels: [
    'Teaches sitting down',
    'Stands for 10 minutes of a lesson, then sits',
    'Stands through a whole lesson',
    'Stands through two lessons in a row',
    'Stands through a teaching day',
  ],
  importance: 3,
  difficulty: 2,
  baseline: -1,
};
const WALKING: GoalScale = {
  ...offerScale('Walks 1 mile of the trail', 'Walks 3 miles of the trail'),
  importance: 2,
  difficulty: 2,
};

/** Low back pain: duloxetine, then physical therapy, then CBT, five weeks apart; each adds something, sleep and mood follow. */
export const responder = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(215);
  return {
    on,
    team: ['rivera@demo.test', 'tanaka@demo.test', 'lindqvist@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10021',
        familyName: 'Nwosu',
        givenName: 'Adaeze',
        birthDate: ago(365 * 58 + 120),
        sex: 'female',
        phone: '770-555-0121',
        address: '48 Laurel Court, Marietta, GA 30060',
      }),
    },
    preferences: preferences('Marietta', {
      days: [2, 4],
      visitsPerWeek: 2,
      monthlyBudgetCents: 18_000,
      refusals: ['opioid_full'],
      note: 'Teaches on Mondays and Wednesdays',
    }),
    records: [
      condition(on, 'M54.50', 'Low back pain', { onsetOn: ago(365 * 6), region: 'lumbar' }),
      condition(on, 'F41.1', 'Generalised anxiety disorder', { flags: ['anxiety'], onsetOn: ago(365 * 3) }),
      condition(on, 'I10', 'Hypertension', { onsetOn: ago(365 * 9) }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'lisinopril', 'Lisinopril 10 mg', { doseText: '10 mg every morning', dailyMg: 10, startedOn: ago(365 * 4) }),
      medicine(on, 'atorvastatin', 'Atorvastatin 20 mg', { doseText: '20 mg at night', dailyMg: 20, startedOn: ago(365 * 2) }),
      ...pressure(ago(186), 128, 78),
      ...pressure(ago(61), 130, 80),
      fact(ago(190), 'egfr', 84),
      fact(ago(190), 'alt', 21),
      fact(ago(190), 'sodium', 139),
      fact(ago(186), 'weight', 74),
      answer(ago(186), 'childbearing', 'no'),
      coverage(on, 'Peachtree Health', 'Silver PPO', { memberId: 'PH-882-4410', startsOn: ago(400) }),
      goal(on, LESSON, 'Teaching well is who I am', { targetOn: ago(-30), scale: STANDING }),
      goal(on, TRAIL, 'Time with family', { targetOn: ago(-60), scale: WALKING }),
      tried(on, 'naproxen', {
        doseText: '500 mg twice a day',
        dailyMg: 1000,
        lengthDays: 42,
        reliefPercent: 20,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'side-effects',
        sideEffects: 'Heartburn',
        note: 'Stopped when the blood pressure rose',
      }),
      tried(on, 'cyclobenzaprine', {
        doseText: '5 mg at night',
        dailyMg: 5,
        lengthDays: 10,
        reliefPercent: 10,
        functionOutcome: 'same',
        adherence: 'partly',
        stopReason: 'side-effects',
        sideEffects: 'Drowsy at work',
      }),
      tried(on, 'massage', {
        sessions: 6,
        lengthDays: 42,
        reliefPercent: 30,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        stopReason: 'cost-or-coverage',
      }),
      tried(on, 'pt_exercise', {
        sessions: 4,
        lengthDays: 28,
        startedOn: ago(365 * 3),
        endedOn: ago(365 * 3 - 28),
        reliefPercent: 10,
        functionOutcome: 'unknown',
        adherence: 'partly',
        stopReason: 'access',
        note: 'The practice closed',
      }),
    ],
    ratings: [
      { goal: LESSON, by: 'tanaka@demo.test', ratedOn: ago(97), level: -1, ratedBy: 'together', words: 'Standing, but I lean on the desk' },
      { goal: TRAIL, by: 'tanaka@demo.test', ratedOn: ago(97), level: -1, ratedBy: 'patient', words: 'To the bridge and back' },
      { goal: LESSON, by: 'rivera@demo.test', ratedOn: ago(20), level: 0, ratedBy: 'together', words: 'Whole Thursday on my feet' },
      { goal: TRAIL, by: 'rivera@demo.test', ratedOn: ago(20), level: 1, ratedBy: 'patient', words: 'We went on to the old mill' },
    ],
    checkIns: checkInsAlong(
      {
        visit: 'rivera@demo.test',
        desk: 'brooks@demo.test',
        days: [...every(4, 212, 182), ...every(7, 176, 1)],
        peg: [
          [215, 7.0],
          [176, 7.0],
          [150, 4.7],
          [135, 4.6],
          [95, 3.9],
          [60, 3.7],
          [0, 3.4],
        ],
        sleep: [
          [215, 6.8],
          [176, 6.6],
          [110, 4.6],
          [40, 3.4],
          [0, 3.2],
        ],
        function: [
          [215, 6.9],
          [150, 6.0],
          [100, 4.4],
          [30, 3.6],
          [0, 3.5],
        ],
        phq4: [
          [215, 5.2],
          [180, 5],
          [112, 4.4],
          [60, 1.8],
          [0, 1.2],
        ],
        phq4Every: 2,
        adherence: [
          { course: 'duloxetine', percent: 97, from: 180 },
          { course: 'pt_exercise', percent: 88, from: 145, to: 62 },
          { course: 'cbt', percent: 92, from: 110, to: 27 },
        ],
        sideEffects: [{ ago: 169, course: 'duloxetine', what: 'Nausea in the mornings', severity: 'mild' }],
        notes: { 92: 'Carried the shopping upstairs, first time this year', 8: 'Taught all day on Thursday and slept fine' },
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Back in the classroom',
      urgentReason: '',
      draftedOn: ago(184),
      activatedOn: ago(183),
      signatures: {},
      courses: [
        course('duloxetine', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(180),
          startedOn: ago(180),
          successCriterion: 'PEG down by 30 % at day 35, at 60 mg',
          backupModalityId: 'nortriptyline',
          stopRule: 'Stop by taper if blood pressure stays at 160/100 or above',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(145),
          startedOn: ago(145),
          endsOn: ago(62),
          region: 'lumbar',
          successCriterion: 'Stands for 40 minutes; PEG down by a further point',
          backupModalityId: 'yoga',
          ended: {
            on: ago(62),
            reason: 'All twelve sessions done',
            learned: 'Short walks spread over the day work better than one long one. Home exercises kept on Tuesdays and Saturdays.',
            completed: true,
          },
        }),
        course('cbt', {
          stage: 1,
          responsible: 'lindqvist@demo.test',
          startsOn: ago(110),
          startedOn: ago(110),
          endsOn: ago(27),
          target: 'phq4',
          successCriterion: 'PHQ-4 below 3; sleeps through five nights a week',
          backupModalityId: 'act',
          ended: { on: ago(27), reason: 'Twelve sessions done', learned: 'Planning rest before it hurts keeps bad days short.', completed: true },
        }),
      ],
    },
  };
};
