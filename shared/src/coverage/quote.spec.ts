import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import type { AuthorisationView } from './authorisation.js';
import { chargesOf, quoteOf } from './charges.js';
import { dollars, percentOf } from './money.js';
import { reasonText, sumText, whyOfCourse } from './quote-words.js';
import type { QuoteAsked, QuotedCourse, QuotedCoverage } from './quote.js';
import type { BenefitView, DiscountView, PriceView } from './terms.js';

const TODAY = '2027-03-01';
const UNTIL = '2028-02-29';

const row = (id: string) => ({ id, version: 1, startsOn: '2027-01-01', endsOn: null });
const price = (modalityId: string, cents: number, more: Partial<PriceView> = {}): PriceView => ({
  ...row(`price-${modalityId}`),
  ...{ siteId: null, modalityId, cents, per: 'session', ...more },
});
const benefit = (treatments: readonly string[], more: Partial<BenefitView> = {}): BenefitView => ({
  ...row(`benefit-${treatments.join('-')}`),
  ...{ payerId: 'aetna', plan: '', treatments, covers: 'covered', leadDays: null, visitLimit: null, copayCents: null, coinsurancePercent: null, note: '' },
  ...more,
});
const SERVICE: DiscountView = {
  ...row('service'),
  name: 'Service discount',
  percent: 25,
  services: ['active-military', 'veteran', 'first-responder'],
  treatments: ['ketamine_iv', 'nad_iv', 'vitamin_iv'],
  needsProof: true,
};
const course = (modalityId: string, more: Partial<QuotedCourse> = {}): QuotedCourse => ({
  ...{ id: modalityId, modalityId, category: 'interventional', startsOn: TODAY, endsOn: TODAY, sessionsPerWeek: null },
  ...more,
});
const aetna = (more: Partial<QuotedCoverage> = {}): QuotedCoverage => ({
  ...{ id: 'cover-1', payer: 'AETNA ', plan: 'Open Choice', order: 1, startsOn: null, endsOn: null, deductibleLeftCents: null, deductibleAsOf: null },
  ...more,
});
const PT = course('pt_exercise', { category: 'restorative', sessionsPerWeek: 2, endsOn: addDays(TODAY, 55) });
const DULOXETINE = course('duloxetine', { category: 'medication', endsOn: null });
const KETAMINE = course('ketamine_iv');

interface Given extends Partial<Omit<QuoteAsked, 'terms'>> {
  readonly benefits?: readonly BenefitView[];
  readonly prices?: readonly PriceView[];
  readonly discounts?: readonly DiscountView[];
}
const PRICES = [price('ketamine_iv', 45_000), price('pt_exercise', 9_500), price('duloxetine', 1_999, { per: 'month' }), price('nad_iv', 39_999)];
const asked = ({ benefits = [], prices = PRICES, discounts = [SERVICE], ...more }: Given): QuoteAsked => ({
  terms: { payers: [{ id: 'aetna', version: 1, name: 'Aetna', aliases: ['Aetna Inc.'], kind: 'commercial' }], benefits, prices, discounts },
  ...{ courses: [], coverages: [], authorisations: [], serviceStatus: 'none', proofs: [], siteId: 'marietta', from: TODAY, until: UNTIL },
  ...more,
});
const proof = (expiresOn: string | null = null) =>
  ({ id: 'proof', version: 1, service: 'veteran', document: 'DD-214', seenOn: TODAY, expiresOn, seenByName: 'Brooks' }) as const;
const authorisation = (more: Partial<AuthorisationView>): AuthorisationView => ({
  ...{ id: 'auth', version: 1, coverageId: 'cover-1', modalityId: 'esi', courseId: null, note: '', state: 'granted', neededOn: TODAY, requestedOn: TODAY },
  ...{ decidedOn: TODAY, number: 'A-1', startsOn: null, expiresOn: null, sessions: null },
  ...more,
});
const kinds = (given: Given): readonly string[] => [...new Set(chargesOf(asked(given)).flatMap(({ reasons }) => reasons.map(({ kind }) => kind)))];

