import type { Role } from '@stagewell/shared/people/roles';
import { v7 } from 'uuid';

/** Who asks, for which clinic, with what in hand; made by the guard and passed on as an argument. */
export interface Me {
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly clinicId: string;
  readonly zone: string;
  readonly salt: Buffer;
  readonly sessionHash: Buffer | null;
  readonly ip: string;
  readonly requestId: string;
  /** What the route says it does, e.g. `check-in.record`: the audit's word. */
  readonly action: string;
  /** The version the browser last saw; present on every change of a versioned thing. */
  readonly ifMatch: number;
  /** Present on every creating request. */
  readonly creates: { readonly key: string; readonly hash: Buffer } | null;
  /** Came by a patient's link: nobody is signed in, the actor is the request that the link belongs to, and the rights are few. */
  readonly byLink?: true;
}

/** A worker as the trail knows it: nobody is signed in, and nothing was asked from outside. `salt`: of the clinic, for whoever opens what is sealed. */
export const workerOf = (clinicId: string, action: string, { zone, salt }: Pick<Me, 'zone' | 'salt'>): Me => ({
  accountId: '',
  displayName: '',
  roles: [],
  clinicId,
  zone,
  salt,
  sessionHash: null,
  ip: '',
  requestId: v7(),
  action,
  ifMatch: 0,
  creates: null,
});
