import type { Modality } from '@stagewell/shared/catalogue/modality';
import type { Chart } from '@stagewell/shared/plans/chart';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Rule } from '@stagewell/shared/sequencing/rules';

/** Why effects are not worked out for this patient, as the scope gate says it; empty = they are. */
export const beyondScope = (chart: Chart, catalogue: ReadonlyMap<string, Modality>, rules: readonly Rule[]): readonly string[] => {
  const scope = rules.filter(({ kind }) => kind === 'scope');
  if (chart.plan === null || scope.length === 0) return [];
  return evaluate(documentOf(chart, chart.plan, catalogue, chart.today), scope).findings.map(({ text }) => text.en);
};
