import type { Rule, RuleKind } from '../rules.js';
import type { Situation } from '../situation.js';
import { budget } from './budget.js';
import { capacity } from './capacity.js';
import { caution } from './caution.js';
import type { Check, Outcome } from './check.js';
import { composition } from './composition.js';
import { exclusion } from './exclusion.js';
import { history } from './history.js';
import { monitoring } from './monitoring.js';
import { pairing } from './pairing.js';
import { repeat } from './repeat.js';
import { requires } from './requires.js';
import { scope } from './scope.js';
import { spacing } from './spacing.js';
import { taper } from './taper.js';
import { trial } from './trial.js';

/** One function for each kind; a kind without one does not compile. */
const CHECKS: { readonly [Kind in RuleKind]: Check<Kind> } = {
  scope,
  caution,
  requires,
  spacing,
  trial,
  taper,
  pairing,
  exclusion,
  repeat,
  history,
  composition,
  capacity,
  budget,
  monitoring,
};

/** What a row says of the situation. */
export const outcomesOf = (rule: Rule, situation: Situation): readonly Outcome[] => (CHECKS[rule.kind] as Check<RuleKind>)(rule, situation);
