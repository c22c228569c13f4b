import { aged, course, fact, facts, giving, has, medicines, running, stopped, takes, unasked, UNMAPPED, UNREVIEWED, type Case } from './case.js';

const SOBER = facts(fact('alcohol_per_day', 0));
const grams = (mg: number) => course('acetaminophen', 0, { dailyMg: mg });
const block = (ingredient: string, mg: number | null, day = 0) => giving('nerve_block', [ingredient], day, { id: `block-${ingredient}-${day}`, dailyMg: mg });
const epidural = (ingredient: string, mg: number | null, day = 0) => giving('esi', [ingredient], day, { id: `epidural-${ingredient}-${day}`, dailyMg: mg });
const KG_80 = facts(fact('weight', 80));

/** Sums with a limit: acetaminophen from all products, local anaesthetic of one day. */
export const BUDGET_CASES: readonly Case[] = [
  ['DDI-20', '4000 mg of acetaminophen a day', 'passed', [grams(4000)], SOBER],
  ['DDI-20', '4001 mg of acetaminophen a day', 'block', [grams(4001)], SOBER],
  ['DDI-20', '3000 mg planned beside 1000 mg taken', 'passed', [grams(3000)], { ...SOBER, ...medicines(takes('acetaminophen', { dailyMg: 1000 })) }],
  ['DDI-20', '3000 mg planned beside 1001 mg taken', 'block', [grams(3000)], { ...SOBER, ...medicines(takes('acetaminophen', { dailyMg: 1001 })) }],
  ['DDI-20', 'the other was stopped yesterday', 'passed', [grams(3000)], { ...SOBER, ...medicines({ ...stopped('acetaminophen', 1), dailyMg: 2000 }) }],
  ['DDI-20', '2001 mg with liver disease', 'block', [grams(2001)], { ...SOBER, ...has('liver-disease') }],
  ['DDI-20', '2000 mg with liver disease', 'passed', [grams(2000)], { ...SOBER, ...has('liver-disease') }],
  ['DDI-20', '2001 mg and three drinks a day', 'block', [grams(2001)], facts(fact('alcohol_per_day', 3))],
  ['DDI-20', '2001 mg and two drinks a day', 'passed', [grams(2001)], facts(fact('alcohol_per_day', 2))],
  ['DDI-20', '2001 mg, and alcohol was not asked', 'not-evaluable', [grams(2001)]],
  ['DDI-20', '2000 mg, and alcohol does not matter yet', 'passed', [grams(2000)]],
  ['DDI-20', 'the planned dose is not known', 'not-evaluable', [course('acetaminophen')], SOBER],
  [
    'DDI-20',
    'oxycodone with acetaminophen in one tablet: how much is not known',
    'not-evaluable',
    [grams(1000)],
    { ...SOBER, ...medicines(takes('acetaminophen', { id: 'combined', ingredients: ['acetaminophen', 'oxycodone'], dailyMg: 20 })) },
  ],
  ['DDI-20', 'an unmapped medicine may hold some', 'not-evaluable', [grams(1000)], { ...SOBER, ...medicines(UNMAPPED) }],
  ['DDI-20', 'the medicine list was never reconciled', 'not-evaluable', [grams(1000)], { ...SOBER, ...unasked('medicines', 'anticoagulants') }],
  ['DDI-20', 'a condition was never reviewed, and 2001 mg', 'not-evaluable', [grams(2001)], { ...SOBER, ...UNREVIEWED }],
  [
    'DDI-20',
    'too much is taken already, and the plan is about something else',
    'inherited',
    [course('cbt')],
    { ...SOBER, ...medicines(takes('acetaminophen', { dailyMg: 4500 })) },
  ],
  ['DDI-20', 'a plan without acetaminophen', 'passed', [course('naproxen')]],
  ['DDI-20', 'what is given now counts as well', 'block', [running('acetaminophen', 10, { dailyMg: 4001 })], SOBER],

  ['DDI-37', 'two blocks with half of the highest dose of lidocaine each', 'passed', [block('lidocaine', 180), epidural('lidocaine', 180)], KG_80],
  ['DDI-37', 'one milligram more', 'block', [block('lidocaine', 181), epidural('lidocaine', 180)], KG_80],
  ['DDI-37', 'lidocaine and bupivacaine, half of each', 'passed', [block('lidocaine', 180), epidural('bupivacaine', 80)], KG_80],
  ['DDI-37', 'lidocaine and bupivacaine, a little more than half', 'block', [block('lidocaine', 180), epidural('bupivacaine', 81)], KG_80],
  ['DDI-37', 'the same doses at 100 kg', 'passed', [block('lidocaine', 181), epidural('bupivacaine', 81)], facts(fact('weight', 100))],
  ['DDI-37', 'on two days', 'passed', [block('lidocaine', 300), epidural('lidocaine', 300, 1)], KG_80],
  ['DDI-37', 'one procedure with the highest dose', 'passed', [block('lidocaine', 360)], KG_80],
  ['DDI-37', 'one procedure above the highest dose', 'block', [block('lidocaine', 361)], KG_80],
  ['DDI-37', 'one procedure of unknown dose', 'passed', [course('tpi')], KG_80],
  ['DDI-37', 'a dose is not known', 'not-evaluable', [block('lidocaine', 100), epidural('lidocaine', null)], KG_80],
  ['DDI-37', 'which local anaesthetic is not known', 'not-evaluable', [course('tpi', 0, { dailyMg: 50 }), block('lidocaine', 100)], KG_80],
  ['DDI-37', 'the body weight is not known', 'not-evaluable', [block('lidocaine', 100), epidural('lidocaine', 100)], aged(50)],
  ['DDI-37', 'a body weight of 366 days ago', 'not-evaluable', [block('lidocaine', 100), epidural('lidocaine', 100)], facts(fact('weight', 80, 366))],
];
