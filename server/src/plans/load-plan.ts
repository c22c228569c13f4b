import type { Modality } from '@stagewell/shared/catalogue/modality';
import type { Quote } from '@stagewell/shared/coverage/quote';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { quoteDocument, quoteTermsOf } from '@stagewell/shared/plans/plan-quote';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { ENGINE_VERSION } from '@stagewell/shared/sequencing/engine-version';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { withoutFixes } from '@stagewell/shared/sequencing/finding-of';
import type { RuleSetView } from '@stagewell/shared/sequencing/rules';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { loadTerms } from '../coverage/terms.service.js';
import { onCareTeam } from '../patients/access.js';
import { loadChart } from '../patients/chart.service.js';
import { notFound } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { loadRules } from '../sequencing/rules.service.js';
import { PLAN_VERSION } from './plan.entity.js';
import { READ_PLAN } from './plan.sql.js';

/** A plan of a patient whose care team the caller is on. Throws 404 when absent, 403 off the team. */
export const loadPlan = async (tx: Tx, planId: string): Promise<PlanView> => {
  const [row] = await tx.rows<{ plan: PlanView }>(READ_PLAN, [tx.clinicId, planId]);
  if (!row) throw notFound();
  await onCareTeam(tx, row.plan.patientId);
  return row.plan;
};

/** A plan with all that the rules may look at. */
export interface PlanInContext {
  readonly chart: Chart;
  readonly plan: PlanView;
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly rules: RuleSetView;
}

/** The same with what the rules say. */
export interface Judged extends PlanInContext {
  readonly evaluation: Evaluation;
}

const contextOf = async (tx: Tx, plan: PlanView): Promise<PlanInContext> => {
  const chart = { ...(await loadChart(tx, plan.patientId)), plan };
  return { chart, plan, catalogue: await catalogueById(tx), rules: await loadRules(tx) };
};

/** A plan, its patient's chart, the catalogue and the rules as they are now. Throws like `loadPlan`. */
export const planInContext = async (tx: Tx, planId: string): Promise<PlanInContext> => contextOf(tx, await loadPlan(tx, planId));

/** The same judgement as on the screen, with authority: inside the transaction, on the rows as they are now. */
export const judge = async (tx: Tx, plan: PlanView): Promise<Judged> => {
  const context = await contextOf(tx, plan);
  return { ...context, evaluation: evaluate(documentOf(context.chart, plan, context.catalogue, tx.today), context.rules.rules) };
};

/** The same of a plan that is loaded first. Throws like `loadPlan`. */
export const judgePlan = async (tx: Tx, planId: string): Promise<Judged> => judge(tx, await loadPlan(tx, planId));

/** What the patient pays for the plan as it is now; `null` = a treatment on it is no longer in the catalogue. */
export const quoteFor = ({ chart, plan, catalogue }: PlanInContext, terms: CoverageTerms, today: CalendarDate): Quote | null =>
  plan.courses.every(({ modalityId }) => catalogue.has(modalityId))
    ? quoteDocument(documentOf(chart, plan, catalogue, today), quoteTermsOf(chart, terms, today))
    : null;

/** Appends the immutable snapshot of the plan as it is now, with its quote; answers the terms of which that was made. Fixes are for the plan of today and are not kept: each costs an evaluation. */
export const keepVersion = async (tx: Tx, judged: Judged, what: string): Promise<CoverageTerms> => {
  const terms = await loadTerms(tx);
  const { plan, rules, evaluation } = judged;
  const row: Row = {
    planId: plan.id,
    version: plan.version,
    document: plan,
    evaluation: withoutFixes(evaluation),
    quote: quoteFor(judged, terms, tx.today),
    ruleSetVersion: rules.version,
    engineVersion: ENGINE_VERSION,
    what,
    savedAt: tx.now,
    savedBy: tx.me.accountId,
  };
  await tx.manager.insert(PLAN_VERSION.entity, { clinicId: tx.clinicId, ...row });
  return terms;
};
