import { informationOfStaged } from '@stagewell/shared/plans/case-information';
import { informationText } from '@stagewell/shared/plans/information-words';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import { namesOfCase } from '@stagewell/shared/sequencing/evaluate-case';
import { evaluationText } from '@stagewell/shared/sequencing/evaluation-text';
import { stageCase, type StagedCase } from '@stagewell/shared/sequencing/stage-case';
import { stageText } from '@stagewell/shared/sequencing/stage-text';
import type { Asked } from './command.js';
import { headOf, jsonOf, runCases, SHIPPED, type Judge, type Output } from './run-cases.js';

/** What `--fail-on` may ask for. */
export const STAGE_FAIL_ON = ['infeasible'] as const;

/** A case on its days, with what its check-ins will tell of each effect; `null` = no days were found. */
export interface AnsweredCase extends StagedCase {
  readonly information: PlanInformation | null;
}

const sentences = (file: string, staged: AnsweredCase, names: ReturnType<typeof namesOfCase>, lang: 'en' | 'es'): string =>
  [
    `${headOf(file, staged)}\n${stageText(staged, names, lang)}`,
    ...(staged.information === null ? [] : [informationText(staged.information, names, lang)]),
    `${evaluationText(staged.evaluation, names, lang)}\n`,
  ].join('\n\n');

/** Stages case files: JSON or sentences, as `evaluateFiles`. Returns the exit code. */
export const stageFiles = (asked: Asked<(typeof STAGE_FAIL_ON)[number]>, output: Output): Promise<number> => {
  const { files, text, lang, failOn, seconds } = asked;
  const judge: Judge = (file, one) => {
    const end = performance.now() + seconds * 1000;
    const found = stageCase(one, SHIPPED, { shouldStop: () => performance.now() > end });
    const staged: AnsweredCase = { ...found, information: informationOfStaged(one, SHIPPED, found.starts) };
    const names = namesOfCase(one, SHIPPED);
    output.say(text ? sentences(file, staged, names, lang) : jsonOf(file, staged, files));
    return failOn !== null && staged.status === 'infeasible';
  };
  return runCases(files, judge, { ...output, demand: () => [] });
};
