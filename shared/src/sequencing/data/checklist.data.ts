import type { Condition } from '../../catalogue/modality.js';
import type { FactCode } from '../../patients/facts.js';
import type { Party, Rule } from '../rules.js';
import { apart, cited, course, rule, text } from './row.js';

const no = (fact: FactCode): Condition => ({ fact, op: '=', value: 'no' });
const NEEDLE = course('injection', 'implant', 'ablation', 'neurolysis', 'neuraxial');
const THINNED: Condition = {
  any: [{ medicine: 'anticoagulant', washoutDays: 14 }, { medicine: 'antiplatelet', washoutDays: 14 }, { condition: 'anticoagulated' }],
};
const DIABETES: Condition = { any: [{ condition: 'diabetes' }, { condition: 'diabetes-uncontrolled' }] };

interface Item {
  readonly row: string;
  readonly party: Party;
  readonly when: Condition;
  readonly en: string;
  readonly es: string;
}

/** What must stand before a procedure. Pregnancy before X-rays has its own rule. */
const ITEMS: readonly Item[] = [
  {
    row: 'blood-thinner',
    party: NEEDLE,
    when: { all: [THINNED, no('anticoagulant_plan')] },
    en: 'Whoever prescribes the blood thinner has decided about the days around the procedure.',
    es: 'Quien receta el anticoagulante ha decidido sobre los días del procedimiento.',
  },
  {
    row: 'infection',
    party: NEEDLE,
    when: no('infection_excluded'),
    en: 'Signs of infection are asked before a needle.',
    es: 'Antes de una aguja se pregunta por signos de infección.',
  },
  {
    row: 'glucose',
    party: course('steroid'),
    when: { all: [DIABETES, no('glucose_plan')] },
    en: 'With diabetes the glucose plan stands before the steroid.',
    es: 'Con diabetes, el plan de glucosa está antes que el corticoide.',
  },
  {
    row: 'escort',
    party: course('sedation'),
    when: no('escort'),
    en: 'After sedation nobody drives: the way home is arranged.',
    es: 'Tras la sedación no se conduce: la vuelta a casa está organizada.',
  },
];

/** A week before it is a warning; the day before it blocks. */
const LEADS = [
  { days: 7, severity: 'warn' },
  { days: 1, severity: 'block' },
] as const;

export const CHECKLIST: readonly Rule[] = ITEMS.flatMap(({ row, party, when, en, es }) =>
  LEADS.map(({ days, severity }) =>
    rule('SEQ-26', {
      row: `${row}-${days}`,
      kind: 'exclusion',
      severity,
      parameters: apart([{ ...party, startsWithinDays: days }], { when, askPrescriber: row === 'blood-thinner' }),
      rationale: text(en, es),
      source: cited('Narouze et al. 2018 (ASRA); coverage of procedures; lead times are clinic defaults'),
    }),
  ),
);
