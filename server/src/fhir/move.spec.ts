import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { exportBundle } from '@stagewell/shared/interchange/fhir/export';
import type { Element, Resource } from '@stagewell/shared/interchange/fhir/resource';
import type { ImportReport } from '@stagewell/shared/interchange/import-report';
import type { Chart } from '@stagewell/shared/plans/chart';
import { STORIES } from '../demo/stories/stories.js';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { comparable } from '../testing/comparable.js';
import { demoFiles } from '../testing/demo-files.js';
import { madeChart, recordOf } from '../testing/made-record.js';

let test: TestApp;
let there: Person;
let rivera: Person;
let files: ReadonlyMap<string, string>;

const resourcesIn = (file: string): readonly Resource[] => (JSON.parse(file) as { entry: { resource: Resource }[] }).entry.map(({ resource }) => resource);
const take = async (file: string, person = there): Promise<ImportReport> => {
  const answer = await person.post('/imports/fhir?fileName=moved.json', file as unknown as object).set('content-type', 'application/fhir+json');
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body).slice(0, 2000));
  return answer.body as ImportReport;
};
const exported = async (patientId: string, person = there): Promise<string> => (await person.get(`/patients/${patientId}/export.fhir.json`)).text;
const chartOf = async (patientId: string): Promise<Chart> => (await there.get(`/patients/${patientId}`)).body as Chart;

beforeAll(async () => {
  test = await startApp();
  there = await test.as('clinician@b.test');
  ({ rivera, files } = await demoFiles(test));
}, 120_000);
afterAll(() => test.close());

describe('a patient who moves to another clinic', () => {
  it('of the demo has the same chart there: exported again, it is equal', async () => {
    expect(files.size).toBe(STORIES.length);
    for (const [story, file] of files) {
      const report = await take(file);
      const again = await exported(report.patientId);
      expect([story, comparable(resourcesIn(again))]).toEqual([story, comparable(resourcesIn(file))]);
    }
  });

  it('has a line for every resource, and nothing that had a row was left behind', async () => {
    for (const file of files.values()) {
      const report = await take(file);
      expect(report.lines).toHaveLength(resourcesIn(file).length);
      expect(report.lines.filter(({ reason }) => reason.startsWith('cannot be stored'))).toEqual([]);
      expect(report.counts.taken).toBe(0);
    }
  });

  it('with any chart that a form or an import can make', async () => {
    let n = 0;
    const parts = fc.sample(madeChart, { numRuns: 12, seed: 7 });
    for (const part of parts) {
      const made = recordOf(part);
      const chart = { ...made.chart, patient: { ...made.chart.patient, mrn: `M-${++n}`, id: randomUUID(), birthDate: '1970-01-01' } };
      const file = JSON.stringify(exportBundle(settled({ ...made, chart })));
      const report = await take(file);
      expect(report.lines.filter(({ reason }) => reason.startsWith('cannot be stored') || reason.startsWith('kept out'))).toEqual([]);
      expect(comparable(resourcesIn(await exported(report.patientId)))).toEqual(comparable(resourcesIn(file)));
    }
  });
});

/** Made at random, some things contradict each other that no clinic could have entered. */
const settled = (made: ReturnType<typeof recordOf>): ReturnType<typeof recordOf> => {
  const { chart } = made;
  const past = (day: string): string => (day > '2026-01-01' ? '2026-01-01' : day);
  const goalId = chart.goals[0]?.id;
  const plan = made.plans[0];
  const stageId = plan?.stages[0]?.id;
  const drafted =
    plan === undefined || stageId === undefined
      ? []
      : [
          {
            ...plan,
            state: 'draft' as const,
            stages: plan.stages.map((stage, position) => ({ ...stage, position })),
            courses: plan.courses.map((one) => ({ ...one, stageId, rotatesFromId: null, endsOn: null, state: 'planned' as const })),
          },
        ];
  return {
    ...made,
    plans: drafted,
    chart: {
      ...chart,
      plan: drafted[0] ?? null,
      facts: chart.facts.map((fact) => ({ ...fact, takenOn: past(fact.takenOn), value: fact.value === null ? null : 5, unit: '' })),
      events: chart.events.map((event) => ({ ...event, endsOn: null })),
      checkIns: chart.checkIns.map((one) => ({
        ...one,
        takenOn: past(one.takenOn),
        dueOn: null,
        questionnaires: one.questionnaires.filter(({ score }) => score !== null),
        ...scoresOf(),
      })),
      goalRatings:
        goalId === undefined
          ? []
          : chart.goalRatings
              .map((rating) => ({ ...rating, goalId, ratedOn: past(rating.ratedOn) }))
              .toSorted((a, b) => (a.ratedOn + a.id < b.ratedOn + b.id ? -1 : 1)),
    },
  };
};

/** Totals that follow from the items are worked out again; made at random they would not. */
const scoresOf = (): object => ({
  pegPain: 3,
  pegEnjoyment: 0,
  pegActivity: 6,
  peg: 3,
  phq4Items: [0, 1, 2, 3],
  phq2: 1,
  gad2: 5,
  phq4: 6,
});

