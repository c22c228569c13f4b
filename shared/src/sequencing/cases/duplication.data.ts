import { course, giving, medicines, on, running, stopped, takes, unasked, UNMAPPED, type Case } from './case.js';

const KNEE = { region: 'left-knee' } as const;
const OTHER_KNEE = { region: 'right-knee' } as const;

/** Therapeutic duplication, and what looks like it but is none. */
export const DUPLICATION_CASES: readonly Case[] = [
  ['DUP-01', 'duloxetine on the plan twice', 'warn', [course('duloxetine'), course('duloxetine', 30, { id: 'again' })]],
  ['DUP-01', 'naproxen on the plan twice', 'warn', [course('naproxen'), course('naproxen', 30, { id: 'again' })]],
  [
    'DUP-01',
    'the second begins on the last day of the first',
    'warn',
    [course('gabapentin', 0, { endsOn: on(29) }), course('gabapentin', 29, { id: 'again' })],
  ],
  ['DUP-01', 'one course after the other', 'passed', [course('gabapentin', 0, { endsOn: on(29) }), course('gabapentin', 30, { id: 'again' })]],
  ['DUP-01', 'another one beside the running course', 'warn', [running('duloxetine', 60), course('duloxetine', 10, { id: 'again' })]],
  ['DUP-01', 'the earlier course is over', 'passed', [running('duloxetine', 60, { over: true, endsOn: on(-10) }), course('duloxetine', 10, { id: 'again' })]],
  [
    'DUP-01',
    'a cross-taper from the one to the other',
    'inform',
    [course('tramadol'), course('tramadol', 30, { id: 'slow-release', rotatesFromId: 'tramadol' })],
  ],
  ['DUP-01', 'two medicines of one ingredient', 'warn', [giving('opioid_full', ['tramadol']), course('tramadol', 30)]],
  ['DUP-01', 'two medicines of one class are another rule’s', 'passed', [course('gabapentin'), course('pregabalin', 30)]],
  ['DUP-01', 'an opioid twice, neither chosen yet', 'warn', [course('opioid_full'), course('opioid_full', 30, { id: 'again' })]],

  ['DUP-01', 'duloxetine is taken already', 'warn', [course('duloxetine')], medicines(takes('duloxetine'))],
  ['DUP-01', 'the patch is worn already', 'warn', [course('lidocaine_5')], medicines(takes('lidocaine'))],
  ['DUP-01', 'duloxetine was stopped last week', 'passed', [course('duloxetine')], medicines(stopped('duloxetine', 7))],
  ['DUP-01', 'the running course is on the list of medicines', 'passed', [running('duloxetine', 60)], medicines(takes('duloxetine', { startedOn: on(-60) }))],
  ['DUP-01', 'an NSAID that is taken is DDI-18’s', 'passed', [course('ibuprofen')], medicines(takes('ibuprofen'))],
  ['DUP-01', 'lidocaine in a vein is no second patch', 'passed', [course('lidocaine_iv')], medicines(takes('lidocaine'))],
  ['DUP-01', 'one medicine is not mapped', 'not-evaluable', [course('duloxetine')], medicines(UNMAPPED)],
  ['DUP-01', 'medicines were never asked', 'not-evaluable', [course('duloxetine')], unasked('medicines')],
  ['DUP-01', 'exercise with a medicine that is not mapped', 'passed', [course('pt_exercise')], medicines(UNMAPPED)],

  ['DUP-01', 'CBT twice', 'warn', [course('cbt'), course('cbt', 30, { id: 'again' })]],
  ['DUP-01', 'CBT for two places is still CBT twice', 'warn', [course('cbt', 0, KNEE), course('cbt', 30, { id: 'again', ...OTHER_KNEE })]],
  ['DUP-01', 'CBT and a refresher after it', 'passed', [course('cbt', 0, { endsOn: on(83) }), course('cbt', 84, { id: 'again' })]],
  ['DUP-01', 'exercise twice, nobody says for what', 'warn', [course('pt_exercise'), course('pt_exercise', 30, { id: 'again' })]],
  ['DUP-01', 'exercise twice for one knee', 'warn', [course('pt_exercise', 0, KNEE), course('pt_exercise', 30, { id: 'again', ...KNEE })]],
  ['DUP-01', 'exercise for the one knee and the other', 'passed', [course('pt_exercise', 0, KNEE), course('pt_exercise', 30, { id: 'again', ...OTHER_KNEE })]],
  ['DUP-01', 'exercise twice, one does not say where', 'not-evaluable', [course('pt_exercise', 0, KNEE), course('pt_exercise', 30, { id: 'again' })]],
  ['DUP-01', 'a joint injection on both sides on one day', 'passed', [course('ia_steroid', 0, KNEE), course('ia_steroid', 0, { id: 'again', ...OTHER_KNEE })]],
  ['DUP-01', 'a joint injection twice on one day and side', 'warn', [course('ia_steroid', 0, KNEE), course('ia_steroid', 0, { id: 'again', ...KNEE })]],
  [
    'DUP-01',
    'a series of blocks',
    'passed',
    [course('sympathetic_block'), course('sympathetic_block', 7, { id: 'second' }), course('sympathetic_block', 14, { id: 'third' })],
  ],
  [
    'DUP-01',
    'both diagnostic blocks before an ablation',
    'passed',
    [course('mbb', 0, { region: 'lumbar' }), course('mbb', 14, { id: 'second', region: 'lumbar' })],
  ],
  ['DUP-01', 'a gel on one knee and on the other', 'passed', [course('diclofenac_top', 0, KNEE), course('diclofenac_top', 0, { id: 'again', ...OTHER_KNEE })]],
];
