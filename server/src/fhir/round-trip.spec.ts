import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { readResponse } from '@stagewell/shared/interchange/fhir/check-in-response';
import { exportBundle, resourcesOf } from '@stagewell/shared/interchange/fhir/export';
import { readPatientRow } from '@stagewell/shared/interchange/fhir/people';
import { readCourse, readPlan, readPreferences, readRating, readSection } from '@stagewell/shared/interchange/fhir/read-back';
import type { PatientRecord } from '@stagewell/shared/interchange/fhir/record';
import { kindOf, type Kind, type Resource } from '@stagewell/shared/interchange/fhir/resource';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { madeChart, recordOf } from '../testing/made-record.js';
import { danglingIn, errorsIn } from '../testing/fhir-validators.js';

const SECTIONS = ['conditions', 'allergies', 'medicines', 'facts', 'coverages', 'goals', 'history', 'statements', 'events', 'questions'] as const;
const RECORDED = ['id', 'version', 'source', 'sourceSystem', 'sourceId', 'recordedOn'];
const without = (row: object, names: readonly string[]): object => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
/** As it crosses a wire. */
const sent = (made: PatientRecord): readonly Resource[] =>
  (JSON.parse(JSON.stringify(exportBundle(made))) as { entry: { resource: Resource }[] }).entry.map(({ resource }) => resource);
const of = (resources: readonly Resource[], kind: Kind): readonly Resource[] => resources.filter((resource) => kindOf(resource) === kind);

describe('a chart that is exported and read back', () => {
  it('has every row of every section as it was', () => {
    fc.assert(
      fc.property(madeChart, (parts) => {
        const made = recordOf(parts);
        const resources = sent(made);
        for (const section of SECTIONS)
          expect([section, of(resources, section).map((one) => readSection(section, one))]).toEqual([
            section,
            made.chart[section].map((row) => without(row, RECORDED)),
          ]);
      }),
      { numRuns: 200 },
    );
  });

  it('has its check-ins, ratings, preferences and demographics', () => {
    fc.assert(
      fc.property(madeChart, (parts) => {
        const made = recordOf(parts);
        const resources = sent(made);
        const HOW = ['id', 'source', 'requestId', 'dueOn', 'recordedAt', 'recordedBy'];
        const answered = (row: CheckInView): object => ({
          ...without(row, HOW),
          questionnaires: row.questionnaires.map((one) => without(one, ['version', 'score'])),
        });
        expect(of(resources, 'check-in').map(readResponse)).toEqual(made.chart.checkIns.map(answered));
        expect(of(resources, 'goal-rating').map((one) => readRating(one).value)).toEqual(
          made.chart.goalRatings.map((row) => without(row, ['id', 'goalId', 'version', 'recordedAt', 'recordedBy'])),
        );
        const patient = resources.find(({ resourceType }) => resourceType === 'Patient') ?? {};
        expect(readPreferences(patient)).toEqual(without(made.chart.preferences, ['version']));
        expect(readPatientRow(patient)).toEqual(without(made.chart.patient, RECORDED));
      }),
      { numRuns: 200 },
    );
  });

  it('has its plans with their stages and courses as they were planned', () => {
    const drafted = (one: CourseView): object => without(one, ['state', 'startedOn', 'endedOn', 'stopReason', 'learned']);
    fc.assert(
      fc.property(madeChart, (parts) => {
        const made = recordOf(parts);
        const resources = sent(made);
        expect(of(resources, 'plan').map(readPlan)).toEqual(
          made.plans.map(({ id, state, title, urgentReason, stages }) => ({ id, state, title, urgentReason, stages })),
        );
        const read = of(resources, 'course').map(readCourse);
        expect(read.map((one) => [one.planId, one.course])).toEqual(made.plans.flatMap(({ id, courses }) => courses.map((one) => [id, drafted(one)])));
      }),
      { numRuns: 200 },
    );
  });

  it('is valid for both validators, and points at nothing that is not there', () => {
    fc.assert(
      fc.property(madeChart, (parts) => {
        const made = recordOf(parts);
        const resources = resourcesOf(made);
        expect(resources.flatMap((one) => errorsIn(one).map((error) => `${one.resourceType} ${error}`))).toEqual([]);
        expect(danglingIn(resources)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('nothing in it is null, empty, or without an id of its own', () => {
    const bare = (value: unknown): boolean => {
      if (value === null || value === '' || value === undefined) return true;
      if (typeof value !== 'object') return false;
      const inner = Object.values(value);
      return inner.length === 0 || inner.some(bare);
    };
    fc.assert(
      fc.property(madeChart, (parts) => {
        const made = recordOf(parts);
        const resources = resourcesOf(made);
        expect(resources.filter(bare)).toEqual([]);
        expect(resources.filter(({ id }) => !/^[A-Za-z0-9.-]{1,64}$/.test(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
