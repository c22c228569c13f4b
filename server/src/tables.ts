import { CATALOGUE_COPY } from './catalogue/catalogue.entity.js';
import {
  APPOINTMENT_REVIEW,
  APPOINTMENT_TABLE,
  AVAILABILITY_TABLE,
  CALENDAR_FEED,
  LEAVE_TABLE,
  OPENING_HOURS_TABLE,
  ROOM_TABLE,
  VISIT_TYPE_TABLE,
} from './calendar/calendar.entity.js';
import { CHECK_IN_REQUEST_TABLE } from './check-ins/check-in-request.entity.js';
import { CHECK_IN_TABLE } from './check-ins/check-in.entity.js';
import { SAFETY_CONTACT_TABLE, SITE_TABLE } from './clinics/clinic.entity.js';
import { CLINIC_CLOSURE } from './clinics/closure.entity.js';
import { AUTHORISATION_TABLE, BENEFIT_TABLE, DISCOUNT_TABLE, PAYER_TABLE, PRICE_TABLE, SERVICE_PROOF_TABLE } from './coverage/coverage.entity.js';
import { GOAL_RATING_TABLE } from './goals/goal-rating.entity.js';
import { INSIGHT_COUNT } from './insight/insight-count.entity.js';
import { DISCLOSURE_TABLE } from './interchange/access/disclosure.entity.js';
import { IMPORT_REPORT } from './interchange/import-report.entity.js';
import { IMPORT_RUN_ITEM_TABLE, IMPORT_RUN_TABLE } from './interchange/runs/import-run.entity.js';
import { CARE_TEAM, PATIENT_TABLE, PREFERENCE, SCOPE_LIFT } from './patients/patient.entity.js';
import { SECTION_TABLES } from './patients/sections.entity.js';
import {
  ADDENDUM,
  BASELINE,
  CO_SIGNATURE,
  CO_SIGNATURE_REQUEST,
  COURSE_TABLE,
  PLAN_EDIT,
  PLAN_FINDING,
  PLAN_LOCK,
  PLAN_TABLE,
  PLAN_VERSION,
  SIGNATURE,
  SNOOZE_TABLE,
  STAGE_TABLE,
  WITHDRAWAL,
} from './plans/plan.entity.js';
import { PATIENT_PLAN_LINK_TABLE } from './plans/patient-plan.entity.js';
import { PATIENT_MERGE, TWO_PEOPLE_TABLE } from './patients/merging/merge.entity.js';
import type { Table } from './platform/table.js';
import { MESSAGE_TABLE } from './reminders/message.entity.js';
import { REVIEW_DECISION_TABLE } from './reviews/decision.entity.js';
import { REVIEW_TABLE } from './reviews/review.entity.js';
import { RULE_DRAFT, RULE_SET_VERSION } from './sequencing/rule.entity.js';
import { TASK_TABLE } from './tasks/task.entity.js';
import { PLAN_TEMPLATE } from './templates/template.entity.js';
import { CONTACT_ATTEMPT_TABLE, CONTACT_PREFERENCE_TABLE } from './worklist/contact.entity.js';
import { REQUEST_DESK_TABLE } from './worklist/request-desk.entity.js';

/** Every table the application knows; a spec compares them with the database's own catalogue. */
export const TABLES: readonly Table[] = [
  SITE_TABLE,
  CLINIC_CLOSURE,
  SAFETY_CONTACT_TABLE,
  PATIENT_TABLE,
  CARE_TEAM,
  PREFERENCE,
  SCOPE_LIFT,
  PATIENT_MERGE,
  TWO_PEOPLE_TABLE,
  ...Object.values(SECTION_TABLES),
  PAYER_TABLE,
  BENEFIT_TABLE,
  PRICE_TABLE,
  DISCOUNT_TABLE,
  SERVICE_PROOF_TABLE,
  AUTHORISATION_TABLE,
  GOAL_RATING_TABLE,
  REVIEW_DECISION_TABLE,
  RULE_SET_VERSION,
  RULE_DRAFT,
  CATALOGUE_COPY,
  PLAN_TABLE,
  STAGE_TABLE,
  COURSE_TABLE,
  PLAN_VERSION,
  SIGNATURE,
  WITHDRAWAL,
  SNOOZE_TABLE,
  PLAN_FINDING,
  PLAN_EDIT,
  PLAN_TEMPLATE,
  PATIENT_PLAN_LINK_TABLE,
  BASELINE,
  REVIEW_TABLE,
  PLAN_LOCK,
  ADDENDUM,
  CO_SIGNATURE,
  CO_SIGNATURE_REQUEST,
  CHECK_IN_TABLE,
  TASK_TABLE,
  IMPORT_REPORT,
  IMPORT_RUN_TABLE,
  IMPORT_RUN_ITEM_TABLE,
  DISCLOSURE_TABLE,
  INSIGHT_COUNT,
  CHECK_IN_REQUEST_TABLE,
  OPENING_HOURS_TABLE,
  AVAILABILITY_TABLE,
  LEAVE_TABLE,
  ROOM_TABLE,
  VISIT_TYPE_TABLE,
  APPOINTMENT_TABLE,
  APPOINTMENT_REVIEW,
  CONTACT_PREFERENCE_TABLE,
  CONTACT_ATTEMPT_TABLE,
  REQUEST_DESK_TABLE,
  MESSAGE_TABLE,
  CALENDAR_FEED,
];
