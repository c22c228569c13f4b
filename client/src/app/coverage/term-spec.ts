import { CATEGORIES } from '@stagewell/shared/catalogue/modality';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import {
  DISCOUNTED_SERVICES,
  PAYER_KINDS,
  type BenefitView,
  type CoverageTerms,
  type DiscountView,
  type InForce,
  type PayerView,
  type PriceView,
} from '@stagewell/shared/coverage/terms';
import { dollars } from '@stagewell/shared/coverage/money';
import type { SiteView } from '@stagewell/shared/people/person';
import { dayText } from '../ui/day';

export const KINDS = ['payers', 'benefits', 'prices', 'discounts'] as const;
export type TermKind = (typeof KINDS)[number];
export type TermRow = PayerView | BenefitView | PriceView | DiscountView;

/** Everything as it is typed: numbers and days as text, lists as lists. */
export type Draft = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface TermField {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'money' | 'whole' | 'date' | 'choice' | 'many' | 'check';
  readonly needed?: boolean;
  readonly hint?: string;
  readonly options?: readonly (readonly [value: string, label: string])[];
  /** Whether it is asked with what is typed so far. */
  readonly shown?: (draft: Draft) => boolean;
}

/** What words and lists the forms need. */
export interface Around {
  readonly terms: CoverageTerms;
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  readonly sites: readonly SiteView[];
  readonly today: string;
}

export interface TermSpec {
  readonly heading: string;
  readonly fields: (around: Around) => readonly TermField[];
  readonly blank: (around: Around) => Draft;
  readonly draftOf: (row: never) => Draft;
  readonly inputOf: (draft: Draft) => object;
}

const text = (draft: Draft, key: string): string => String(draft[key] ?? '').trim();
const orNull = (draft: Draft, key: string): string | null => text(draft, key) || null;
const many = (draft: Draft, key: string): readonly string[] => (Array.isArray(draft[key]) ? (draft[key] as readonly string[]) : []);
const wholeOrNull = (draft: Draft, key: string): number | null => (text(draft, key) === '' ? null : Math.round(Number(text(draft, key))));
const centsOrNull = (draft: Draft, key: string): number | null => (text(draft, key) === '' ? null : Math.round(Number(text(draft, key)) * 100));
const shownCents = (cents: number | null): string => (cents === null ? '' : String(cents / 100));
const shownWhole = (whole: number | null): string => (whole === null ? '' : String(whole));

export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  medication: 'All medicines',
  restorative: 'All physical therapies',
  behavioral: 'All psychological therapies',
  interventional: 'All procedures',
  complementary: 'All complementary therapies',
};
export const COVERS_WORDS: Readonly<Record<BenefitView['covers'], string>> = {
  covered: 'Covered',
  'prior-authorisation': 'Covered with prior authorisation',
  'not-covered': 'Not covered',
};
const KIND_WORDS: Readonly<Record<PayerView['kind'], string>> = {
  commercial: 'Commercial',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  military: 'Military and veterans',
  'workers-compensation': 'Workers’ compensation',
  auto: 'Auto',
  other: 'Other',
};
const UNIT_WORDS: Readonly<Record<PriceView['per'], string>> = { session: 'a session', month: 'a month (30 days)', course: 'a course' };
export const SERVICE_WORDS: Readonly<Record<(typeof DISCOUNTED_SERVICES)[number], string>> = {
  'active-military': 'Active military',
  veteran: 'Veterans',
  'first-responder': 'First responders',
};

