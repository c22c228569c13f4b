import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
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
