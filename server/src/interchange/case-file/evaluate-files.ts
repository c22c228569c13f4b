import { evaluateCase, namesOfCase, type CaseEvaluation } from '@stagewell/shared/sequencing/evaluate-case';
import { evaluationText } from '@stagewell/shared/sequencing/evaluation-text';
import type { LocalText } from '@stagewell/shared/text';
import { runCases, SHIPPED, type Judge, type Output } from './run-cases.js';

/** What `--fail-on` may ask for. */
export const FAIL_ON = ['block', 'open-block'] as const;

export interface EvaluateOptions {
  readonly text: boolean;
  readonly lang: keyof LocalText;
  readonly failOn: (typeof FAIL_ON)[number] | null;
}

const isBlock = ({ severity }: { readonly severity: string }): boolean => severity === 'block';

/** A block that cannot be judged keeps a plan from being activated as well; who asks for it is told. */
const stands = ({ findings, notEvaluable }: CaseEvaluation, failOn: EvaluateOptions['failOn']): boolean => {
  if (failOn === null) return false;
  const open = [...notEvaluable, ...findings.flatMap(({ unknowns }) => unknowns)];
  return findings.some(isBlock) || (failOn === 'open-block' && open.some(isBlock));
};

const headOf = (file: string, { title, today, engineVersion, ruleSet }: CaseEvaluation): string => {
  const own = [...ruleSet.changed.map((id) => `${id} changed`), ...ruleSet.added.map((id) => `${id} added`)];
  const by = `rule set ${ruleSet.version}${own.length === 0 ? '' : ` (${own.join(', ')})`}, engine ${engineVersion}`;
  return `${file}${title === '' ? '' : `: ${title}`}\n${today}, ${by}`;
};

/** Evaluates case files: JSON, indented for one file and a line each for several, or sentences. Returns the exit code. */
export const evaluateFiles = (files: readonly string[], { text, lang, failOn }: EvaluateOptions, output: Output): Promise<number> => {
  const judge: Judge = (file, one) => {
    const evaluation = evaluateCase(one, SHIPPED);
    output.say(
      text
        ? `${headOf(file, evaluation)}\n${evaluationText(evaluation, namesOfCase(one, SHIPPED), lang)}\n`
        : JSON.stringify({ file, ...evaluation }, null, files.length === 1 ? 2 : 0),
    );
    return stands(evaluation, failOn);
  };
  return runCases(files, judge, output);
};
