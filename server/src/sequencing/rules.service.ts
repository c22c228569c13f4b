import { Injectable } from '@nestjs/common';
import { ruleProblems } from '@stagewell/shared/sequencing/rule-problems';
import type { Rule, RuleSetView } from '@stagewell/shared/sequencing/rules';
import type { Me } from '../platform/me.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';

const RULES = `select v.version, v.rules from rule_set_version v where v.clinic_id = $1 order by v.version desc limit 1`;

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

/** The rules in use: the newest published version, each row checked. Throws when one is unreadable, naming it. */
export const loadRules = async (tx: Tx): Promise<RuleSetView> => {
  const [found] = await tx.rows<{ version: number; rules: unknown[] }>(RULES, [tx.clinicId]);
  if (!found) throw new Error('This clinic has no rules');
  return { version: found.version, rules: readRows(found.rules) };
};

/** Stored rows as rules. Throws when one cannot be read. */
export const readRows = (rows: readonly unknown[]): readonly Rule[] => {
  const problems = rows.flatMap((row) => ruleProblems(row));
  if (problems.length > 0) throw new Error(`A sequencing rule of this clinic cannot be read: ${problems.slice(0, 3).join('; ')}`);
  return rows as readonly Rule[];
};
