/** Why a type of resource is not taken; short, because a bundle may hold thousands. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['Medication', 'read where a request or statement points at it'],
  ['Organization', 'read where a coverage points at it'],
  ['Practitioner', 'clinicians elsewhere are not kept'],
  ['PractitionerRole', 'clinicians elsewhere are not kept'],
  ['Encounter', 'past visits are not kept'],
  ['Claim', 'billing is not kept'],
  ['ClaimResponse', 'billing is not kept'],
  ['ExplanationOfBenefit', 'billing is not kept'],
  ['CareTeam', 'the care team is set here'],
  ['Immunization', 'immunisations are not read by plans'],
  ['DiagnosticReport', 'its results are read as Observations'],
  ['ImagingStudy', 'images are not kept'],
  ['DocumentReference', 'documents are not kept'],
  ['Device', 'record implanted devices as facts here'],
  ['MedicationAdministration', 'single doses are not kept'],
  ['MedicationDispense', 'dispensing is not kept'],
  ['Provenance', 'the import keeps its own record'],
]);

export const notTakenReason = (type: string): string => REASONS.get(type) ?? 'this type is not imported';
