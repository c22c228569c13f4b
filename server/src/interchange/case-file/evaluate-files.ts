import { unplacedProblems } from '@stagewell/shared/sequencing/case-problems';
import { evaluateCase, namesOfCase, type CaseEvaluation } from '@stagewell/shared/sequencing/evaluate-case';
import { evaluationText } from '@stagewell/shared/sequencing/evaluation-text';
import type { Asked } from './command.js';
import { headOf, jsonOf, runCases, SHIPPED, type Judge, type Output } from './run-cases.js';

/** What `--fail-on` may ask for. */
export const FAIL_ON = ['block', 'open-block'] as const;

type FailOn = (typeof FAIL_ON)[number] | null;

const isBlock = ({ severity }: { readonly severity: string }): boolean => severity === 'block';

/** A block that cannot be judged keeps a plan from being activated as well; who asks for it is told. */
const stands = ({ findings, notEvaluable }: CaseEvaluation, failOn: FailOn): boolean => {
  if (failOn === null) return false;
  const open = [...notEvaluable, ...findings.flatMap(({ unknowns }) => unknowns)];
  return findings.some(isBlock) || (failOn === 'open-block' && open.some(isBlock));
};

/** Evaluates case files: JSON, indented for one file and a line each for several, or sentences. Returns the exit code. */
export const evaluateFiles = (asked: Asked<(typeof FAIL_ON)[number]>, output: Output): Promise<number> => {
  const { files, text, lang, failOn } = asked;
  const judge: Judge = (file, one) => {
    const evaluation = evaluateCase(one, SHIPPED);
    output.say(text ? `${headOf(file, evaluation)}\n${evaluationText(evaluation, namesOfCase(one, SHIPPED), lang)}\n` : jsonOf(file, evaluation, files));
    return stands(evaluation, failOn);
  };
  return runCases(files, judge, { ...output, demand: unplacedProblems });
};
