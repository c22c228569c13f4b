import { Injectable } from '@nestjs/common';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { informedBy, soFarOf } from '@stagewell/shared/plans/chart-information';
import { compare, comparisonProblems } from '@stagewell/shared/plans/compare';
import type { ComparisonView, ComparisonWishes } from '@stagewell/shared/plans/comparison';
import { EDITABLE } from '@stagewell/shared/plans/lifecycle';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { quoteTermsOf } from '@stagewell/shared/plans/plan-quote';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { stageDifference } from '@stagewell/shared/plans/stage-difference';
import { stageRequestOf, stagingProblems } from '@stagewell/shared/plans/stage-request';
import { stagedInformation } from '@stagewell/shared/plans/staged-information';
import { STAGING, type StagingView, type StagingWishes } from '@stagewell/shared/plans/staging';
import type { FieldProblem } from '@stagewell/shared/problem';
import { ENGINE_VERSION } from '@stagewell/shared/sequencing/engine-version';
import type { StageResult } from '@stagewell/shared/sequencing/stager/request';
import { loadClosures } from '../clinics/closures.service.js';
import { loadTerms } from '../coverage/terms.service.js';
import type { Me } from '../platform/me.js';
import { Refusal } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { planInContext, type PlanInContext } from './load-plan.js';
import { illegal } from './plans.service.js';
import { StagerPool } from './stager-pool.js';

type Asked = PlanInContext & { readonly today: string; readonly closures: readonly ClosureView[]; readonly terms: CoverageTerms };

/** Works out days for a plan as it is stored. What is needed is loaded at once and let go before the computing begins. */
@Injectable()
export class StagingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pool: StagerPool,
  ) {}

  async stage(id: string, wishes: StagingWishes, me: Me, hungUp: AbortSignal): Promise<StagingView> {
    const asked = await this.load(id, me, (plan, today) => stagingProblems(plan.courses, wishes, today));
    const request = stageRequestOf({ ...asked, board: asked.plan, quoteTerms: quoteTermsOf(asked.chart, asked.terms, asked.today) }, wishes);
    const job = { request, rules: asked.rules.rules, timeLimitMs: wishes.timeLimitMs ?? STAGING.timeLimitMs.usual };
    const result = await this.pool.run(job, hungUp);
    const information = stagedInformation(informed(asked), request.document, result.starts);
    return { ...workedOutFor(asked), horizon: request.horizon, result, difference: differenceOf(asked.plan, result), information };
  }

  async compare(id: string, wishes: ComparisonWishes, me: Me): Promise<ComparisonView> {
    const asked = await this.load(id, me, (plan) => comparisonProblems(plan.courses, wishes));
    return { ...workedOutFor(asked), ...compare(comparedFor(asked), wishes) };
  }

  private load(id: string, me: Me, problemsWith: (plan: PlanView, today: string) => readonly FieldProblem[]): Promise<Asked> {
    return this.uow.run(me, async (tx) => {
      const context = await planInContext(tx, id);
      refuseOther(tx, context.plan);
      const problems = problemsWith(context.plan, tx.today);
      if (problems.length > 0)
        throw new Refusal(422, 'wishes-refused', 'What was asked does not fit this plan. Nothing was changed; correct the marked fields and ask again.', {
          errors: problems,
        });
      tx.record({ object: 'plan', objectId: id, patientId: context.plan.patientId });
      return { ...context, today: tx.today, closures: await loadClosures(tx, tx.today), terms: await loadTerms(tx) };
    });
  }
}

/** Days worked out for another version, or for a plan that has ended, would help nobody. */
const refuseOther = (tx: Tx, plan: PlanView): void => {
  if (plan.version !== tx.me.ifMatch)
    throw new Refusal(
      412,
      'version-clash',
      'Someone else saved this plan in the meantime. Nothing was computed or changed; load the new version and ask again.',
    );
  if (!EDITABLE.includes(plan.state)) throw illegal(plan, 'staged');
};

const workedOutFor = ({ plan, rules, today }: Asked) => ({
  planId: plan.id,
  planVersion: plan.version,
  ruleSetVersion: rules.version,
  engineVersion: ENGINE_VERSION,
  today,
});

const informed = ({ chart, plan, catalogue }: Asked) => informedBy(chart, plan, catalogue, soFarOf(chart, catalogue));

const comparedFor = (asked: Asked) => ({
  document: documentOf(asked.chart, asked.plan, asked.catalogue, asked.today),
  rules: asked.rules.rules,
  informed: informed(asked),
  quoteTerms: quoteTermsOf(asked.chart, asked.terms, asked.today),
});

const differenceOf = ({ courses }: PlanView, { starts }: StageResult): StagingView['difference'] =>
  Object.keys(starts).length === 0
    ? []
    : stageDifference(
        courses.map(({ id, startsOn, state }) => ({ id, startsOn, planned: state === 'planned' })),
        starts,
      );
