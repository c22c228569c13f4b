import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Shoulder and neck pain: a plan that was going well enough, then silence; the next course was due and nobody recorded it. */
export const overdue = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(110);
  return {
    on,
    team: ['okoye@demo.test', 'rivera@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10102',
        familyName: 'Carrasco',
        givenName: 'Luis',
        birthDate: ago(365 * 46 + 17),
        sex: 'male',
        phone: '770-555-0102',
        address: '77 Depot Road, Woodstock, GA 30188',
      }),
    },
    preferences: preferences('Woodstock', { days: [5], visitsPerWeek: 1, note: 'Shift work, reach him before noon' }),
    records: [
      condition(on, 'M54.2', 'Neck pain', { onsetOn: ago(365 * 2), region: 'cervical' }),
      condition(on, 'F17.210', 'Nicotine dependence'),
      ...asked(on, { allergies: 'none', medicines: 'none', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      ...pressure(ago(80), 134, 84),
      fact(ago(80), 'egfr', 96),
      coverage(on, 'Foothills Employer Trust', 'Bronze', { memberId: 'FET-3390' }),
      goal(on, 'Get through a night shift without stopping to lie down', 'I do not want to lose the job'),
      tried(on, 'ibuprofen', {
        doseText: '600 mg three times a day',
        dailyMg: 1800,
        lengthDays: 30,
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
        desk: 'nguyen@demo.test',
        days: [...every(4, 107, 80), ...every(7, 71, 36)],
        peg: [
          [110, 6.4],
          [75, 6.3],
          [36, 5.2],
        ],
        sleep: [
          [110, 6.6],
          [36, 5.0],
        ],
        function: [
          [110, 6.0],
          [36, 5.4],
        ],
        phq4: [
          [110, 3],
          [36, 2.6],
        ],
        phq4Every: 3,
        adherence: [{ course: 'nortriptyline', percent: 90, from: 77 }],
      },
      when,
    ),
    plan: {
      by: 'okoye@demo.test',
      title: 'Through the night shift',
      urgentReason: '',
      draftedOn: ago(79),
      activatedOn: ago(78),
      signatures: {
        'CAUTION:nortriptyline': {
          reasonCode: 'result-pending',
          reason: 'No ECG yet: 46 years old, no heart disease, 25 mg at night; ECG ordered before the step to 50 mg',
        },
        'DDI-23': {
          reasonCode: 'result-pending',
          reason: 'No ECG yet: 46 years old, no heart disease, nothing else that prolongs the QT interval; ECG ordered before the step to 50 mg',
        },
      },
      snoozes: [
        {
          on: ago(2),
          by: 'okoye@demo.test',
          ruleId: 'DAY-01',
          untilOn: ago(-5),
          reasonCode: 'next-visit',
          reason: 'Two messages left; physical therapy asks him at the next call whether the course has begun.',
        },
      ],
      courses: [
        course('nortriptyline', {
          stage: 0,
          responsible: 'okoye@demo.test',
          startsOn: ago(77),
          startedOn: ago(77),
          successCriterion: 'PEG down by 30 % by day 56',
          backupModalityId: 'duloxetine',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(25),
          region: 'cervical',
          successCriterion: 'Full shift without lying down',
          backupModalityId: 'manual_therapy',
        }),
      ],
    },
  };
};
