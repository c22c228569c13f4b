import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Element, Resource } from '@stagewell/shared/interchange/fhir/resource';
import { STORIES } from '../demo/stories/stories.js';
import { startApp, type TestApp } from '../testing/app.js';
import { demoFiles } from '../testing/demo-files.js';
import { danglingIn, errorsIn } from '../testing/fhir-validators.js';

let test: TestApp;
const files = new Map<string, readonly Resource[]>();

const resourcesIn = (bundle: unknown): readonly Resource[] => (bundle as { entry: { resource: Resource }[] }).entry.map(({ resource }) => resource);

beforeAll(async () => {
  test = await startApp();
  for (const [story, file] of (await demoFiles(test)).files) files.set(story, resourcesIn(JSON.parse(file)));
}, 120_000);
afterAll(() => test.close());

const all = (): readonly Resource[] => [...files.values()].flat();

describe('the demo clinic, as other systems get it', () => {
  it('is the whole clinic, in every type of resource', () => {
    const counted = Object.entries(Object.groupBy(all(), ({ resourceType }) => resourceType)).map(([type, list]) => `${type} ${list?.length}`);
    process.stdout.write(`${files.size} patients, ${all().length} resources: ${counted.join(', ')}\n`);
    expect(files.size).toBe(STORIES.length);
    expect(new Set(all().map(({ resourceType }) => resourceType))).toEqual(
      new Set([
        'Patient',
        'Organization',
        'Practitioner',
        'Location',
        'CareTeam',
        'Condition',
        'AllergyIntolerance',
        'MedicationStatement',
        'Procedure',
        'Observation',
        'QuestionnaireResponse',
        'Coverage',
        'Goal',
        'CarePlan',
        'MedicationRequest',
        'ServiceRequest',
        'Appointment',
        'Task',
        'DetectedIssue',
        'Provenance',
      ]),
    );
  });

  it('has no resource in which either validator finds an error', () => {
    const wrong = all().flatMap((resource) => errorsIn(resource).map((error) => `${resource.resourceType}: ${error}`));
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('has no reference that leads out of its file, and no id twice', () => {
    for (const [story, resources] of files) {
      expect([story, danglingIn(resources)]).toEqual([story, []]);
      expect(new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`)).size).toBe(resources.length);
    }
  });

  it.each<[string, Element]>([
    ['a patient without a name part that is a list', { resourceType: 'Patient', id: 'a', name: 'Ana' }],
    ['an observation without a status', { resourceType: 'Observation', id: 'a', code: { text: 'Pain' } }],
    [
      'a reference to nowhere',
      { resourceType: 'Goal', id: 'a', lifecycleStatus: 'sleeping', description: { text: 'Walk' }, subject: { reference: 'Patient/a' } },
    ],
  ])('and the validators do find %s', (_what, resource) => {
    expect(errorsIn(resource)).not.toEqual([]);
  });

  it.each<[string, string, Element]>([
    ['fhir', 'a code that its value set lacks', { resourceType: 'Patient', id: 'a', gender: 'sleeping' }],
    [
      'medplum',
      'two values where one may stand',
      { resourceType: 'Observation', id: 'a', status: 'final', code: { text: 'Pain' }, valueInteger: 1, valueString: 'one' },
    ],
  ])('and only %s sees %s', (who, _what, resource) => {
    const said = errorsIn(resource);
    expect(said).not.toEqual([]);
    expect(said.filter((one) => !one.startsWith(who))).toEqual([]);
  });
});
