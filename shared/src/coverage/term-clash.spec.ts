import { expect, it } from '@jest/globals';
import { termClash } from './term-clash.js';
import type { BenefitView, CoverageTerms, PayerView, PriceView } from './terms.js';

const payer: PayerView = { id: 'p1', version: 1, name: 'Aetna', aliases: ['Aetna Inc.'], kind: 'commercial' };
const benefit: BenefitView = {
  ...{ id: 'b1', version: 1, payerId: 'p1', plan: 'Open Choice', treatments: ['esi', 'mbb'], covers: 'covered', leadDays: null, visitLimit: null },
  ...{ copayCents: 2_000, coinsurancePercent: null, note: '', startsOn: '2027-01-01', endsOn: null },
};
const price: PriceView = { id: 'k1', version: 1, siteId: null, modalityId: 'esi', cents: 90_000, per: 'session', startsOn: '2027-01-01', endsOn: null };
const terms: CoverageTerms = {
  payers: [payer],
  benefits: [benefit],
  prices: [price],
  discounts: [
    { id: 'd1', version: 1, name: 'D', percent: 25, services: ['veteran'], treatments: ['nad_iv'], needsProof: true, startsOn: '2027-01-01', endsOn: null },
  ],
};

it.each<[string, keyof CoverageTerms, object, string | null, string | null]>([
  ['a payer with the name of another', 'payers', { ...payer, name: ' AETNA ', aliases: [] }, null, 'name'],
  ['a payer also called like another', 'payers', { ...payer, name: 'Aetna Better Health', aliases: ['aetna  inc.'] }, null, 'aliases'],
  ['a payer with names of its own', 'payers', { ...payer, name: 'Cigna', aliases: [] }, null, null],
  ['a payer that keeps its name', 'payers', payer, 'p1', null],
  ['a benefit of the same plan, treatment and first day', 'benefits', { ...benefit, plan: 'open choice', treatments: ['mbb'] }, null, 'startsOn'],
  ['a benefit that replaces it later', 'benefits', { ...benefit, startsOn: '2027-01-02' }, null, null],
  ['a benefit of every plan', 'benefits', { ...benefit, plan: '' }, null, null],
  ['a benefit of other treatments', 'benefits', { ...benefit, treatments: ['rfa'] }, null, null],
  ['a benefit of another payer', 'benefits', { ...benefit, payerId: 'p2' }, null, null],
  ['a benefit that is changed', 'benefits', benefit, 'b1', null],
  ['a price of the same first day', 'prices', { ...price, cents: 1 }, null, 'startsOn'],
  ['a price from the next day on', 'prices', { ...price, startsOn: '2027-01-02' }, null, null],
  ['a price of one site beside that of all', 'prices', { ...price, siteId: 's1' }, null, null],
  ['a price of another treatment', 'prices', { ...price, modalityId: 'mbb' }, null, null],
  ['a second discount', 'discounts', { ...terms.discounts[0] }, null, null],
])('%s', (_, kind, input, id, path) => {
  expect(termClash(kind, input, terms, id)[0]?.path ?? null).toBe(path);
});