describe('what came back', () => {
  it('is a draft: nothing of what was signed or started elsewhere', async () => {
    const [, file = ''] = [...files].find(([, text]) => text.includes('"course-run"') || text.includes('StructureDefinition/course-run')) ?? [];
    const { patientId, lines } = await take(file);
    const { plan, history } = await chartOf(patientId);
    expect(plan).toMatchObject({ state: 'draft', activatedOn: null, signatures: [], lock: null });
    expect(plan?.courses.every(({ state, startedOn }) => state === 'planned' && startedOn === null)).toBe(true);
    expect(history.filter(({ sourceId, toBeCompleted }) => sourceId?.endsWith('#run') && toBeCompleted).length).toBeGreaterThan(0);
    expect(lines.find(({ resourceType }) => resourceType === 'CarePlan')).toMatchObject({ decision: 'unchanged', landed: 'plan' });
  });

  it('and into the chart that it was made from, nothing', async () => {
    for (const file of files.values()) {
      const before = resourcesIn(file);
      const report = await take(file, rivera);
      expect(report.patientId).toBe(before.find(({ resourceType }) => resourceType === 'Patient')?.id);
      expect(report.lines.filter(({ decision }) => decision === 'taken')).toEqual([]);
      const again = await exported(report.patientId, rivera);
      const own = (all: readonly Resource[]): readonly unknown[] => all.filter(({ resourceType }) => !['DetectedIssue', 'Provenance'].includes(resourceType));
      expect(own(resourcesIn(again))).toEqual(own(before));
    }
  });

  it.each<[string, (resource: Resource) => Element, string]>([
    [
      'a flag that does not exist',
      (one) => ({
        ...one,
        extension: [
          {
            url: 'https://stagewell.health/fhir/StructureDefinition/condition',
            extension: [
              {
                url: 'flags',
                extension: [
                  { url: 'count', valueInteger: 1 },
                  { url: 'item', valueString: 'cursed' },
                ],
              },
            ],
          },
        ],
      }),
      'cannot be stored as it is: flags',
    ],
    ['no name', ({ code: _, ...one }) => one, 'cannot be stored as it is: label'],
    ['a day that does not exist', (one) => ({ ...one, onsetDateTime: '2026-02-30' }), 'cannot be stored as it is: onsetOn'],
  ])('is not a row with %s', async (_what, change, reason) => {
    const file = [...files.values()].find((text) => text.includes('"resourceType":"Condition"')) ?? '';
    const bundle = JSON.parse(file) as { entry: { resource: Resource }[] };
    const entry = bundle.entry.map(({ resource }) => {
      if (resource.resourceType === 'Patient')
        return {
          resource: { ...resource, identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:x', value: randomUUID().slice(0, 30) }] },
        };
      return { resource: resource.resourceType === 'Condition' ? change(resource) : resource };
    });
    const report = await take(JSON.stringify({ ...bundle, entry }));
    expect(report.lines.find(({ resourceType }) => resourceType === 'Condition')).toMatchObject({ decision: 'skipped', reason });
  });

  const wrong = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } };
  const ANOTHER = { reference: `Patient/${randomUUID()}` };
  it.each<[string, string, Element, RegExp]>([
    ['a condition entered in error', 'Condition', wrong, /^entered in error/],
    ['an allergy entered in error', 'AllergyIntolerance', wrong, /^entered in error/],
    ['an allergy that was refuted', 'AllergyIntolerance', { verificationStatus: { coding: [{ code: 'refuted' }] } }, /^refuted/],
    ['a medicine entered in error', 'MedicationStatement', { status: 'entered-in-error' }, /^entered in error/],
    ['a measurement entered in error', 'Observation', { status: 'entered-in-error' }, /^entered in error/],
    ['a check-in entered in error', 'QuestionnaireResponse', { status: 'entered-in-error' }, /^entered in error/],
    ['a plan entered in error', 'CarePlan', { status: 'entered-in-error' }, /^entered in error/],
    ['a condition of another patient', 'Condition', { subject: ANOTHER }, /^about another patient/],
    ['an allergy of another patient', 'AllergyIntolerance', { patient: ANOTHER }, /^about another patient/],
    ['a plan of another patient', 'CarePlan', { subject: ANOTHER }, /^about another patient/],
    ['a measurement of an unborn child', 'Observation', { focus: [ANOTHER] }, /by its focus$/],
  ])('leaves out %s', async (_what, type, change, reason) => {
    const [story = '', file = ''] = [...files].find(([, text]) => text.includes(`"resourceType":"${type}"`)) ?? [];
    const bundle = JSON.parse(file) as { entry: { resource: Resource }[] };
    const number = { type: { coding: [{ code: 'MR' }] }, system: 'urn:x', value: randomUUID() };
    const changes: Readonly<Record<string, Element>> = { Patient: { identifier: [number] }, [type]: change };
    const entry = bundle.entry.map(({ resource }) => ({ resource: { ...resource, ...changes[resource.resourceType] } }));
    const { lines, patientId } = await take(JSON.stringify({ ...bundle, entry }));
    const told = lines.filter(({ resourceType }) => resourceType === type);
    expect([story, told.length]).toEqual([story, bundle.entry.filter(({ resource }) => resource.resourceType === type).length]);
    expect(told.filter((line) => line.decision !== 'skipped' || !reason.test(line.reason))).toEqual([]);
    if (type === 'CarePlan') expect((await chartOf(patientId)).plan).toBeNull();
  });
});
