import { checkInsAlong, every } from '../check-in-series.js';
import { course } from '../courses.js';
import { answer, asked, condition, coverage, fact, goal, medicine, person, preferences, pressure, tried } from '../records.js';
import type { Story, When } from '../story.js';

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