const options = (words: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => Object.entries(words);
const modalities = ({ catalogue }: Around): readonly (readonly [string, string])[] =>
  [...catalogue.values()].map(({ id, name }): readonly [string, string] => [id, name.en]).toSorted((a, b) => a[1].localeCompare(b[1]));

const DAYS: readonly TermField[] = [
  { key: 'startsOn', label: 'First day', kind: 'date', needed: true },
  { key: 'endsOn', label: 'Last day', kind: 'date', hint: 'Empty: until further notice' },
];
const daysOf = ({ startsOn, endsOn }: InForce): Draft => ({ startsOn, endsOn: endsOn ?? '' });
const inDays = (draft: Draft): InForce => ({ startsOn: text(draft, 'startsOn'), endsOn: orNull(draft, 'endsOn') });
const isPaid = ({ covers }: Draft): boolean => covers !== 'not-covered';

export const SPECS: Readonly<Record<TermKind, TermSpec>> = {
  payers: {
    heading: 'payer',
    fields: () => [
      { key: 'name', label: 'Name', kind: 'text', needed: true },
      { key: 'aliases', label: 'Also called', kind: 'text', hint: 'Other names on insurance cards, with commas' },
      { key: 'kind', label: 'Kind', kind: 'choice', options: PAYER_KINDS.map((kind) => [kind, KIND_WORDS[kind]]) },
    ],
    blank: () => ({ name: '', aliases: '', kind: 'commercial' }),
    draftOf: ({ name, aliases, kind }: PayerView) => ({ name, aliases: aliases.join(', '), kind }),
    inputOf: (draft) => ({
      name: text(draft, 'name'),
      aliases: text(draft, 'aliases')
        .split(',')
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
      kind: text(draft, 'kind'),
    }),
  },
  benefits: {
    heading: 'benefit',
    fields: (around) => [
      { key: 'payerId', label: 'Payer', kind: 'choice', needed: true, options: around.terms.payers.map(({ id, name }) => [id, name]) },
      { key: 'plan', label: 'Plan', kind: 'text', hint: 'Empty: every plan of the payer' },
      { key: 'treatments', label: 'Treatments', kind: 'many', needed: true, options: [...options(CATEGORY_WORDS), ...modalities(around)] },
      { key: 'covers', label: 'What the payer does', kind: 'choice', options: options(COVERS_WORDS) },
      {
        key: 'leadDays',
        label: 'Days until the answer',
        kind: 'whole',
        hint: 'From the request to the decision; staging waits for it',
        shown: ({ covers }) => covers === 'prior-authorisation',
      },
      { key: 'copay', label: 'Copay a session, $', kind: 'money', hint: 'Empty: not known', shown: isPaid },
      { key: 'coinsurancePercent', label: 'Or share of the price, %', kind: 'whole', shown: isPaid },
      { key: 'visits', label: 'Sessions that are paid', kind: 'whole', hint: 'Empty: no limit is known', shown: isPaid },
      {
        key: 'per',
        label: 'in',
        kind: 'choice',
        options: [
          ['calendar-year', 'a calendar year'],
          ['course', 'one course'],
        ],
        shown: (draft) => isPaid(draft) && text(draft, 'visits') !== '',
      },
      { key: 'note', label: 'Where this was read', kind: 'text' },
      ...DAYS,
    ],
    blank: ({ terms, today }) => ({
      ...{ payerId: terms.payers[0]?.id ?? '', plan: '', treatments: [], covers: 'covered', leadDays: '', copay: '', coinsurancePercent: '', visits: '' },
      ...{ per: 'calendar-year', note: '', startsOn: today, endsOn: '' },
    }),
    draftOf: (row: BenefitView) => ({
      ...{ payerId: row.payerId, plan: row.plan, treatments: row.treatments, covers: row.covers, leadDays: shownWhole(row.leadDays) },
      ...{ copay: shownCents(row.copayCents), coinsurancePercent: shownWhole(row.coinsurancePercent), visits: shownWhole(row.visitLimit?.visits ?? null) },
      ...{ per: row.visitLimit?.per ?? 'calendar-year', note: row.note },
      ...daysOf(row),
    }),
    inputOf: (draft) => {
      const paid = isPaid(draft);
      const visits = paid ? wholeOrNull(draft, 'visits') : null;
      return {
        ...{ payerId: text(draft, 'payerId'), plan: text(draft, 'plan'), treatments: many(draft, 'treatments'), covers: text(draft, 'covers') },
        leadDays: draft['covers'] === 'prior-authorisation' ? wholeOrNull(draft, 'leadDays') : null,
        copayCents: paid ? centsOrNull(draft, 'copay') : null,
        coinsurancePercent: paid ? wholeOrNull(draft, 'coinsurancePercent') : null,
        visitLimit: visits === null ? null : { visits, per: text(draft, 'per') },
        note: text(draft, 'note'),
        ...inDays(draft),
      };
    },
  },
  prices: {
    heading: 'price',
    fields: (around) => [
      { key: 'modalityId', label: 'Treatment', kind: 'choice', needed: true, options: [['', 'Choose…'], ...modalities(around)] },
      {
        key: 'siteId',
        label: 'Site',
        kind: 'choice',
        options: [['', 'All sites'], ...around.sites.map(({ id, name }): readonly [string, string] => [id, name])],
      },
      { key: 'amount', label: 'Price, $', kind: 'money', needed: true },
      { key: 'per', label: 'for', kind: 'choice', options: options(UNIT_WORDS) },
      ...DAYS,
    ],
    blank: ({ today }) => ({ modalityId: '', siteId: '', amount: '', per: 'session', startsOn: today, endsOn: '' }),
    draftOf: (row: PriceView) => ({ modalityId: row.modalityId, siteId: row.siteId ?? '', amount: shownCents(row.cents), per: row.per, ...daysOf(row) }),
    inputOf: (draft) => ({
      ...{ modalityId: text(draft, 'modalityId'), siteId: orNull(draft, 'siteId'), cents: centsOrNull(draft, 'amount') ?? 0, per: text(draft, 'per') },
      ...inDays(draft),
    }),
  },
  discounts: {
    heading: 'discount',
    fields: (around) => [
      { key: 'name', label: 'Name', kind: 'text', needed: true },
      { key: 'percent', label: 'Percent off', kind: 'whole', needed: true },
      { key: 'services', label: 'For', kind: 'many', needed: true, options: options(SERVICE_WORDS) },
      { key: 'treatments', label: 'Treatments', kind: 'many', needed: true, options: modalities(around) },
      { key: 'needsProof', label: 'Proof of service has to be seen first', kind: 'check' },
      ...DAYS,
    ],
    blank: ({ today }) => ({ name: '', percent: '', services: [], treatments: [], needsProof: true, startsOn: today, endsOn: '' }),
    draftOf: ({ name, percent, services, treatments, needsProof, ...row }: DiscountView) => ({
      ...{ name, percent: String(percent), services, treatments, needsProof },
      ...daysOf(row),
    }),
    inputOf: (draft) => ({
      ...{ name: text(draft, 'name'), percent: wholeOrNull(draft, 'percent') ?? 0, services: many(draft, 'services'), treatments: many(draft, 'treatments') },
      needsProof: draft['needsProof'] === true,
      ...inDays(draft),
    }),
  },
};

/** What is missing before anything is sent, by field. */
export const missingIn = (fields: readonly TermField[], draft: Draft): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap(({ key, label, needed = false, shown }) => {
      const isAsked = shown?.(draft) ?? true;
      const isEmpty = Array.isArray(draft[key]) ? many(draft, key).length === 0 : text(draft, key) === '';
      return needed && isAsked && isEmpty ? [[key, `${label}: needed`] as const] : [];
    }),
  );

