import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { CaseCourse, CaseFile, CaseStage } from './case-file.js';
import { stageRequestOf } from './case-stage.js';

const TODAY = '2027-03-01';

const requestFor = (courses: readonly CaseCourse[], stage?: CaseStage) => {
  const file: CaseFile = { today: TODAY, plan: { courses }, ...(stage === undefined ? {} : { stage }) };
  return stageRequestOf(file, MODALITY_BY_ID);
};

describe('what is to be staged', () => {
  it('a course is free, the aim is soonest relief, and the year is long, unless the case says otherwise', () => {
    const { document, ...request } = requestFor([{ modality: 'duloxetine' }]);
    expect(request).toEqual({ freedom: { duloxetine: {} }, horizon: '2028-02-29', closures: [], aim: 'soonest-relief', baseline: null });
    expect(document.plan.courses[0]).toMatchObject({ startsOn: TODAY, endsOn: null });
  });

  it('carries the bounds of each course, by its id', () => {
    const bounds = { notBefore: '2027-03-08', notAfter: '2027-05-01', payerLeadDays: 14, costCents: 2500, priority: 3 };
    const { freedom } = requestFor([
      { modality: 'esi', ...bounds },
      { modality: 'esi', startsOn: '2027-04-01', fixed: true },
    ]);
    expect(freedom).toEqual({ esi: bounds, 'esi-2': { fixed: true } });
  });

  it('carries what the clinic and the patient agreed to; zero is an answer', () => {
    const closures = [{ from: '2027-04-01', to: '2027-04-05' }] as const;
    const request = requestFor([], { aim: 'lightest-burden', horizonDays: 90, closures, visitsPerWeek: 0, monthlyBudgetCents: 0 });
    expect(request).toMatchObject({ horizon: '2027-05-30', aim: 'lightest-burden', closures: [{ ...closures[0], what: 'everything' }] });
    expect([request.visitsPerWeek, request.monthlyBudgetCents]).toEqual([0, 0]);
  });

  it('stays close to the days that the plan gives, where it gives one', () => {
    const { baseline } = requestFor([{ modality: 'cbt', startsOn: '2027-04-01' }, { modality: 'esi' }], { stayClose: true });
    expect(baseline).toEqual({ cbt: '2027-04-01' });
  });

  it('a length goes with the course, wherever it starts', () => {
    const ends = [{}, { startsOn: '2027-04-01' }].map((more) => requestFor([{ modality: 'cbt', lengthDays: 56, ...more }]).document.plan.courses[0]?.endsOn);
    expect(ends).toEqual(['2027-04-25', '2027-05-26']);
  });
});
