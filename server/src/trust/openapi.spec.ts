import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { addCourse, boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { randomUUID } from 'node:crypto';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES, ratedGoal } from '../testing/bodies.js';
import { bookingOf, openForVisits } from '../testing/scheduling.js';
import { operationsOf, type Operation } from '../testing/routes.js';

let test: TestApp;
let document: { paths: never; components: { schemas: Record<string, object> } };
let operations: readonly Operation[];
let ajv: Ajv2020;
beforeAll(async () => {
  test = await startApp();
  document = (await test.anyone().get('/api/openapi.json')).body as typeof document;
  operations = operationsOf(document);
  ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
});
afterAll(() => test.close());

const problemsWith = (schema: string, value: unknown): unknown => {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
  return validate(value) ? null : validate.errors?.slice(0, 5);
};

const bodyOf = (schema: string): object => ({ ...BODIES[schema]?.() });

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names a schema that exists for every body and every answer', () => {
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect(operations.length).toBeGreaterThan(50);
    const named = operations.flatMap(({ takes, answers }) => [takes, answers]).filter((name): name is string => name !== null);
    expect(named.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('has every route that the server has, and no other', () => {
    const served = test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    for (const { path } of operations.filter((operation) => operation.path.startsWith('/api/')))
      expect(served).toContain(
        path
          .split('/')
          .at(-1)
          ?.replace(/\{(\w+)\}/, ':$1'),
      );
  });

  it.each([
    ['/api/patients', ['search', 'filter', 'sort', 'after', 'limit'], false],
    ['/api/audit', ['patientId', 'before'], false],
    ['/api/overrides', ['from', 'to'], false],
    ['/api/insight', ['fromYear', 'toYear', 'site', 'condition'], false],
    ['/api/clinic/closures', ['from', 'to'], false],
    ['/api/worklist', ['group', 'kind', 'site', 'assignee', 'search', 'until', 'aside', 'after', 'limit'], false],
    ['/api/patients/{patientId}/check-ins', ['before'], true],
  ])('says what can be asked of %s', (path, names, required) => {
    const { parameters } = (document.paths as Record<string, { get: { parameters: { name: string; in: string; required: boolean }[] } }>)[path]?.get ?? {};
    expect(parameters?.filter((one) => one.in === 'query')).toEqual(names.map((name) => expect.objectContaining({ name, required })));
  });

  it('every request body of the specs is one that the description allows', () => {
    for (const { takes } of operations) if (takes && BODIES[takes]) expect([takes, problemsWith(takes, BODIES[takes]?.())]).toEqual([takes, null]);
  });
});

