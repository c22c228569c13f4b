/** Roles of a clinic membership; one person may hold several. */
export const ROLES = ['clinician', 'scheduler', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** What a route may ask for. `care-team` permissions also need a care-team row for the patient. */
export const PERMISSIONS = {
  'session.own': ['clinician', 'scheduler', 'admin', 'auditor'],
  'clinic.read': ['clinician', 'scheduler', 'admin', 'auditor'],
  'clinic.write': ['admin'],
  'catalogue.read': ['clinician', 'scheduler', 'admin', 'auditor'],
  'catalogue.write': ['admin'],
  'rules.read': ['clinician', 'admin'],
  // Whoever knows the rules may prepare and try a change; what holds for everybody is published by an administrator.
  'rules.draft': ['clinician', 'admin'],
  'rules.publish': ['admin'],
  'patients.list': ['clinician', 'scheduler', 'admin'],
  'patients.write': ['clinician', 'scheduler', 'admin'],
  // Moves clinical rows from one chart to another: a clinician of both care teams, or whoever answers for the clinic's records.
  'patients.merge': ['clinician', 'admin'],
  'chart.read': ['clinician'],
  'chart.write': ['clinician'],
  'chart.join': ['clinician'],
  'check-ins.enter': ['clinician', 'scheduler'],
  'check-ins.ask': ['clinician', 'scheduler'],
  'import.fhir': ['clinician'],
  'plan.write': ['clinician'],
  'plan.sign': ['clinician'],
  'reviews.settle': ['clinician'],
  'tasks.read': ['clinician'],
  'tasks.write': ['clinician'],
  'calendar.read': ['clinician', 'scheduler', 'admin'],
  'calendar.write': ['clinician', 'scheduler'],
  // Who is not on the care team sees the least that the job needs, an administrator no telephone number either.
  'worklist.read': ['clinician', 'scheduler', 'admin'],
  'worklist.write': ['clinician', 'scheduler', 'admin'],
  'worklist.contact': ['clinician', 'scheduler'],
  // The patient's right of access: a clinician of their care team, or whoever answers for the clinic.
  'disclosures.make': ['clinician', 'admin'],
  // Which treatments payers are asked for, without anything else of the chart.
  'authorisations.write': ['clinician', 'scheduler', 'admin'],
  // Sums of the clinic's own courses; of no patient, and of colleagues only how much waits for them.
  'insight.read': ['clinician', 'admin'],
  'audit.read': ['auditor'],
  // Names colleagues, so a clinician who leads the others holds the administrator's role as well.
  'overrides.read': ['admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether any of the roles carries the permission. An unknown permission is refused. */
export const may = (roles: readonly Role[], permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[] | undefined)?.some((role) => roles.includes(role)) ?? false;
