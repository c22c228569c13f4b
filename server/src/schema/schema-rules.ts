/**
 * What the database must be, asked of its own catalogue. Each row answered is a violation: rule, object, detail.
 * Tenancy and safety (R03, R05, R09, R10, R22, R24 to R28), and what keeps the schema distributable by clinic (the others).
 */
const CFG = `cfg as (select 'stagewell'::text sch, 'clinic_id'::text dk, array['clinic','account','membership','session','migration']::text[] globals,
  array['audit_event','plan_version','rule_set_version','plan_signature','baseline','import_report','scope_lift','signature_withdrawal','finding_snooze','plan_lock','plan_addendum','co_signature_request','co_signature','goal_rating','review_decision','contact_attempt','disclosure','two_people','import_run_item']::text[] append_only, array['stagewell_app','stagewell_auditor','stagewell_backup','stagewell_link']::text[] runtime,
  '(clinic_id = (NULLIF(current_setting(''app.clinic_id''::text, true), ''''::text))::uuid)'::text pol)`;
const BASE = `with ${CFG},
rel as (select c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence, c.relowner, c.relacl,
  coalesce((select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid limit 1), c.relname) root
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, cfg where n.nspname = cfg.sch and c.relkind in ('r','p')),
kind as (select rel.*, case when root = any(cfg.globals) then 'global' else 'tenant' end k from rel, cfg),
dk as (select kind.oid, a.attnum, a.atttypid, a.attnotnull, a.attgenerated from kind, cfg, pg_attribute a where a.attrelid = kind.oid and a.attname = cfg.dk and not a.attisdropped)`;

