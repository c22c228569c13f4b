import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { answer, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

/** Knee osteoarthritis with kidneys at an eGFR of 24: the draft asks for two things that the rules stop. */
export const contraindication = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(33);
  return {
    on,
    team: ['rivera@demo.test', 'tanaka@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10160',
        familyName: 'Whitaker',
        givenName: 'Dorothy',
        birthDate: ago(365 * 74 + 88),
        sex: 'female',
        phone: '770-555-0160',
        address: '5 Magnolia Terrace, Marietta, GA 30060',
      }),
    },
    preferences: preferences('Marietta', { days: [1, 4], visitsPerWeek: 1, monthlyBudgetCents: 9_000, note: 'Her daughter drives' }),
    records: [
      condition(on, 'M17.0', 'Osteoarthritis of both knees', { onsetOn: ago(365 * 11), region: 'both-knees' }),
      condition(on, 'N18.4', 'Chronic kidney disease stage 4', { onsetOn: ago(700) }),
      condition(on, 'I10', 'Hypertension', { onsetOn: ago(365 * 20) }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'losartan', 'Losartan 50 mg', { doseText: '50 mg every morning', dailyMg: 50 }),
      medicine(on, 'furosemide', 'Furosemide 20 mg', { doseText: '20 mg every morning', dailyMg: 20 }),
      medicine(on, 'acetaminophen', 'Acetaminophen 500 mg', { doseText: 'Up to four a day', dailyMg: 2000, overTheCounter: true }),
      fact(ago(12), 'egfr', 24),
      fact(ago(12), 'creatinine', 2.1),
      fact(ago(12), 'sodium', 137),
      fact(ago(12), 'alt', 18),
      ...pressure(ago(12), 142, 74),
      coverage(on, 'Medicare', 'Original Medicare', { memberId: 'DEMO-MBI-0160' }),
      goal(on, 'Go down the church steps without holding on', 'Not to be a burden'),
      tried(on, 'diclofenac_top', {
        lengthDays: 28,
        reliefPercent: 30,
        functionOutcome: 'better',
        adherence: 'as-prescribed',
        reachedAdequateDose: 'yes',
        stopReason: 'other',
        note: 'Ran out and was not told to go on',
      }),
      tried(on, 'ia_steroid', {
        startedOn: ago(500),
        endedOn: ago(500),
        region: 'right-knee',
        reliefPercent: 60,
        reliefDays: 50,
        functionOutcome: 'better',
        stopReason: 'wore-off',
      }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'tanaka@demo.test',
        desk: 'brooks@demo.test',
        days: every(4, 30, 2),
        peg: [
          [33, 6.1],
          [0, 6.2],
        ],
        sleep: [
          [33, 5],
          [0, 5],
        ],
        function: [
          [33, 6.6],
          [0, 6.6],
        ],
        phq4: [
          [33, 2],
          [0, 2],
        ],
        phq4Every: 2,
      },
      when,
    ),
    plan: {
      by: 'rivera@demo.test',
      title: 'Down the church steps',
      urgentReason: '',
      draftedOn: ago(1),
      activatedOn: null,
      signatures: {},
      courses: [
        course('duloxetine', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(-6),
          successCriterion: 'PEG down by 30 % at day 35',
          backupModalityId: 'diclofenac_top',
        }),
        course('naproxen', {
          stage: 0,
          responsible: 'rivera@demo.test',
          startsOn: ago(-34),
          successCriterion: 'Stairs easier within two weeks',
          backupModalityId: 'diclofenac_top',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(-62),
          region: 'both-knees',
          successCriterion: 'Ten steps down without the rail',
        }),
      ],
    },
  };
};

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

