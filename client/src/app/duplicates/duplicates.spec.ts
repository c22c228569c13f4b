import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonMatch } from '@stagewell/shared/patients/match';
import {
  MATCHED_CHARTS,
  type DuplicatePairs,
  type MatchedChart,
  type MatchSide,
  type MergePreview,
  type MergeSide,
  type MergeView,
} from '@stagewell/shared/patients/merge';
import { Component } from '@angular/core';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { PATIENTS_ROUTES } from '../patients/patients.routes';
import { DuplicatesNote } from './duplicates-note';
import { MergesCard } from './merges-card';

@Component({ imports: [DuplicatesNote, MergesCard], template: '<h1>Chart</h1><app-duplicates-note patientId="p1" /><app-merges-card patientId="p1" />' })
class Around {}

const ROUTES = [
  { path: 'around', component: Around },
  { path: 'patients', children: PATIENTS_ROUTES },
];
const MATCH: PersonMatch = {
  grade: 'probable',
  reasons: [
    { about: 'name', says: 'the given name is the same', speaks: 'for' },
    { about: 'birth-date', says: 'the birth date is the same', speaks: 'for' },
    { about: 'name', says: 'the family name differs', speaks: 'against' },
  ],
};
const matchSide = (id: string, mrn: string, more: Partial<MatchSide> = {}): MatchSide => ({
  ...{ id, mrn, familyName: 'Alvarez', givenName: 'Maria', birthDate: '1961-04-02', onCareTeam: true },
  ...more,
});
const mergeSide = (id: string, mrn: string, more: Partial<MergeSide> = {}): MergeSide => ({
  ...{ id, version: 3, mrn, familyName: 'Alvarez', givenName: 'Maria', birthDate: '1961-04-02', sex: 'female', language: 'es', interpreter: false },
  ...{ phone: '', email: '', address: '', serviceStatus: 'none', recordedOn: '2026-01-05' },
  ...more,
});
const PREVIEW: MergePreview = {
  kept: mergeSide('p1', 'M-1'),
  merged: mergeSide('p2', 'M-2', { version: 1, familyName: 'Reyes', phone: '555-0101' }),
  match: MATCH,
  counts: [{ what: 'check_in', kept: 4, moves: 2, stays: 1 }],
  saidTwo: null,
  hindrances: [],
};
const MERGED: MergeView = {
  ...{ id: 'g1', keptId: 'p1', mergedId: 'p2', mrn: 'M-2', familyName: 'Reyes', givenName: 'Maria', birthDate: null },
  ...{ reason: 'The same insurance card', mergedAt: '2026-11-20T15:00:00Z', mergedByName: 'Dr. Okoye' },
  moved: [{ what: 'check_in', count: 2 }],
  ...{ undoneAt: null, undoneByName: null, undoneReason: '' },
};

const compare = async (preview: MergePreview = PREVIEW, session = sessionOf('clinician')) => {
  const opened = await openPage(ROUTES, '/patients/p1/merge/p2', session);
  opened.asked('/api/patients/p1/merges/p2').flush(preview);
  await opened.settle();
  return opened;
};