const CHECKS: Readonly<Record<string, string>> = {
  'R01 tenant table without clinic_id uuid not null': `select relname obj, '' det from kind left join dk using (oid) where k = 'tenant' and (dk.attnum is null or not attnotnull or atttypid <> 'uuid'::regtype or attgenerated <> '')`,
  'R02 no primary key': `select relname, '' from kind k where not exists (select from pg_constraint c where c.conrelid = k.oid and c.contype = 'p')`,
  'R03 unique index without clinic_id': `select k.relname, i.indexrelid::regclass::text from kind k join pg_index i on i.indrelid = k.oid join dk on dk.oid = k.oid where k.k = 'tenant' and i.indisunique and not (dk.attnum = any((i.indkey::int2[])[0:i.indnkeyatts-1]))`,
  'R04 exclusion without clinic_id =': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'x' join dk on dk.oid = k.oid where k.k = 'tenant' and not exists (select from unnest(c.conkey, c.conexclop) x(att, op) join pg_operator o on o.oid = x.op where x.att = dk.attnum and o.oprname = '=')`,
  'R05 foreign key between tenant tables without clinic_id': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'f' join kind f on f.oid = c.confrelid join dk d1 on d1.oid = k.oid left join dk d2 on d2.oid = f.oid where k.k = 'tenant' and f.k = 'tenant' and not exists (select from unnest(c.conkey, c.confkey) x(a, b) where x.a = d1.attnum and x.b = d2.attnum)`,
  'R06 foreign key from global to tenant': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'f' join kind f on f.oid = c.confrelid where k.k = 'global' and f.k = 'tenant'`,
  'R07 foreign key action on clinic_id': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'f' join dk on dk.oid = k.oid where dk.attnum = any(c.conkey) and (c.confupdtype in ('c','n','d') or c.confdeltype in ('n','d'))`,
  'R08 foreign key to a partitioned table': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'f' join kind f on f.oid = c.confrelid where f.relkind = 'p'`,
  'R09 row security not forced': `select relname, '' from kind where k = 'tenant' and not (relrowsecurity and relforcerowsecurity)`,
  'R10 not exactly the one policy': `select k.relname, coalesce(string_agg(pg_get_expr(p.polqual, p.polrelid), ' | '), 'none') from kind k cross join cfg left join pg_policy p on p.polrelid = k.oid where k.k = 'tenant' group by k.relname, cfg.pol
    having count(p.oid) <> 1 or bool_or(p.polcmd <> '*') or bool_or(not p.polpermissive) or bool_or(pg_get_expr(p.polqual, p.polrelid) is distinct from cfg.pol) or bool_or(pg_get_expr(p.polwithcheck, p.polrelid) is distinct from cfg.pol)`,
  'R11 sub-query in a policy': `select k.relname, p.polname from kind k join pg_policy p on p.polrelid = k.oid where p.polqual::text ~ 'SUBLINK' or p.polwithcheck::text ~ 'SUBLINK'`,
  'R12 trigger': `select k.relname, t.tgname from kind k join pg_trigger t on t.tgrelid = k.oid where not t.tgisinternal`,
  'R13 rewrite rule': `select k.relname, r.rulename from kind k join pg_rewrite r on r.ev_class = k.oid`,
  'R14 sequence': `select s.relname, '' from pg_class s join pg_namespace n on n.oid = s.relnamespace, cfg where n.nspname = cfg.sch and s.relkind = 'S' and s.relname <> 'migration_id_seq'`,
  'R15 timestamp without time zone': `select k.relname, a.attname from kind k join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped where a.atttypid = 'timestamp'::regtype`,
  'R16 partitions of partitions': `select relname, '' from kind where relkind = 'p' and relispartition`,
  'R17 partitioned by something else than one range': `select k.relname, p.partstrat::text from kind k join pg_partitioned_table p on p.partrelid = k.oid where p.partstrat <> 'r' or p.partnatts <> 1`,
  'R18 partitioned global table': `select relname, '' from kind where k = 'global' and relkind = 'p'`,
  'R19 unlogged or temporary': `select relname, '' from kind where relpersistence <> 'p'`,
  'R20 composite foreign key without index': `select k.relname, c.conname from kind k join pg_constraint c on c.conrelid = k.oid and c.contype = 'f' where not k.relispartition and cardinality(c.conkey) > 1 and not exists (select from pg_index i where i.indrelid = k.oid and i.indpred is null and (i.indkey::int2[])[0:cardinality(c.conkey)-1] @> c.conkey)`,
  'R21 index not led by clinic_id': `select k.relname, i.indexrelid::regclass::text from kind k join dk on dk.oid = k.oid join pg_index i on i.indrelid = k.oid where k.k = 'tenant' and (i.indkey::int2[])[0] <> dk.attnum`,
  'R22 view without security_invoker': `select c.relname, c.relkind::text from pg_class c join pg_namespace n on n.oid = c.relnamespace, cfg where n.nspname = cfg.sch and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)))`,
  'R23 security definer function': `select p.proname, '' from pg_proc p join pg_namespace n on n.oid = p.pronamespace, cfg where n.nspname = cfg.sch and p.prosecdef`,
  'R24 runtime role is too strong': `select r.rolname, '' from pg_roles r, cfg where r.rolname = any(cfg.runtime) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or exists (select from kind where relowner = r.oid) or exists (select from kind where pg_has_role(r.oid, relowner, 'MEMBER')) or has_schema_privilege(r.oid, cfg.sch, 'CREATE'))`,
  'R25 append-only table can be changed': `select k.relname, pr from kind k, cfg, unnest(array['UPDATE','DELETE','TRUNCATE','TRIGGER','REFERENCES']) pr where k.root = any(cfg.append_only) and has_table_privilege('stagewell_app', k.oid, pr)`,
  'R26 partition can be touched directly': `select k.relname, pr from kind k, unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) pr where k.relispartition and has_table_privilege('stagewell_app', k.oid, pr)`,
  'R27 truncate, trigger or references granted': `select k.relname, pr || ' ' || role from kind k, cfg, unnest(cfg.runtime) role, unnest(array['TRUNCATE','TRIGGER','REFERENCES']) pr where has_table_privilege(role, k.oid, pr)`,
  'R28 everybody has a privilege': `select k.relname, x.privilege_type from kind k, aclexplode(k.relacl) x where x.grantee = 0`,
  'R29 classic inheritance': `select c.relname, '' from pg_inherits i join kind c on c.oid = i.inhrelid where not c.relispartition`,
  'R30 text without a length check': `select k.relname, a.attname from kind k join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped where not k.relispartition and k.relname <> 'migration' and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
    and not exists (select from pg_constraint c where c.conrelid = k.oid and c.contype = 'c' and a.attnum = any(c.conkey) and pg_get_constraintdef(c.oid) ~ '(char_length|octet_length|<@|= ANY)')`,
  'R31 version column that is not int not null default 1': `select k.relname, format_type(a.atttypid, null) from kind k join pg_attribute a on a.attrelid = k.oid and a.attname = 'version' left join pg_attrdef d on d.adrelid = k.oid and d.adnum = a.attnum where k.k = 'tenant' and k.relname <> 'plan_version' and (a.atttypid <> 'int'::regtype or not a.attnotnull or pg_get_expr(d.adbin, d.adrelid) is distinct from '1')`,
  'R32 audit partitions do not reach 90 days ahead': `select 'audit_event', 'no partition for the coming months' where not exists (select from pg_class c where c.relname = 'audit_event_' || to_char(now() + interval '90 days', 'YYYY_MM'))`,
  'R33 secret column is not sealed': `select k.relname, a.attname from kind k join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 where k.k = 'tenant' and (a.attname in ('phone','email','address','member_id') or (a.attname = 'note' and k.relname in ('check_in','past_treatment'))) and a.atttypid <> 'bytea'::regtype`,
  'R34 role without time limits': `select r, '' from unnest(array['stagewell_app','stagewell_auditor']) r where not exists (select from pg_db_role_setting s join pg_roles o on o.oid = s.setrole where o.rolname = r and array_to_string(s.setconfig, ',') ~ 'statement_timeout' and array_to_string(s.setconfig, ',') ~ 'lock_timeout' and array_to_string(s.setconfig, ',') ~ 'idle_in_transaction_session_timeout')`,
};

/** Every rule as one statement; no row = the schema is as it must be. */
export const SCHEMA_RULES = `${BASE} ${Object.entries(CHECKS)
  .map(([rule, query]) => `select '${rule}' as rule, v.* from (${query}) v(obj, det)`)
  .join(' union all ')} order by 1, 2, 3`;
export const RULE_NAMES: readonly string[] = Object.keys(CHECKS);
