import type { CalendarDate } from '@stagewell/shared/dates';
import { SEVERITIES, type Evaluation, type Severity } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import type { Tx } from '../platform/unit-of-work.js';
import type { Judged } from './load-plan.js';
import { PLAN_FINDING } from './plan.entity.js';

const NOTE = `insert into ${PLAN_FINDING.name} (clinic_id, plan_id, rule_id, severity, found_on, stood_on)
  select $1, $2, f."ruleId", f.severity, $3::date, $4::date from jsonb_to_recordset($5::jsonb) as f("ruleId" text, severity text)
  on conflict (clinic_id, plan_id, rule_id) do update set severity = excluded.severity, stood_on = coalesce(excluded.stood_on, plan_finding.stood_on)`;

/** Every rule that found something, or cannot be judged and would block, once with its gravest severity. */
const rulesFound = (evaluation: Evaluation): readonly { readonly ruleId: string; readonly severity: Severity }[] => {
  const all = [...evaluation.findings, ...signaturesNeeded(evaluation)].toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  // Of one rule the last one set is the first of the list.
  return [...new Map(all.toReversed().map(({ ruleId, severity }) => [ruleId, { ruleId, severity }])).values()];
};

/**
 * Notes what the rules found in a plan that is built, for the override report: without what was put right before it became
 * active, every block would seem to be overridden. `stoodOn`: the day it became active; `null` = it is still built.
 */
export const noteFindings = async (tx: Tx, { plan, evaluation }: Judged, stoodOn: CalendarDate | null): Promise<void> => {
  const found = rulesFound(evaluation);
  if (found.length > 0) await tx.rows(NOTE, [tx.clinicId, plan.id, tx.today, stoodOn, JSON.stringify(found)]);
};