/** Oxycodone and lorazepam from before: known, not caused by this plan, and never a reason to stop it. */
export const inherited = (when: When): Omit<Story, 'key'> => {
  const { ago } = when;
  const on = ago(45);
  return {
    on,
    team: ['okoye@demo.test', 'rivera@demo.test', 'lindqvist@demo.test'],
    arrives: {
      by: 'form',
      patient: person({
        mrn: 'H-10149',
        familyName: 'Brennan',
        givenName: 'Thomas',
        birthDate: ago(365 * 62 + 30),
        sex: 'male',
        phone: '770-555-0149',
        address: '18 Quarry Hill, Marietta, GA 30066',
        serviceStatus: 'first-responder',
      }),
    },
    preferences: preferences('Marietta', { days: [1, 3], visitsPerWeek: 2, refusals: ['interventional'], note: 'No needles' }),
    records: [
      condition(on, 'M96.1', 'Postlaminectomy syndrome', { flags: ['low-back-pain'], onsetOn: ago(365 * 5), region: 'lumbar' }),
      condition(on, 'Z79.891', 'Long-term opioid use'),
      condition(on, 'F41.0', 'Panic disorder', { flags: ['anxiety'] }),
      ...asked(on, { allergies: 'none', medicines: 'listed', conditions: 'listed', anticoagulants: 'none', devices: 'none' }),
      medicine(on, 'oxycodone', 'Oxycodone 5 mg', { doseText: '5 mg four times a day', dailyMg: 20, startedOn: ago(365 * 4) }),
      medicine(on, 'lorazepam', 'Lorazepam 0.5 mg', { doseText: '0.5 mg twice a day', dailyMg: 1, startedOn: ago(365 * 6) }),
      medicine(on, 'ibuprofen', 'Ibuprofen 200 mg', { doseText: 'Two tablets on bad days', status: 'stopped', stoppedOn: ago(60), overTheCounter: true }),
      fact(ago(15), 'egfr', 77),
      fact(ago(15), 'spo2', 96),
      ...pressure(ago(15), 138, 86),
      answer(ago(15), 'naloxone', 'yes'),
      answer(ago(15), 'pdmp_checked', 'yes'),
      coverage(on, 'Foothills Employer Trust', 'Retired members', { memberId: 'FET-1175' }),
      goal(on, 'Sleep in our bed and not in the chair', 'Marriage'),
      tried(on, 'esi', {
        startedOn: ago(900),
        endedOn: ago(900),
        region: 'lumbar',
        reliefPercent: 20,
        reliefDays: 10,
        functionOutcome: 'same',
        stopReason: 'did-not-help',
      }),
      tried(on, 'tens', { lengthDays: 30, reliefPercent: 20, functionOutcome: 'same', adherence: 'partly', stopReason: 'other' }),
    ],
    checkIns: checkInsAlong(
      {
        visit: 'okoye@demo.test',
        desk: 'brooks@demo.test',
        days: every(4, 38, 2),
        peg: [
          [45, 6.9],
          [0, 6.9],
        ],
        sleep: [
          [45, 7.4],
          [0, 7.3],
        ],
        function: [
          [45, 6.5],
          [0, 6.6],
        ],
        phq4: [
          [45, 4.4],
          [0, 4.4],
        ],
        phq4Every: 3,
      },
      when,
    ),
    plan: {
      by: 'okoye@demo.test',
      title: 'Back in our own bed',
      urgentReason: '',
      draftedOn: ago(2),
      activatedOn: null,
      signatures: {},
      courses: [
        course('cbt_i', {
          stage: 0,
          responsible: 'lindqvist@demo.test',
          startsOn: ago(-5),
          endsOn: ago(-61),
          target: 'sleep',
          sessionsPerWeek: 1,
          successCriterion: 'Five nights in bed out of seven',
          backupModalityId: 'mbsr',
        }),
        course('pt_exercise', {
          stage: 1,
          responsible: 'tanaka@demo.test',
          startsOn: ago(-33),
          region: 'lumbar',
          successCriterion: 'Walks 20 minutes',
          backupModalityId: 'aquatic',
        }),
      ],
    },
  };
};

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