describe('what the patient pays', () => {
  const VETERAN = { serviceStatus: 'veteran', proofs: [proof()] } as const;
  const COPAY = benefit(['restorative'], { copayCents: 3_000 });
  const table: readonly (readonly [name: string, given: Given, total: number | null, kinds: readonly string[]])[] = [
    ['nobody insured pays the price', { courses: [KETAMINE] }, 45_000, ['self-pay']],
    ["a veteran's ketamine is 25 % off", { courses: [KETAMINE], ...VETERAN }, 33_750, ['self-pay', 'discount']],
    ["a veteran's duloxetine is not", { courses: [{ ...DULOXETINE, endsOn: addDays(TODAY, 29) }], ...VETERAN }, 1_999, ['self-pay']],
    ['half a cent goes up: 75 % of 399.99', { courses: [course('nad_iv')], ...VETERAN }, 29_999, ['self-pay', 'discount']],
    ['no sessions a week is one, on its first day', { courses: [{ ...PT, sessionsPerWeek: 0 }] }, 9_500, ['self-pay']],
    [
      'without proof the full price, and what proof would give',
      { courses: [KETAMINE], serviceStatus: 'veteran' },
      45_000,
      ['self-pay', 'discount-without-proof'],
    ],
    [
      'proof that has ended before the session is none',
      { courses: [KETAMINE], serviceStatus: 'veteran', proofs: [proof('2027-02-28')] },
      45_000,
      ['self-pay', 'discount-without-proof'],
    ],
    ['proof counts on its last day', { courses: [KETAMINE], serviceStatus: 'veteran', proofs: [proof(TODAY)] }, 33_750, ['self-pay', 'discount']],
    ['a discount that has ended counts no more', { courses: [KETAMINE], ...VETERAN, discounts: [{ ...SERVICE, endsOn: '2027-02-28' }] }, 45_000, ['self-pay']],
    [
      'discounts do not add up: the higher counts',
      { courses: [KETAMINE], ...VETERAN, discounts: [SERVICE, { ...SERVICE, id: 'b', percent: 30, name: 'Spring' }] },
      31_500,
      ['self-pay', 'discount'],
    ],
    ['without a price nobody knows', { courses: [course('acupuncture')] }, null, ['no-price']],
    ['a copay each session: 16 of them', { courses: [PT], coverages: [aetna()], benefits: [COPAY] }, 48_000, ['copay']],
    ['nothing is left of a copay of nothing', { courses: [PT], coverages: [aetna()], benefits: [benefit(['restorative'], { copayCents: 0 })] }, 0, ['in-full']],
    ['nothing is left of a copay of nothing', { courses: [PT], coverages: [aetna()], benefits: [benefit(['restorative'], { copayCents: 0 })] }, 0, ['in-full']],
    [
      'a copay is not more than the price',
      { courses: [PT], coverages: [aetna()], benefits: [COPAY], prices: [price('pt_exercise', 2_500)] },
      40_000,
      ['copay'],
    ],
    ['a copay is known without a price', { courses: [PT], coverages: [aetna()], benefits: [COPAY], prices: [] }, 48_000, ['copay']],
    ['covered with a share nobody knows', { courses: [PT], coverages: [aetna()], benefits: [benefit(['pt_exercise'])] }, null, ['share-unknown']],
    ['a payer the clinic does not know', { courses: [PT], coverages: [aetna({ payer: 'Peachtree' })], benefits: [COPAY] }, null, ['payer-unknown']],
    ['a payer known by an alias', { courses: [PT], coverages: [aetna({ payer: 'aetna  inc.' })], benefits: [COPAY] }, 48_000, ['copay']],
    ['terms that say nothing of a treatment', { courses: [KETAMINE], coverages: [aetna()], benefits: [COPAY] }, null, ['benefit-unknown']],
    [
      'not covered: the price, less the discount',
      { courses: [KETAMINE], coverages: [aetna()], benefits: [benefit(['ketamine_iv'], { covers: 'not-covered' })], ...VETERAN },
      33_750,
      ['not-covered', 'self-pay', 'discount'],
    ],
    [
      'a modality counts before its category',
      { courses: [PT], coverages: [aetna()], benefits: [COPAY, benefit(['pt_exercise'], { copayCents: 1_000 })] },
      16_000,
      ['copay'],
    ],
    [
      'the named plan counts before all plans',
      {
        courses: [PT],
        coverages: [aetna()],
        benefits: [benefit(['pt_exercise'], { copayCents: 1_000 }), benefit(['restorative'], { plan: 'open choice', copayCents: 2_000 })],
      },
      32_000,
      ['copay'],
    ],
    [
      '12 visits paid, 4 by the patient',
      { courses: [PT], coverages: [aetna()], benefits: [benefit(['pt_exercise'], { copayCents: 1_000, visitLimit: { visits: 12, per: 'calendar-year' } })] },
      12_000 + 4 * 9_500,
      ['copay', 'beyond-visits', 'self-pay'],
    ],
    [
      'coinsurance rounds each session',
      { courses: [PT], coverages: [aetna({ deductibleLeftCents: 0 })], benefits: [benefit(['pt_exercise'], { coinsurancePercent: 15 })] },
      16 * 1_425,
      ['coinsurance'],
    ],
    [
      'the deductible first, then 20 % of the rest',
      {
        courses: [{ ...PT, endsOn: TODAY }],
        coverages: [aetna({ deductibleLeftCents: 5_000, deductibleAsOf: TODAY })],
        benefits: [benefit(['pt_exercise'], { coinsurancePercent: 20 })],
      },
      5_000 + 900,
      ['coinsurance', 'deductible'],
    ],
    [
      'a deductible of last year is not known',
      {
        courses: [{ ...PT, endsOn: TODAY }],
        coverages: [aetna({ deductibleLeftCents: 5_000, deductibleAsOf: '2026-11-01' })],
        benefits: [benefit(['pt_exercise'], { coinsurancePercent: 20 })],
      },
      1_900,
      ['coinsurance', 'deductible-unknown'],
    ],
    [
      'the second coverage pays what the first does not',
      {
        courses: [PT],
        coverages: [aetna(), aetna({ id: 'cover-2', payer: 'Aetna Inc.', plan: 'Second', order: 2 })],
        benefits: [benefit(['pt_exercise'], { covers: 'not-covered' }), benefit(['restorative'], { plan: 'Second', copayCents: 500 })],
      },
      8_000,
      ['not-covered', 'copay'],
    ],
    ['a coverage that has ended pays nothing', { courses: [PT], coverages: [aetna({ endsOn: '2027-02-28' })], benefits: [COPAY] }, 16 * 9_500, ['self-pay']],
    ['a benefit from April on', { courses: [PT], coverages: [aetna()], benefits: [{ ...COPAY, startsOn: '2027-04-01' }] }, null, ['benefit-unknown', 'copay']],
    ['a course that is over before the quote begins', { courses: [{ ...PT, startsOn: '2026-12-01', endsOn: '2027-01-15' }] }, 0, []],
    ['an ongoing medicine: 13 months of 30 days in a year', { courses: [DULOXETINE] }, 13 * 1_999, ['self-pay']],
    [
      'a price of the site counts before that of all',
      { courses: [KETAMINE], prices: [...PRICES, price('ketamine_iv', 40_000, { id: 's', siteId: 'marietta' })] },
      40_000,
      ['self-pay'],
    ],
    [
      'where the patient comes to is not known',
      { courses: [KETAMINE], siteId: null, prices: [price('ketamine_iv', 40_000, { siteId: 'marietta' })] },
      null,
      ['no-price'],
    ],
  ];
  it.each(table)('%s', (_, given, total, reasons) => {
    expect(quoteOf(asked(given)).total.cents).toBe(total);
    expect(kinds(given)).toEqual(reasons);
  });
});

