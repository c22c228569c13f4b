import type { Recorded } from '../../patients/patient.js';
import type { PlanView, SignatureView } from '../../plans/plan.js';
import type { ReviewDecision } from '../../reviews/decision.js';
import type { Finding, NotEvaluable, Severity } from '../../sequencing/finding.js';
import { peopleNamed } from './people.js';
import { courseReference } from './plan-resources.js';
import type { PatientRecord } from './record.js';
import { coding, concept, derivedId, ownSystem, present, reference, toPatient, type Element, type Resource } from './resource.js';

const SEVERITY: Readonly<Record<Severity, string>> = { block: 'high', warn: 'moderate', inform: 'low' };

/** A signature under a finding is what was done about it. One that was withdrawn is told as withdrawn in its Provenance only. */
const mitigationOf = ({ decision, reason, reasonCode, at, by }: SignatureView, practitioners: ReadonlySet<string>): Element => ({
  action: concept([coding(ownSystem('decision'), decision), coding(ownSystem('reason'), reasonCode)], reason),
  date: at,
  author: practitioners.has(by) ? reference('Practitioner', by) : {},
});

const issueOf = (found: Finding | NotEvaluable, plan: PlanView, record: PatientRecord): Resource => {
  const practitioners = peopleNamed(record);
  const courses = plan.courses.filter(({ id }) => found.courseIds.includes(id));
  return present({
    resourceType: 'DetectedIssue',
    id: derivedId(plan.id, found.fingerprint),
    status: 'datum' in found ? 'preliminary' : 'final',
    code: concept([coding(ownSystem('rule'), found.ruleId)], found.ruleId),
    severity: SEVERITY[found.severity],
    patient: toPatient(record.chart.patient.id),
    identifiedDateTime: record.exportedAt,
    detail: found.text.en,
    implicated: courses.length === 0 ? [reference('CarePlan', plan.id)] : courses.map((course) => courseReference(course, record.catalogue)),
    mitigation: plan.signatures
      .filter(({ fingerprint, withdrawn }) => fingerprint === found.fingerprint && withdrawn === null)
      .map((signature) => mitigationOf(signature, practitioners)),
  });
};

/** What the rules say of the open plan now. What cannot be judged is preliminary: it waits for a datum. */
const issues = (record: PatientRecord): readonly Resource[] => {
  const { evaluation, chart, plans } = record;
  const plan = plans.find(({ id }) => id === chart.plan?.id);
  if (evaluation === null || plan === undefined) return [];
  const all = [...evaluation.findings, ...evaluation.notEvaluable];
  return [...new Map(all.map((found) => [found.fingerprint, found])).values()].map((found) => issueOf(found, plan, record));
};

const ACTIVITY = 'http://terminology.hl7.org/CodeSystem/v3-DocumentCompletion';
const agent = (who: Element, type: string): Element => ({
  type: concept([coding('http://terminology.hl7.org/CodeSystem/provenance-participant-type', type)]),
  who,
});

const signedOf = (plan: PlanView, signature: SignatureView, record: PatientRecord): Resource => ({
  ...present({
    resourceType: 'Provenance',
    id: signature.id,
    target: [reference('CarePlan', plan.id)],
    occurredDateTime: signature.at,
    recorded: signature.at,
    reason: [concept([coding(ownSystem('reason'), signature.reasonCode)], signature.reason)],
    activity: concept(
      [coding(ACTIVITY, 'LA', 'legally authenticated')],
      `${signature.decision} of ${signature.ruleId}, until ${signature.expiresOn}${signature.withdrawn ? '; withdrawn' : ''}`,
    ),
    agent: [agent(signerOf(signature, record), 'verifier')],
  }),
});

const signerOf = ({ by, byName }: SignatureView, record: PatientRecord): Element =>
  record.clinic.people.some(({ accountId }) => accountId === by) ? reference('Practitioner', by, byName) : { display: byName };

type Sourced = { readonly type: string; readonly row: Recorded };

const rowsOf = ({ chart }: PatientRecord): readonly Sourced[] => {
  const typed = (type: string, rows: readonly Recorded[]): readonly Sourced[] => rows.map((row) => ({ type, row }));
  return [
    ...typed('Patient', [chart.patient]),
    ...typed('Condition', chart.conditions),
    ...typed('AllergyIntolerance', chart.allergies),
    ...typed('MedicationStatement', chart.medicines),
    ...chart.history.flatMap((row) => typed(row.category === 'medication' ? 'MedicationStatement' : 'Procedure', [row])),
    ...typed('Observation', [...chart.facts, ...chart.events]),
    ...chart.statements.flatMap((row) => typed(row.topic === 'allergies' && row.answer === 'none' ? 'AllergyIntolerance' : 'Observation', [row])),
    ...typed('Coverage', chart.coverages),
    ...typed('Goal', chart.goals),
  ];
};

const HOW = { import: ['imported', 'assembler'], entered: ['entered', 'enterer'] } as const;

const recordedOf = (key: string, rows: readonly Sourced[], { chart, clinic, exportedAt }: PatientRecord): Resource => {
  const { source = 'entered', sourceSystem = null, recordedOn } = { ...rows[0]?.row };
  const [word, role] = HOW[source];
  return present({
    resourceType: 'Provenance',
    id: derivedId(chart.patient.id, key),
    target: rows.map(({ type, row }) => reference(type, row.id)),
    occurredDateTime: recordedOn,
    recorded: exportedAt,
    activity: concept([coding('http://terminology.hl7.org/CodeSystem/v3-DataOperation', 'CREATE', 'create')], word),
    agent: [agent(reference('Organization', clinic.id), role)],
    entity: sourceSystem === null ? [] : [{ role: 'source', what: { display: sourceSystem } }],
  });
};

/** One for the rows that were recorded on one day in one way. The moment is not kept, so only this telling has one. */
const recorded = (record: PatientRecord): readonly Resource[] => {
  const groups = new Map<string, readonly Sourced[]>();
  for (const one of rowsOf(record)) {
    const key = [one.row.source, one.row.sourceSystem ?? '', one.row.recordedOn].join('|');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.entries()].map(([key, rows]) => recordedOf(key, rows, record));
};

const decidedOf = (decision: ReviewDecision, record: PatientRecord): Resource =>
  present({
    resourceType: 'ClinicalImpression',
    id: decision.id,
    status: 'completed',
    code: concept([coding(ownSystem('review'), 'decision')], 'Review of the care plan'),
    subject: toPatient(record.chart.patient.id),
    effectiveDateTime: decision.on,
    date: decision.at,
    assessor: { display: decision.byName },
    summary: decision.words.en,
    note: decision.decisions.map(({ name, kind, rationale }) => ({ text: [`${name || 'Plan'}: ${kind}`, rationale].filter((part) => part !== '').join(', ') })),
  });

/** What was found, decided and signed, and where each row came from. */
export const judgementResources = (record: PatientRecord): readonly Resource[] => [
  ...issues(record),
  ...record.chart.reviewDecisions.map((decision) => decidedOf(decision, record)),
  ...record.plans.flatMap((plan) => plan.signatures.map((signature) => signedOf(plan, signature, record))),
  ...recorded(record),
];
