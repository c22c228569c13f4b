/** Gives items to a person (`$2`), to a role (`$3`) or to nobody, each only as it was seen. `$4`: JSON list of kind, id, version. Answers the ids that were given. */
export const ASSIGN = `with seen as (select * from jsonb_to_recordset($4::jsonb) as x(kind text, id uuid, version int)),
  reviews as (update review r set assigned_to = $2::uuid, assigned_role = $3::text, version = r.version + 1 from seen x
    where x.kind = 'review' and r.clinic_id = $1 and r.id = x.id and r.version = x.version and r.state = 'due' returning r.id),
  tasks as (update task r set assigned_to = $2::uuid, assigned_role = $3::text, version = r.version + 1 from seen x
    where x.kind = 'task' and r.clinic_id = $1 and r.id = x.id and r.version = x.version and r.state = 'open' returning r.id),
  first as (insert into check_in_request_desk (clinic_id, request_id, assigned_to, assigned_role) select $1, x.id, $2::uuid, $3::text from seen x
    where x.kind = 'check-in' and x.version = 0 on conflict do nothing returning request_id as id),
  again as (update check_in_request_desk r set assigned_to = $2::uuid, assigned_role = $3::text, version = r.version + 1 from seen x
    where x.kind = 'check-in' and x.version > 0 and r.clinic_id = $1 and r.request_id = x.id and r.version = x.version returning r.request_id as id)
  select id from reviews union all select id from tasks union all select id from first union all select id from again`;

/** Roles of account `$2` here; none = no member. */
export const ROLES_OF = `select m.roles from membership m where m.clinic_id = $1 and m.account_id = $2`;
