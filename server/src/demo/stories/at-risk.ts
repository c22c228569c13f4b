import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { allergy, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

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
          questionnaires: [],
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