describe('real answers are as described', () => {
  let clinician: Person;
  let patientId: string;
  let plan: PlanView;
  let monday: string;
  let visitTypeId: string;
  let twinId: string;
  let taskId: string;
  beforeAll(async () => {
    clinician = await test.as('clinician@a.test');
    const today = (await clinician.get('/clinic')).body.today as string;
    patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    for (const [section, schema] of [
      ['conditions', 'NewCondition'],
      ['allergies', 'NewAllergy'],
      ['medicines', 'NewMedicine'],
      ['facts', 'NewFact'],
      ['coverages', 'NewCoverage'],
      ['goals', 'NewGoal'],
      ['history', 'NewPastTreatment'],
      ['statements', 'NewStatement'],
    ])
      await clinician.post(`/patients/${patientId}/${section}`, bodyOf(schema ?? ''));
    await ratedGoal(clinician, patientId);
    await clinician.post(
      `/patients/${patientId}/check-ins`,
      checkIn(today, { pegPain: 3, pegEnjoyment: 4, pegActivity: 6, redFlags: ['fever'], note: 'Warm' }),
    );
    twinId = (await clinician.post('/patients', newPatient())).body.id as string;
    await clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn: today, instruments: ['peg'] });
    taskId = ((await clinician.get('/tasks')).body as { id: string }[])[0]?.id ?? '';
    await clinician.post(`/worklist/${taskId}/attempts`, bodyOf('NewContactAttempt'));
    await clinician.put(`/patients/${patientId}/contact-preference`, bodyOf('ContactPreference'), 0);
    await clinician.post('/templates', bodyOf('NewTemplate'));
    await (await test.as('admin@a.test')).post('/clinic/closures', { ...bodyOf('NewClosure'), firstOn: today, lastOn: today });
    plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
    const duloxetine = MODALITY_BY_ID.get('duloxetine');
    if (!duloxetine) throw new Error('duloxetine is in the catalogue');
    const board = addCourse(boardOf(plan), courseOf(duloxetine, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20) }));
    plan = (await clinician.put(`/plans/${plan.id}/board`, board, plan.version)).body as PlanView;
    const scheduled = await openForVisits(await test.as('admin@a.test'));
    ({ monday, visitTypeId } = scheduled);
    expect((await clinician.post('/appointments', bookingOf(scheduled, patientId))).status).toBe(201);
    await clinician.post('/rules/draft', {});
    await clinician.put('/rules/draft', { takesShipped: false, changes: [{ id: 'SEQ-01', enabled: false }] }, 1);
  });

  it.each<[string, string, () => string]>([
    ['SessionView', 'clinician', () => '/session'],
    ['ClinicView', 'clinician', () => '/clinic'],
    ['ClosureViews', 'scheduler', () => '/clinic/closures'],
    ['CoverageTerms', 'scheduler', () => '/coverage-terms'],
    ['PatientPlan', 'clinician', () => `/plans/${plan.id}/patient-plan`],
    ['DisclosureViews', 'clinician', () => `/patients/${patientId}/disclosures`],
    ['DuplicatePairs', 'clinician', () => '/duplicates'],
    ['MatchedCharts', 'clinician', () => `/patients/${patientId}/duplicates`],
    ['MergePreview', 'clinician', () => `/patients/${patientId}/merges/${twinId}`],
    ['MergeViews', 'clinician', () => `/patients/${patientId}/merges`],
    ['FrozenQuote', 'clinician', () => `/plans/${plan.id}/quote`],
    ['AuthorisationViews', 'scheduler', () => `/patients/${patientId}/authorisations`],
    ['CatalogueEntries', 'clinician', () => '/catalogue'],
    ['RuleSetView', 'clinician', () => '/rules'],
    ['RulePolicyView', 'clinician', () => '/rules/policy'],
    ['RuleSetVersionRows', 'clinician', () => '/rules/versions'],
    ['RuleSetVersionView', 'admin', () => '/rules/versions/1'],
    ['DryRunView', 'clinician', () => '/rules/draft/dry-run'],
    ['PatientPage', 'clinician', () => '/patients'],
    ['PatientView', 'scheduler', () => `/patients/${patientId}/demographics`],
    ['Chart', 'clinician', () => `/patients/${patientId}`],
    ['PlanView', 'clinician', () => `/plans/${plan.id}`],
    ['ReviewRows', 'clinician', () => `/plans/${plan.id}/reviews`],
    ['PlanVersionRows', 'clinician', () => `/plans/${plan.id}/versions`],
    ['PlanVersionView', 'clinician', () => `/plans/${plan.id}/versions/2`],
    ['TemplateViews', 'clinician', () => '/templates'],
    ['TodayView', 'clinician', () => '/today'],
    ['TaskViews', 'clinician', () => '/tasks'],
    ['SchedulingView', 'admin', () => '/scheduling'],
    ['AppointmentViews', 'scheduler', () => `/appointments?from=${monday}&to=${monday}`],
    ['DaySheetRows', 'scheduler', () => `/day-sheet?day=${monday}`],
    ['SlotsView', 'scheduler', () => `/slots?patientId=${patientId}&visitTypeId=${visitTypeId}`],
    ['LevelView', 'scheduler', () => '/proposals'],
    ['AwayView', 'scheduler', () => `/moves?accountId=${patientId}&fromDay=2027-03-01&toDay=2027-03-02`],
    ['AskedCheckIns', 'scheduler', () => `/patients/${patientId}/check-in-requests`],
    ['PatientMessages', 'scheduler', () => `/patients/${patientId}/messages`],
    ['SafetyContactView', 'clinician', () => '/clinic/safety-contact'],
    ['WorklistPage', 'clinician', () => '/worklist'],
    ['WorklistPage', 'scheduler', () => '/worklist'],
    ['WorklistItem', 'scheduler', () => `/worklist/${taskId}`],
    ['AuditPage', 'auditor', () => '/audit'],
    ['InsightView', 'admin', () => '/insight'],
    ['OverrideReport', 'auditor', () => '/overrides'],
    ['Problem', 'clinician', () => `/patients/${randomUUID()}`],
  ])('%s', async (schema, role, path) => {
    const person = await test.as(`${role}@a.test`);
    const { body } = await person.get(path());
    expect(problemsWith(schema, body)).toBeNull();
  });

  it('and a member too many would be noticed', async () => {
    expect(problemsWith('PlanView', { ...plan, secret: 1 })).not.toBeNull();
  });
});
