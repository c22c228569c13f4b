import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { CourseView, PlanView } from '@stagewell/shared/plans/plan';
import { plannedCourse } from '@stagewell/shared/plans/testing';
import type { Evaluation, Finding, NotEvaluable } from '@stagewell/shared/sequencing/finding';

/** The catalogue as the server hands it out. */
export const ENTRIES: readonly CatalogueEntry[] = MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 }));
export const CATALOGUE: ReadonlyMap<string, CatalogueEntry> = new Map(ENTRIES.map((entry) => [entry.id, entry]));

/** Fails when the catalogue has no such entry, instead of testing nothing. */
export const entryOf = (id: string): CatalogueEntry => {
  const entry = CATALOGUE.get(id);
  if (entry === undefined) throw new Error(`The catalogue has no ${id}`);
  return entry;
};

/** A planned course with the catalogue's usual steps; change what the case is about. */
export const courseOf = (id: string, modalityId: string, startsOn: string, more: Partial<CourseView> = {}): CourseView =>
  plannedCourse(id, modalityId, startsOn, { steps: CATALOGUE.get(modalityId)?.defaultSteps ?? [], ...more });

/** A draft of one stage with these courses. */
export const planOf = (courses: readonly CourseView[], more: Partial<PlanView> = {}): PlanView => ({
  id: 'plan1',
  patientId: 'p1',
  version: 3,
  state: 'draft',
  title: 'Care plan',
  urgentReason: '',
  stages: [{ id: 's1', name: 'Foundation', purpose: '', position: 0 }],
  courses,
  signatures: [],
  snoozes: [],
  lock: null,
  addenda: [],
  coSignature: null,
  createdOn: '2026-11-20',
  activatedOn: null,
  ...more,
});

const said = (en: string) => ({ en, es: en });

/** A finding that says `text`; its fingerprint tells the courses apart. */
export const findingOf = (ruleId: string, severity: Finding['severity'], text: string, more: Partial<Finding> = {}): Finding => ({
  ruleId,
  severity,
  fingerprint: `${ruleId}.${(more.courseIds ?? []).join()}`,
  courseIds: [],
  days: [],
  text: said(text),
  rationale: said('Because.'),
  source: { citation: 'A source', verification: 'guide' },
  fixes: [],
  inherited: false,
  covers: [],
  unknowns: [],
  ...more,
});

/** A rule that waits for a datum. */
export const unknownOf = (ruleId: string, severity: NotEvaluable['severity'], datum: string, more: Partial<NotEvaluable> = {}): NotEvaluable => ({
  ruleId,
  severity,
  fingerprint: `${ruleId}.${datum}`,
  courseIds: [],
  datum,
  text: said(`${datum} is not recorded.`),
  ...more,
});

export const evaluationOf = (findings: readonly Finding[], notEvaluable: readonly NotEvaluable[] = []): Evaluation => ({ findings, notEvaluable, passed: [] });