/** "since Oct 23, 2025", "from … to …". */
export const daysWords = ({ startsOn, endsOn }: InForce): string =>
  endsOn === null ? `since ${dayText(startsOn)}` : `${dayText(startsOn)} to ${dayText(endsOn)}`;
export type Standing = 'now' | 'past' | 'future';
export const standingOf = ({ startsOn, endsOn }: InForce, today: string): Standing =>
  startsOn > today ? 'future' : endsOn !== null && endsOn < today ? 'past' : 'now';

const nameOf = (id: string, { catalogue }: Around): string => CATEGORY_WORDS[id] ?? catalogue.get(id)?.name.en ?? id;
export const treatmentsWords = (ids: readonly string[], around: Around): string => ids.map((id) => nameOf(id, around)).join(', ');
export const priceWords = ({ cents, per }: PriceView): string => `${dollars(cents)} ${UNIT_WORDS[per]}`;
export const payerKindWords = ({ kind }: PayerView): string => KIND_WORDS[kind];

/** What the patient is left with, in a line. */
export const shareWords = ({ covers, copayCents, coinsurancePercent, visitLimit, leadDays }: BenefitView): string => {
  if (covers === 'not-covered') return 'the patient pays';
  const share = copayCents !== null ? `copay ${dollars(copayCents)}` : coinsurancePercent !== null ? `${coinsurancePercent} % of the price` : 'share not known';
  const limit = visitLimit === null ? [] : [`${visitLimit.visits} sessions ${visitLimit.per === 'course' ? 'a course' : 'a year'}`];
  return [share, ...limit, ...(leadDays === null ? [] : [`answer in ${leadDays} days`])].join(' · ');
};

export const isCategory = (id: string): boolean => (CATEGORIES as readonly string[]).includes(id);
