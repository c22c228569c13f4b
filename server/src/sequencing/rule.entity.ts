import { table } from '../platform/table.js';

export const RULE_TABLE = table('sequencing_rule', ['id'], { id: 'uuid', ruleId: 'text', row: 'json', enabled: 'boolean', version: 'int' });
export const RULE_SET = table('rule_set', [], { version: 'int' });
