import { namesOfCase } from '@stagewell/shared/sequencing/evaluate-case';
import { evaluationText } from '@stagewell/shared/sequencing/evaluation-text';
import { stageCase } from '@stagewell/shared/sequencing/stage-case';
import { stageText } from '@stagewell/shared/sequencing/stage-text';
import type { Asked } from './command.js';
import { headOf, jsonOf, runCases, SHIPPED, type Judge, type Output } from './run-cases.js';

/** What `--fail-on` may ask for. */
export const STAGE_FAIL_ON = ['infeasible'] as const;

/** Stages case files: JSON or sentences, as `evaluateFiles`. Returns the exit code. */
export const stageFiles = (asked: Asked<(typeof STAGE_FAIL_ON)[number]>, output: Output): Promise<number> => {
  const { files, text, lang, failOn, seconds } = asked;
  const judge: Judge = (file, one) => {
    const end = performance.now() + seconds * 1000;
    const staged = stageCase(one, SHIPPED, { shouldStop: () => performance.now() > end });
    const names = namesOfCase(one, SHIPPED);
    output.say(
      text ? `${headOf(file, staged)}\n${stageText(staged, names, lang)}\n\n${evaluationText(staged.evaluation, names, lang)}\n` : jsonOf(file, staged, files),
    );
    return failOn !== null && staged.status === 'infeasible';
  };
  return runCases(files, judge, { ...output, demand: () => [] });
};
