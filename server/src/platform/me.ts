import type { Role } from '@stagewell/shared/people/roles';

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
