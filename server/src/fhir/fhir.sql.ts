import { PLAN_JSON } from '../plans/plan.sql.js';

/** Every plan of patient `$2`, the newest first. */
export const PLANS = `select ${PLAN_JSON} as plan from care_plan r where r.clinic_id = $1 and r.patient_id = $2 order by r.created_on desc, r.id desc`;

/** Record numbers of the charts that were merged into chart `$2`. */
export const FORMER_NUMBERS = `select p.mrn from patient_merge m join patient p on p.clinic_id = m.clinic_id and p.id = m.merged_id
  where m.clinic_id = $1 and m.patient_id = $2 and m.undone_at is null order by m.merged_at, m.id`;

const OF_A_PATIENT = [
  'condition',
  'allergy',
  'medicine',
  'fact',
  'coverage',
  'goal',
  'past_treatment',
  'statement',
  'life_event',
  'patient_question',
  'goal_rating',
  'check_in',
  'care_plan',
  'appointment',
  'task',
  'review_decision',
  'authorisation',
];
const OF_A_PLAN = ['course', 'review', 'plan_signature'];

/** Whose the row `$2` is, whatever it is. Ids are of one row only. */
export const WHOSE = [
  'select p.id as "patientId" from patient p where p.clinic_id = $1 and p.id = $2',
  ...OF_A_PATIENT.map((name) => `select r.patient_id from ${name} r where r.clinic_id = $1 and r.id = $2`),
  ...OF_A_PLAN.map(
    (name) => `select p.patient_id from ${name} r join care_plan p on p.clinic_id = r.clinic_id and p.id = r.plan_id where r.clinic_id = $1 and r.id = $2`,
  ),
].join('\nunion all\n');
