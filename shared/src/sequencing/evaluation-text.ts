import type { LocalText } from '../text.js';
import { describeFix, type NameById } from './explain-fix.js';
import type { Evaluation, Finding, NotEvaluable, Severity } from './finding.js';
import { rank } from './trace.js';

type Tongue = keyof LocalText;

const SEVERITY: { readonly [S in Severity]: LocalText } = {
  block: { en: 'BLOCK', es: 'BLOQUEO' },
  warn: { en: 'WARN', es: 'AVISO' },
  inform: { en: 'INFORM', es: 'NOTA' },
};
const OPEN: LocalText = { en: 'NOT KNOWN', es: 'NO CONSTA' };
const WHY: LocalText = { en: 'Why', es: 'Por qué' };
const FIX: LocalText = { en: 'Fix', es: 'Solución' };
const RULES: LocalText = { en: 'Rules left open', es: 'Reglas sin decidir' };

/** The longest head, and a space. */
const INDENT = ' '.repeat(10);

const head = (word: string): string => word.padEnd(INDENT.length);

const findingLines = ({ severity, ruleId, covers, text, rationale, source, fixes }: Finding, nameOf: NameById, tongue: Tongue): readonly string[] => [
  `${head(SEVERITY[severity][tongue])}${[ruleId, ...covers].join(', ')}: ${text[tongue]}`,
  `${INDENT}${WHY[tongue]}: ${rationale[tongue]} (${source.citation})`,
  ...fixes.map((fix) => `${INDENT}${FIX[tongue]}: ${describeFix(fix, nameOf)[tongue]}`),
];

const byDatum = (entries: readonly NotEvaluable[]): ReadonlyMap<string, readonly NotEvaluable[]> => Map.groupBy(entries, ({ datum }) => datum);

const gravest = (entries: readonly NotEvaluable[]): Severity =>
  entries.reduce<Severity>((most, { severity }) => (rank(severity) < rank(most) ? severity : most), 'inform');

/** One entry for each datum: recording it settles every rule that is named. */
const openLines = (entries: readonly NotEvaluable[], tongue: Tongue): readonly string[] =>
  [...byDatum(entries)]
    .sort(([, a], [, b]) => rank(gravest(a)) - rank(gravest(b)))
    .flatMap(([datum, same]) => [
      `${head(OPEN[tongue])}${same[0]?.text[tongue] ?? datum} (${SEVERITY[gravest(same)][tongue]})`,
      `${INDENT}${RULES[tongue]}: ${[...new Set(same.map(({ ruleId }) => ruleId))].join(', ')}`,
    ]);

const countsLine = ({ findings, passed }: Evaluation, open: number): LocalText => {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const asked = passed.filter(({ applicable }) => applicable).length;
  return {
    en: `${count('block')} block, ${count('warn')} warn, ${count('inform')} inform; ${open} not known; ${asked} rules passed, ${passed.length - asked} do not concern this plan.`,
    es: `${count('block')} bloqueo, ${count('warn')} aviso, ${count('inform')} nota; ${open} datos no constan; ${asked} reglas se cumplen, ${passed.length - asked} no afectan a este plan.`,
  };
};

/** An evaluation in sentences, the gravest first; what is not known stands together by what is missing. */
export const evaluationText = (evaluation: Evaluation, nameOf: NameById, tongue: Tongue): string => {
  const open = [...evaluation.notEvaluable, ...evaluation.findings.flatMap(({ unknowns }) => unknowns)];
  return [
    countsLine(evaluation, byDatum(open).size)[tongue],
    ...evaluation.findings.flatMap((finding) => findingLines(finding, nameOf, tongue)),
    ...openLines(open, tongue),
  ].join('\n');
};
