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

/** Sciatica on a running plan; today's phone check-in names warning signs of the cauda equina. */
export const atRisk = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(95);
  const series = checkInsAlong(
    {
      visit: 'rivera@demo.test',
      desk: 'brooks@demo.test',
      days: [...every(4, 92, 64), ...every(7, 55, 6)],
      peg: [
        [95, 6.8],
        [60, 6.7],
        [0, 5.6],
      ],
      sleep: [
        [95, 6.2],
        [0, 5.2],
      ],
      function: [
        [95, 6.8],
        [0, 5.8],
      ],
      phq4: [
        [95, 4],
        [0, 3.4],
      ],
      phq4Every: 3,
      adherence: [
        { course: 'gabapentin', percent: 95, from: 60 },
        { course: 'pt_exercise', percent: 85, from: 25 },
      ],
    },
    when,
  );
  return {
    on,
    team: ['rivera@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10118',
        familyName: 'Grant',
        givenName: 'Keisha',
        birthDate: ago(365 * 57 + 300),
        sex: 'female',
        phone: '770-555-0118',
        address: '1502 Roswell Road, Marietta, GA 30062',
      }),
    },
    preferences: preferences('Marietta', { days: [2, 3, 4], visitsPerWeek: 2 }),
    records: [
      condition(on, 'M54.16', 'Lumbar radiculopathy', { onsetOn: ago(420), region: 'lumbar' }),
      ...asked(on, { medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none', allergies: 'listed' }),
      allergy(on, 'amoxicillin', 'Amoxicillin', { reaction: 'Hives', severity: 'moderate' }),
      medicine(on, 'amlodipine', 'Amlodipine 5 mg', { doseText: '5 mg every morning', dailyMg: 5 }),
      medicine(on, 'zolpidem', 'Zolpidem 5 mg', { doseText: '5 mg at night', dailyMg: 5, startedOn: ago(300) }),
      medicine(on, 'cyclobenzaprine', 'Cyclobenzaprine 5 mg', { doseText: '5 mg at night', dailyMg: 5, startedOn: ago(120) }),
      condition(on, 'I10', 'Hypertension'),
      fact(ago(70), 'egfr', 92),
      fact(ago(70), 'creatinine', 0.7),
      fact(ago(70), 'weight', 81),
      ...pressure(ago(63), 136, 82),
      coverage(on, 'Blue Ridge Mutual', 'Choice PPO', { memberId: 'BRM-71-2208' }),
      goal(on, 'Sit through my grandson’s recital', 'He asks every week whether I am coming'),
      tried(on, 'naproxen', {
        doseText: '500 mg twice a day',
        dailyMg: 1000,
        lengthDays: 28,
        reliefPercent: 10,
        functionOutcome: 'same',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'did-not-help',
      }),
    ],
    checkIns: [
      ...series,
      {
        by: 'brooks@demo.test',
        input: {
          takenOn: ago(0),
          pegPain: 9,
          pegEnjoyment: 9,
          pegActivity: 10,
          painNow: 9,
          painWorst: 10,
          sleep: 9,
          function: 9,
          phq4Items: [null, null, null, null],
          redFlags: ['saddle-numbness', 'bladder-bowel-change', 'both-legs-weak'],
          note: 'Since last night: numb between the legs, cannot pass water properly, legs give way',
          enteredBy: 'phone',
        },
        adherence: [{ course: 'gabapentin', percent: 95 }],
        sideEffects: [],
      },
    ],
    plan: {
      by: 'rivera@demo.test',
      title: 'At the recital',
      urgentReason: '',
      draftedOn: ago(62),
      activatedOn: ago(61),
      signatures: {
        'DDI-03': { reasonCode: 'corrected-elsewhere', reason: 'Zolpidem and cyclobenzaprine are being tapered by her family doctor.' },
        'DDI-05': {
          reasonCode: 'corrected-elsewhere',
          reason: 'Her family doctor tapers zolpidem and cyclobenzaprine, done in nine weeks; gabapentin in small steps, nobody drives after the evening dose.',
          lastsDays: 64,
        },
      },
      courses: [
        course('gabapentin', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(60),
          startedOn: ago(60),
          successCriterion: 'PEG down by 30 % by day 56',
          backupModalityId: 'duloxetine',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(25),
          startedOn: ago(25),
          region: 'lumbar',
          successCriterion: 'Sits for an hour',
          backupModalityId: 'aquatic',
        }),
      ],
    },
  };
};
