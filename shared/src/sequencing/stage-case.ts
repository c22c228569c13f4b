import { catalogueOfCase } from './case-document.js';
import type { CaseFile } from './case-file.js';
import { rulesOfCase } from './case-rules.js';
import { stageRequestOf } from './case-stage.js';
import type { Shipped } from './case-words.js';
import type { PlanInput } from './document.js';
import { judgedBy, type JudgedBy } from './evaluate-case.js';
import { evaluate } from './evaluate.js';
import type { Evaluation } from './finding.js';
import { applyFix } from './fixes.js';
import type { StageOptions, StageResult } from './stager/request.js';
import { stage } from './stager/stage.js';

/** A staged case: where the courses start and why, and what the rules say of the plan with these days. */
export interface StagedCase extends JudgedBy, StageResult {
  readonly evaluation: Evaluation;
}

const placed = (plan: PlanInput, starts: StageResult['starts']): PlanInput =>
  Object.entries(starts).reduce((moved, [courseId, to]) => applyFix(moved, { kind: 'move', courseId, to }, () => null), plan);

/** Chooses the start days of a case that has no problems. Pure, apart from asking when to stop. */
export const stageCase = (file: CaseFile, shipped: Shipped, options: StageOptions): StagedCase => {
  const request = stageRequestOf(file, catalogueOfCase(file, shipped.catalogue));
  const rules = rulesOfCase(file.rules ?? {}, shipped.rules);
  const result = stage(request, rules, options);
  const { document } = request;
  return { ...judgedBy(file, shipped), ...result, evaluation: evaluate({ ...document, plan: placed(document.plan, result.starts) }, rules) };
};
