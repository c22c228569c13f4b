const LOGINS = ['stagewell_migrator', 'stagewell_app', 'stagewell_auditor', 'stagewell_backup'] as const;

/** Creates a role once; two databases of one server may be migrated at the same moment, so a lost race is fine. */
const role = (name: string, kind: 'login' | 'nologin'): string =>
  `do $$ begin create role ${name} ${kind}; exception when duplicate_object or unique_violation then null; end $$`;

/** Roles, schema and extensions: idempotent, run before the migrations by a role that may create roles. */
export const ROLES: readonly string[] = [
  role('stagewell_owner', 'nologin'),
  ...LOGINS.map((name) => role(name, 'login')),
  `do $$ begin if not pg_has_role('stagewell_migrator', 'stagewell_owner', 'member') then grant stagewell_owner to stagewell_migrator; end if; end $$`,
  `do $$ begin if not pg_has_role(current_user, 'stagewell_owner', 'member') then execute format('grant stagewell_owner to %I', current_user); end if; end $$`,
  // What comes by a patient's link steps down to a role of few rights; it is worn for one transaction and never signs in.
  role('stagewell_link', 'nologin'),
  // Said before the grant: the application may step down, and its own rights stay exactly those granted to it.
  `alter role stagewell_app noinherit`,
  `do $$ begin if not pg_has_role('stagewell_app', 'stagewell_link', 'member') then grant stagewell_link to stagewell_app; end if; end $$`,
  `create schema if not exists stagewell authorization stagewell_owner`,
  `revoke all on schema public from public`,
  `grant usage on schema public to stagewell_owner, stagewell_app, stagewell_auditor, stagewell_backup, stagewell_link`,
  `create extension if not exists pg_trgm with schema public`,
  `create extension if not exists btree_gin with schema public`,
  `create extension if not exists btree_gist with schema public`,
  `grant usage on schema stagewell to stagewell_app, stagewell_auditor, stagewell_backup, stagewell_link`,
  // A pooler drops start-up options, so the limits stand on the role.
  ...['stagewell_app', 'stagewell_auditor'].flatMap((name) => [
    `alter role ${name} set search_path = stagewell, public`,
    `alter role ${name} set statement_timeout = '10s'`,
    `alter role ${name} set lock_timeout = '3s'`,
    `alter role ${name} set idle_in_transaction_session_timeout = '15s'`,
  ]),
];
