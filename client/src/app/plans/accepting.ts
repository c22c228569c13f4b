import type { AskedImpact } from '@stagewell/shared/plans/impact';
import type { Accepting } from '@stagewell/shared/plans/plan';
import { ownProblem, problemOf } from '../platform/api-problem';

const ASKS: readonly string[] = ['impact-unseen', 'impact-changed'];
const DECLINED = 'impact-declined';

/** The impact that the server wants accepted first; `null` = it refused for another reason. */
const askedBy = (error: unknown): AskedImpact | null => {
  const { code, context } = problemOf(error);
  return ASKS.includes(code) && context !== undefined ? (context as unknown as AskedImpact) : null;
};

/** Whether somebody read what a change does and did not want it. */
export const isDeclined = (error: unknown): boolean => problemOf(error).code === DECLINED;

const declined = () =>
  ownProblem(DECLINED, 'Nothing was stored', 'You did not accept what it changes. What you entered is still here; change it, or try again.');

/**
 * Sends a change of a running plan. When the server says what else it does, asks, and sends it again with exactly that; as
 * often as it is another thing. `ask` resolves to whether it is accepted. Rejects like `send`, or as declined.
 */
export const accepting = async <Answer>(
  send: (accepted: Accepting) => Promise<Answer>,
  ask: (impact: AskedImpact['impact'], again: boolean) => Promise<boolean>,
): Promise<Answer> => {
  let accepted: Accepting = {};
  for (let again = false; ; again = true) {
    try {
      return await send(accepted);
    } catch (error) {
      const asked = askedBy(error);
      if (asked === null) throw error;
      if (!(await ask(asked.impact, again))) throw declined();
      accepted = { accepted: asked.fingerprint };
    }
  }
};
