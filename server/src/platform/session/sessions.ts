import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { Role } from '@stagewell/shared/people/roles';
import { DataSource } from 'typeorm';
import { poolOf } from '../database.js';
import { prepared } from '../prepared.js';

/** OWASP's first option for Argon2id: 46 MiB, one pass, one lane. */
const ARGON = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
/** Hashing at most two at a time keeps other requests fast on two cores. */
const AT_ONCE = 2;
const IDLE_MINUTES = 15;
const LONGEST_HOURS = 12;
const MOST_SESSIONS = 3;

export interface SignedIn {
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly clinicId: string;
  readonly clinicName: string;
  readonly zone: string;
  readonly salt: Buffer;
  readonly sessionHash: Buffer;
}

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON);

const LOOK_UP = `
  with found as (
    select s.id_hash, s.account_id, s.clinic_id, s.last_seen_at, a.display_name, m.roles, c.name, c.zone, c.seal_salt
    from session s join account a on a.id = s.account_id and a.disabled_at is null
      join membership m on m.account_id = s.account_id and m.clinic_id = s.clinic_id join clinic c on c.id = s.clinic_id
    where s.id_hash = $1 and s.last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES}) and s.signed_in_at > now() - make_interval(hours => ${LONGEST_HOURS})
  ), seen as (
    update session set last_seen_at = now() where id_hash in (select id_hash from found where last_seen_at < now() - interval '30 seconds')
  ) select * from found`;

/** The oldest session beyond the third ends. */
const BEGIN_SESSION = `
  with old as (select id_hash from session where account_id = $2 order by last_seen_at desc offset ${MOST_SESSIONS - 1}), gone as (delete from session where id_hash in (select id_hash from old))
  insert into session (id_hash, account_id, clinic_id) values ($1, $2, $3)`;

/** Server-side sessions: an opaque 256-bit id in the cookie, its SHA-256 in the table, roles read on every request. */
@Injectable()
export class Sessions {
  private hashing = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  constructor(private readonly source: DataSource) {}

  /** The session of a cookie, or `null`: unknown, idle for 15 minutes, older than 12 hours, or the account was disabled. */
  async find(token: string): Promise<SignedIn | null> {
    const { rows } = await poolOf(this.source).query<Row>(prepared(LOOK_UP, [sha256(token)]));
    const row = rows[0];
    return row ? toSignedIn(row) : null;
  }

  /** Checks e-mail and password; an unknown account costs the same time as a wrong password. */
  async signIn(email: string, password: string): Promise<{ readonly token: string; readonly signedIn: SignedIn } | null> {
    const [account] = await this.source.query<{ id: string; password_hash: string; clinic_id: string }[]>(
      `select a.id, a.password_hash, m.clinic_id from account a join membership m on m.account_id = a.id where lower(a.email) = lower($1) and a.disabled_at is null order by m.clinic_id limit 1`,
      [email],
    );
    this.decoy ??= hashPassword(randomBytes(16).toString('hex'));
    const right = await this.passwordFits(account?.password_hash ?? (await this.decoy), password);
    if (!account || !right) return null;
    const token = randomBytes(32).toString('base64url');
    await this.source.query(BEGIN_SESSION, [sha256(token), account.id, account.clinic_id]);
    const signedIn = await this.find(token);
    return signedIn ? { token, signedIn } : null;
  }

  /** Whether the signed-in person typed their own password: how a decision is signed. */
  async confirms(accountId: string, password: string): Promise<boolean> {
    const [account] = await this.source.query<{ password_hash: string }[]>('select password_hash from account where id = $1 and disabled_at is null', [
      accountId,
    ]);
    return account !== undefined && this.passwordFits(account.password_hash, password);
  }

  async signOut(sessionHash: Buffer): Promise<void> {
    await this.source.query('delete from session where id_hash = $1', [sessionHash]);
  }

  /** The accounts shown on the sign-in page in demo mode. */
  demoAccounts(): Promise<{ email: string; displayName: string; role: Role; clinicName: string }[]> {
    return this.source.query(
      `select a.email, a.display_name as "displayName", m.roles[1] as role, c.name as "clinicName" from account a join membership m on m.account_id = a.id join clinic c on c.id = m.clinic_id
       where c.demo order by c.name, m.roles[1], a.display_name`,
    );
  }

  private async passwordFits(stored: string, password: string): Promise<boolean> {
    if (this.hashing >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.hashing++;
    try {
      return await verify(stored, password.normalize('NFKC'));
    } finally {
      this.hashing--;
      this.waiting.shift()?.();
    }
  }
}

interface Row {
  readonly id_hash: Buffer;
  readonly account_id: string;
  readonly clinic_id: string;
  readonly display_name: string;
  readonly roles: Role[];
  readonly name: string;
  readonly zone: string;
  readonly seal_salt: Buffer;
}
const toSignedIn = (row: Row): SignedIn => ({
  accountId: row.account_id,
  displayName: row.display_name,
  roles: row.roles,
  clinicId: row.clinic_id,
  clinicName: row.name,
  zone: row.zone,
  salt: row.seal_salt,
  sessionHash: row.id_hash,
});
const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest();
