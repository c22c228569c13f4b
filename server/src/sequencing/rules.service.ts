import { Injectable } from '@nestjs/common';
import { ruleProblems } from '@stagewell/shared/sequencing/rule-problems';
import type { Rule, RuleSetView } from '@stagewell/shared/sequencing/rules';
import type { Me } from '../platform/me.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';

const RULES = `select (select version from rule_set where clinic_id = $1) as version,
  (select coalesce(jsonb_agg(r.row || jsonb_build_object('enabled', r.enabled) order by r.rule_id, r.row->>'id'), '[]') from sequencing_rule r where r.clinic_id = $1) as rules`;

/** The clinic's rules. A row that cannot be read stops everything: a rule that is silently left out would be a safety hole. */
@Injectable()
export class RulesService {
  constructor(private readonly uow: UnitOfWork) {}

  read(me: Me): Promise<RuleSetView> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'rules', objectId: null, patientId: null });
      return loadRules(tx);
    });
  }
}

/** Loads and checks every row. Throws when one is unreadable, naming it. */
export const loadRules = async (tx: Tx): Promise<RuleSetView> => {
  const [found] = await tx.rows<{ version: number | null; rules: unknown[] }>(RULES, [tx.clinicId]);
  const rules = found?.rules ?? [];
  const problems = rules.flatMap((row) => ruleProblems(row));
  if (problems.length > 0) throw new Error(`A sequencing rule of this clinic cannot be read: ${problems.slice(0, 3).join('; ')}`);
  return { version: found?.version ?? 0, rules: rules as Rule[] };
};
