import type { FactCode } from '@stagewell/shared/patients/facts';
import { FACT_CODES } from '@stagewell/shared/patients/facts';
import { STATEMENT_TOPICS, type StatementTopic } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Fix } from '@stagewell/shared/sequencing/finding';
import type { ChartActs } from '../chart/chart-acts';
import type { SectionSpec } from '../chart/record-spec';
import { ALLERGIES } from '../chart/sections/allergies';
import { CONDITIONS } from '../chart/sections/conditions';
import { FACTS_SPEC } from '../chart/sections/facts';
import { GOALS } from '../chart/sections/goals';
import { linesFor } from '../chart/record-several';
import { MEDICINES } from '../chart/sections/medicines';

/** One way to record what is missing without leaving the plan. */
export interface HereAct {
  readonly words: string;
  readonly run: (acts: ChartActs) => Promise<void>;
}

/** The usual form of a fact with the one that is missing chosen. */
const factSpec = (code: FactCode): SectionSpec<'facts'> => ({ ...FACTS_SPEC, blank: (today) => ({ ...FACTS_SPEC.blank(today), code }) });

/** What a topic's answer "listed" needs to be worth something. */
const LISTS: Readonly<Partial<Record<StatementTopic, { readonly words: string; readonly spec: SectionSpec }>>> = {
  allergies: { words: 'Add an allergy', spec: ALLERGIES },
  medicines: { words: 'Add a medicine', spec: MEDICINES },
  anticoagulants: { words: 'Add a medicine', spec: MEDICINES },
  conditions: { words: 'Add a condition', spec: CONDITIONS },
};

const add = (words: string, spec: SectionSpec): HereAct => ({ words, run: async (acts) => acts.edit(spec, null) });

const statementActs = (topic: StatementTopic): readonly HereAct[] => {
  const list = LISTS[topic];
  return [
    { words: 'Asked today: none', run: async (acts) => acts.asked(topic, 'none') },
    { words: 'Asked today: listed', run: async (acts) => acts.asked(topic, 'listed') },
    ...(list === undefined ? [] : [add(list.words, list.spec)]),
  ];
};

type Acts = (id: string, chart: Chart) => readonly HereAct[];

const rowAct = (spec: SectionSpec, words: string, how: 'map' | 'edit'): Acts => {
  return (id, chart) => {
    const row = chart[spec.section].find((one) => one.id === id);
    return row === undefined ? [] : [{ words, run: async (acts) => acts[how](spec, row) }];
  };
};

const ACTS: Readonly<Record<string, Acts>> = {
  fact: (id) => {
    const code = FACT_CODES.find((one) => one === id);
    return code === undefined ? [] : [add('Record it now', factSpec(code))];
  },
  statement: (id) => {
    const topic = STATEMENT_TOPICS.find((one) => one === id);
    return topic === undefined ? [] : statementActs(topic);
  },
  medicine: rowAct(MEDICINES, 'Map the medicine', 'map'),
  condition: rowAct(CONDITIONS, 'Review the condition', 'map'),
  allergy: rowAct(ALLERGIES, 'Map the allergy', 'map'),
  dose: rowAct(MEDICINES, 'State the dose', 'edit'),
  goal: () => [add('Record a goal', GOALS)],
  preference: () => [{ words: 'Ask for preferences', run: async (acts) => acts.preferences() }],
};

/** How a datum, as the rules name it (`fact:egfr`), is recorded right here; none = only in its own section. */
export const hereActs = (datum: string, chart: Chart): readonly HereAct[] => {
  const [kind = '', id = ''] = datum.split(/:(.*)/su);
  return ACTS[kind]?.(id, chart) ?? [];
};

/** All that can be said in one field each, in one form; none where it would save nothing. */
export const severalAct = (data: readonly string[]): HereAct | null => {
  const lines = linesFor(data);
  return lines.length < 2 ? null : { words: `Record ${lines.length} together…`, run: async (acts) => acts.several(lines) };
};

/** The same for a fix that asks to record something. */
export const datumOf = (fix: Fix): string | null => {
  if (fix.kind === 'record-fact') return fix.datum;
  return fix.kind === 'record' && fix.what === 'goal' ? 'goal' : null;
};