describe('authorisations', () => {
  const ESI = course('esi');
  const PRIOR = benefit(['esi'], { covers: 'prior-authorisation', leadDays: 14, copayCents: 4_000 });
  const given = (authorisations: readonly AuthorisationView[], more: Given = {}): Given => ({
    ...{ courses: [ESI], coverages: [aetna()], benefits: [PRIOR], prices: [price('esi', 80_000)], authorisations },
    ...more,
  });
  const table: readonly (readonly [name: string, given: Given, total: number | null, kinds: readonly string[]])[] = [
    ['none asked yet: as if granted, and said so', given([]), 4_000, ['copay', 'authorisation-pending']],
    ['granted', given([authorisation({})]), 4_000, ['copay']],
    ['denied', given([authorisation({ state: 'denied' })]), 80_000, ['authorisation-denied', 'self-pay']],
    ['denied once, granted later', given([authorisation({ id: 'a', state: 'denied' }), authorisation({})]), 4_000, ['copay']],
    ['granted until yesterday', given([authorisation({ expiresOn: '2027-02-28' })]), 4_000, ['copay', 'authorisation-pending']],
    ['granted until today', given([authorisation({ expiresOn: TODAY })]), 4_000, ['copay']],
    ['granted for another course', given([authorisation({ courseId: 'other' })]), 4_000, ['copay', 'authorisation-pending']],
    [
      'granted for one session of two',
      given([authorisation({ sessions: 1 })], { courses: [{ ...ESI, sessionsPerWeek: 1, endsOn: addDays(TODAY, 7) }] }),
      8_000,
      ['copay', 'authorisation-pending'],
    ],
  ];
  it.each(table)('%s', (_, asks, total, reasons) => {
    expect(quoteOf(asked(asks)).total.cents).toBe(total);
    expect(kinds(asks)).toEqual(reasons);
  });
});

