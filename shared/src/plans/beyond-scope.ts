import { evaluate } from '../sequencing/evaluate.js';
import type { Rule } from '../sequencing/rules.js';
import type { Chart } from './chart.js';
import { documentOf, type Catalogue } from './sequencing-document.js';

/** Why effects are not worked out for this patient, as the scope gate says it; empty = they are. */
export const beyondScope = (chart: Chart, catalogue: Catalogue, rules: readonly Rule[]): readonly string[] => {
  const scope = rules.filter(({ kind }) => kind === 'scope');
  if (chart.plan === null || scope.length === 0) return [];
  return evaluate(documentOf(chart, chart.plan, catalogue, chart.today), scope).findings.map(({ text }) => text.en);
};

/** The chart as attribution may see it: of a patient whom the rules may not judge (`beyondScope`) it knows of no course. */
export const attributable = (chart: Chart, beyond: readonly string[]): Chart => (beyond.length === 0 ? chart : { ...chart, plan: null });