describe('charts that may be of one person', () => {
  afterEach(() => document.body.replaceChildren());

  it('are listed with what speaks for and against, and lead to the comparison', async () => {
    const { page, asked, settle, text } = await openPage(ROUTES, '/patients/duplicates');
    expect(text()).toContain('Comparing the charts');
    const pairs: DuplicatePairs = {
      pairs: [{ one: matchSide('p1', 'M-1'), other: matchSide('p2', 'M-2', { onCareTeam: false, birthDate: null }), match: MATCH }],
      more: false,
    };
    asked('/api/duplicates').flush(pairs);
    await settle();
    expect(text()).toContain('1 pair');
    expect(text()).toContain('the given name is the same, the birth date is the same; but the family name differs.');
    expect(text()).toContain('MRN M-2, not on the care team');
    expect(page.querySelector('.pairs a')?.getAttribute('href')).toBe('/patients/p1/merge/p2');
    expect(await violations(page)).toEqual([]);
  });

  it('are said to be none, and a failure is said', async () => {
    const { asked, settle, text, button, page } = await openPage(ROUTES, '/patients/duplicates');
    asked('/api/duplicates').flush(problem(500, 'fault', { title: 'The charts could not be compared' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The charts could not be compared');
    button('Try again').click();
    await settle();
    asked('/api/duplicates').flush({ pairs: [], more: false });
    await settle();
    expect(text()).toContain('No two charts look like one person');
    expect(await violations(page)).toEqual([]);
  });

  it('are chosen by hand when nothing proposes them', async () => {
    const { page, asked, settle, pause, router, button } = await openPage(ROUTES, '/patients/duplicates', sessionOf('admin'));
    asked('/api/duplicates').flush({ pairs: [], more: false });
    await settle();
    for (const [label, id] of [
      ['The first chart', 'p1'],
      ['The second chart', 'p2'],
    ]) {
      type(page.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`), 'alv');
      await pause(300);
      await settle();
      const found = { id, mrn: `M-${id}`, familyName: 'Alvarez', givenName: 'Maria', mergedIntoId: null };
      asked('/api/patients').flush({ rows: [found], next: null });
      await settle();
      button(new RegExp(`MRN M-${id}`, 'u')).click();
      await settle();
    }
    expect(router.url).toBe('/patients/p1/merge/p2');
  });

  it('are told on the chart', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/around');
    const found: MatchedChart[] = [{ ...matchSide('p2', 'M-2'), match: MATCH }];
    asked('/api/patients/p1/duplicates').flush(found);
    asked('/api/patients/p1/merges').flush([]);
    await settle();
    expect(text()).toContain('Probably the same person as Maria Alvarez, MRN M-2. Nothing was merged.');
    expect(text()).not.toContain('Merged into this chart');
    expect(text()).not.toContain('There may be more');
  });

  it('are the first of many, and the chart says so', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/around');
    const found = Array.from({ length: MATCHED_CHARTS.shown }, (_, at): MatchedChart => ({ ...matchSide(`q${at}`, `M-${at}`), match: MATCH }));
    asked('/api/patients/p1/duplicates').flush(found);
    asked('/api/patients/p1/merges').flush([]);
    await settle();
    expect(text()).toContain(`There may be more charts like this one; these are the ${MATCHED_CHARTS.shown} most alike.`);
  });

  it('are shown before a new chart is made, and a second save says that it is somebody else', async () => {
    const { page, asked, settle, text, button } = await openPage(ROUTES, '/patients/new');
    const [family, given, mrn] = page.querySelectorAll<HTMLInputElement>('input');
    type(family ?? null, 'Alvarez');
    type(given ?? null, 'Maria');
    type(mrn ?? null, 'M-9');
    await settle();
    button('Save').click();
    await settle();
    const request = asked('/api/duplicates/asked', 'POST');
    expect(request.request.body).toEqual({ familyName: 'Alvarez', givenName: 'Maria', birthDate: null, sex: 'unknown', phone: '', email: '' });
    request.flush([{ ...matchSide('p2', 'M-2'), match: MATCH }]);
    await settle();
    expect(text()).toContain('This person may have a chart already. Nothing was saved yet.');
    expect(await violations(page)).toEqual([]);
    button('Save as somebody else').click();
    await settle();
    asked('/api/patients', 'POST').flush({ id: 'p9', givenName: 'Maria', familyName: 'Alvarez' });
  });
});

describe('comparing two charts', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows both, where they differ, and what would move', async () => {
    const { page, text } = await compare();
    expect([...page.querySelectorAll('.differs th')].map((cell) => cell.textContent?.replace('(differs)', '').trim())).toEqual([
      'Record number',
      'Family name',
      'Phone',
    ]);
    expect(text()).toContain('check-ins421');
    expect(page.querySelector('.card__head a')?.getAttribute('href')).toBe('/patients/p2/merge/p1');
    expect(await violations(page)).toEqual([]);
  });

  it('merges by reason and signature, with the versions that were compared', async () => {
    const { page, asked, settle, text, button, router } = await compare();
    button('Merge into M-1').click();
    await settle();
    expect(page.querySelector('#why')?.getAttribute('aria-invalid')).toBe('true');
    type(page.querySelector('textarea'), 'The same insurance card');
    await settle();
    button('Merge into M-1').click();
    await settle();
    expect(text()).toContain('What MRN M-2 holds moves to MRN M-1');
    type(document.querySelector('input[type=password]'), 'long enough password');
    await settle();
    button('Sign and merge').click();
    await settle();
    const request = asked('/api/patients/p1/merges', 'POST');
    expect(request.request.body).toEqual({
      ...{ mergedId: 'p2', keptVersion: 3, mergedVersion: 1 },
      ...{ reason: 'The same insurance card', password: 'long enough password' },
    });
    request.flush(MERGED);
    await settle();
    expect(router.url).toBe('/patients/p1/imports');
  });

  it('cannot merge while something has to be settled, and says what', async () => {
    const { page, text } = await compare({ ...PREVIEW, hindrances: ['Both charts have an open plan.'] });
    expect(text()).toContain('Both charts have an open plan.');
    expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['They are two people']);
  });

  it('keeps that they are two people', async () => {
    const { asked, settle, button, router } = await compare(PREVIEW, sessionOf('scheduler'));
    button('They are two people').click();
    await settle();
    type(document.querySelector('mat-dialog-container textarea'), 'Twins');
    await settle();
    button('Two people').click();
    await settle();
    const request = asked('/api/patients/p1/two-people', 'POST');
    expect(request.request.body).toEqual({ otherId: 'p2', reason: 'Twins' });
    request.flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    expect(router.url).toBe('/patients/duplicates');
  });

  it('says that somebody called them two people before', async () => {
    const { text } = await compare({ ...PREVIEW, saidTwo: { reason: 'Cousins', at: '2026-11-02T15:00:00Z', byName: 'Owen Brooks' } });
    expect(text()).toMatch(/Owen Brooks said on Nov 2, 2026.* that these are two people: Cousins/u);
  });

  it('tells the front desk nothing of what the charts hold', async () => {
    const { text } = await compare({ ...PREVIEW, counts: [] }, sessionOf('scheduler'));
    expect(text()).not.toContain('What moves');
    expect(text()).toContain('A clinician of both care teams or an administrator merges charts.');
  });

  it('warns when nothing says that they are one person', async () => {
    const { text } = await compare({ ...PREVIEW, match: null });
    expect(text()).toContain('nothing says that these two are one person');
  });
});

describe('what was merged', () => {
  afterEach(() => document.body.replaceChildren());

  it('is shown with who and why, and taken back by a signature', async () => {
    const { asked, settle, text, button } = await openPage(ROUTES, '/around');
    asked('/api/patients/p1/duplicates').flush([]);
    asked('/api/patients/p1/merges').flush([MERGED]);
    await settle();
    expect(text()).toContain('by Dr. Okoye: The same insurance card');
    expect(text()).toContain('Came with it: 2 check-ins.');
    button('Take back the merge of MRN M-2').click();
    await settle();
    type(document.querySelector('mat-dialog-container textarea'), 'Two cousins after all');
    await settle();
    button('Go on to sign').click();
    await settle();
    type(document.querySelector('input[type=password]'), 'long enough password');
    await settle();
    button('Sign and take back').click();
    await settle();
    const request = asked('/api/merges/g1/undo', 'POST');
    expect(request.request.body).toEqual({ reason: 'Two cousins after all', password: 'long enough password' });
    request.flush({ ...MERGED, undoneAt: '2026-11-21T15:00:00Z', undoneByName: 'Dr. Okoye', undoneReason: 'Two cousins after all' });
    await settle();
    asked('/api/patients/p1/merges').flush([{ ...MERGED, undoneAt: '2026-11-21T15:00:00Z', undoneByName: 'Dr. Okoye', undoneReason: 'Two cousins after all' }]);
    await settle();
    expect(text()).toContain('by Dr. Okoye: Two cousins after all');
  });
});