describe('a quote', () => {
  it('sums by course and month, and says what it comes to at least', () => {
    const { months, courses, total } = quoteOf(asked({ courses: [PT, course('acupuncture', { id: 'a' })], prices: [price('pt_exercise', 10_000)] }));
    expect(months.map(({ month, cents }) => [month, cents])).toEqual([
      ['2027-03', null],
      ['2027-04', 70_000],
    ]);
    expect(courses.map(({ courseId, cents, knownCents }) => [courseId, cents, knownCents])).toEqual([
      ['pt_exercise', 160_000, 160_000],
      ['a', null, 0],
    ]);
    expect(sumText(total)).toEqual({ en: 'at least $1,600.00', es: 'al menos $1,600.00' });
  });

  it('gives its reasons once, in both languages', () => {
    const quote = quoteOf(asked({ courses: [KETAMINE], serviceStatus: 'veteran', proofs: [proof()] }));
    expect(whyOfCourse(quote, 'ketamine_iv')).toEqual([
      { en: 'Paid without insurance.', es: 'Se paga sin seguro.' },
      { en: '25 % off: Service discount.', es: '25 % de descuento para militares en activo, veteranos y personal de emergencias.' },
    ]);
    expect(reasonText({ kind: 'beyond-visits', payer: 'Aetna', visits: 20, per: 'calendar-year' }).es).toContain('20 sesiones por año natural');
  });

  const anyCourse = fc.record({
    id: fc.uuid(),
    modalityId: fc.constantFrom('ketamine_iv', 'pt_exercise', 'duloxetine', 'acupuncture'),
    category: fc.constantFrom('interventional', 'restorative', 'medication'),
    startsOn: fc.integer({ min: -60, max: 300 }).map((days) => addDays(TODAY, days)),
    sessionsPerWeek: fc.option(fc.constantFrom(0, 1, 2, 3, 0.5)),
    lasts: fc.option(fc.integer({ min: 0, max: 200 })),
  });
  const anyAsked = fc
    .record({
      courses: fc.uniqueArray(anyCourse, { maxLength: 6, selector: ({ id }) => id }),
      copay: fc.option(fc.integer({ min: 0, max: 9_000 })),
      percent: fc.option(fc.integer({ min: 1, max: 100 })),
      visits: fc.option(fc.integer({ min: 1, max: 12 })),
      left: fc.option(fc.integer({ min: 0, max: 60_000 })),
    })
    .map(({ courses, copay, percent, visits, left }) =>
      asked({
        courses: courses.map(({ lasts, ...one }) => ({ ...one, endsOn: lasts === null ? null : addDays(one.startsOn, lasts) })),
        coverages: [aetna({ deductibleLeftCents: left, deductibleAsOf: TODAY })],
        benefits: [
          benefit(['restorative', 'medication'], {
            copayCents: copay,
            coinsurancePercent: percent,
            visitLimit: visits === null ? null : { visits, per: 'calendar-year' },
          }),
          benefit(['interventional'], { covers: 'not-covered' }),
        ],
      }),
    );
  it('is whole cents, never above the price, adds up, and does not mind the order of rows', () => {
    fc.assert(
      fc.property(anyAsked, (given) => {
        const quote = quoteOf(given);
        for (const { priceCents, patientCents } of quote.lines) {
          if (patientCents === null) continue;
          expect(Number.isInteger(patientCents) && patientCents >= 0).toBe(true);
          if (priceCents !== null) expect(patientCents).toBeLessThanOrEqual(priceCents);
        }
        const known = (sums: readonly { readonly knownCents: number }[]): number => sums.reduce((sum, { knownCents }) => sum + knownCents, 0);
        expect(known(quote.courses)).toBe(quote.total.knownCents);
        expect(known(quote.months)).toBe(quote.total.knownCents);
        const turned = quoteOf({ ...given, courses: given.courses.toReversed(), terms: { ...given.terms, benefits: given.terms.benefits.toReversed() } });
        expect(turned.total).toEqual(quote.total);
        expect(turned.months).toEqual(quote.months);
      }),
    );
  });
});

it.each([
  [1, 50, 1],
  [3, 50, 2],
  [199, 25, 50],
  [0, 25, 0],
  [45_000, 75, 33_750],
])('%i cents, %i %% of it: %i', (cents, percent, expected) => {
  expect(percentOf(cents, percent)).toBe(expected);
});

it.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [123_456_789, '$1,234,567.89'],
  [-1_000, '-$10.00'],
])('%i cents are %s', (cents, words) => {
  expect(dollars(cents)).toBe(words);
});
