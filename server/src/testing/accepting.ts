import type { Response, Test as Request } from 'supertest';

/** Sends a change of a running plan, reads what it would do, and accepts that: what somebody does who reads the impact first. */
export const accepting = async (send: (accepted: { readonly accepted?: string }) => Request): Promise<Response> => {
  const first = await send({});
  const { code, context } = first.body as { readonly code?: string; readonly context?: { readonly fingerprint: string } };
  return code === 'impact-unseen' && context !== undefined ? send({ accepted: context.fingerprint }) : first;
};
