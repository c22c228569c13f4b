import { afterEach, expect, it } from '@jest/globals';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openPage, sessionOf, type as typeInto } from '../../testing/page';
import { ENTRIES } from '../../testing/plan';
import { TermsPage } from './terms-page';

const TERMS: CoverageTerms = {
  ...{ benefits: [], prices: [], discounts: [] },
  payers: [{ id: 'y1', version: 1, name: 'Blue Harbor', aliases: ['BH'], kind: 'commercial' }],
};
afterEach(() => document.body.replaceChildren());

it('every field of a term is called by its label', async () => {
  const { backend, page, settle, button } = await openPage([{ path: 'terms', component: TermsPage }], '/terms', sessionOf('admin'));
  for (const waiting of backend.match('/api/coverage-terms')) waiting.flush(TERMS);
  for (const waiting of backend.match('/api/catalogue')) waiting.flush(ENTRIES);
  for (const waiting of backend.match('/api/clinic'))
    waiting.flush({ id: 'c1', name: 'Harbor Clinic', zone: 'UTC', demo: false, sites: [], openWeekdays: [], people: [], today: chartOf().today });
  await settle();
  button(/^Change/).click();
  await settle();
  const fields = [...document.querySelectorAll<HTMLInputElement>('app-term-dialog :is(input, select)')];
  expect(fields.map(({ labels }) => labels?.[0]?.textContent?.trim())).toEqual(['Name', 'Also called', 'Kind']);
  typeInto(fields[0] ?? null, 'Blue Harbor Health');
  button('Save').click();
  await settle();
  expect(backend.expectOne('/api/coverage-terms/payers/y1').request.body).toMatchObject({ name: 'Blue Harbor Health', aliases: ['BH'] });
  expect(await violations(page)).toEqual([]);
});
