/** A task over alias `r`, with the patient's name. */
export const TASK_JSON = `jsonb_build_object('id', r.id, 'patientId', r.patient_id, 'patientName', (select p.family_name || ', ' || p.given_name from patient p where p.clinic_id = r.clinic_id and p.id = r.patient_id),
  'kind', r.kind, 'triggerId', r.trigger_id, 'priority', r.priority, 'what', r.what, 'action', r.action, 'state', r.state, 'openedAt', r.opened_at, 'dueAt', r.due_at, 'escalatedAt', r.escalated_at,
  'doneBy', (select a.display_name from account a where a.id = r.done_by), 'outcome', r.outcome, 'version', r.version)`;
