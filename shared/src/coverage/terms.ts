import type { CalendarDate } from '../dates.js';
import type { ServiceStatus } from '../patients/patient.js';

/** Who pays. `workers-compensation` and `auto` pay for an injury, whatever else the patient has. */
export const PAYER_KINDS = ['commercial', 'medicare', 'medicaid', 'military', 'workers-compensation', 'auto', 'other'] as const;
export type PayerKind = (typeof PAYER_KINDS)[number];

/** What every row of the terms has: a version that goes back as `If-Match`. Rows are changed or entered in error, never deleted. */
export interface TermRow {
  readonly id: string;
  readonly version: number;
}

/** A payer that the clinic knows. A patient's coverage names one in words: `name` or one of the `aliases`, whatever the case. */
export interface NewPayer {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: PayerKind;
}
export interface PayerView extends NewPayer, TermRow {}

export const COVERS = ['covered', 'not-covered', 'prior-authorisation'] as const;
export type Covers = (typeof COVERS)[number];
export const VISIT_WINDOWS = ['calendar-year', 'course'] as const;
export type VisitWindow = (typeof VISIT_WINDOWS)[number];

/** From a day to a day, both included; `endsOn: null` = until further notice. */
export interface InForce {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

/**
 * What a payer pays for some treatments, from a day to a day. Of several that are in force the one that names the plan counts
 * before one for every plan, one that names the modality before one for its category, and then the one that starts last.
 */
export interface NewBenefit extends InForce {
  readonly payerId: string;
  /** The payer's plan in words, whatever the case; empty = every plan of the payer. */
  readonly plan: string;
  /** Modality ids or categories. */
  readonly treatments: readonly string[];
  readonly covers: Covers;
  /** Days from the request to the payer's decision; only of `prior-authorisation`. `null` = not known. */
  readonly leadDays: number | null;
  /** Sessions that are paid; beyond them the patient pays. `null` = no limit is known. */
  readonly visitLimit: { readonly visits: number; readonly per: VisitWindow } | null;
  /** What the patient pays of a session, cents; `null` = not known. It comes instead of the coinsurance. */
  readonly copayCents: number | null;
  /** The patient's share of the price, whole percent, after the deductible; `null` = not known. */
  readonly coinsurancePercent: number | null;
  /** Where this was read, or who said so. */
  readonly note: string;
}
export interface BenefitView extends NewBenefit, TermRow {}

export const PRICE_UNITS = ['session', 'month', 'course'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** What the clinic asks of somebody who pays for themself. A price of the site counts before one of all sites, then the one that starts last. */
export interface NewPrice extends InForce {
  /** `null` = all sites. */
  readonly siteId: string | null;
  readonly modalityId: string;
  readonly cents: number;
  /** `session`: each visit, also a medicine's infusion. `month`: every 30 days begun. `course`: once. */
  readonly per: PriceUnit;
}
export interface PriceView extends NewPrice, TermRow {}

/** Who may have a discount: what the patient says of their service, other than none and not asked. */
export const DISCOUNTED_SERVICES = ['active-military', 'veteran', 'first-responder'] as const satisfies readonly ServiceStatus[];
export type DiscountedService = (typeof DISCOUNTED_SERVICES)[number];

/** A discount on self-pay prices of the treatments it names. Discounts never add up: of several the highest percent counts, then the one that starts last. */
export interface NewDiscount extends InForce {
  readonly name: string;
  /** Whole percent, 1–100. */
  readonly percent: number;
  readonly services: readonly DiscountedService[];
  /** Modality ids; no categories, so that a new treatment is discounted only when somebody says so. */
  readonly treatments: readonly string[];
  /** Whether proof of the service has to be on record. */
  readonly needsProof: boolean;
}
export interface DiscountView extends NewDiscount, TermRow {}

/** Proof of service that somebody saw. The document itself is not kept. */
export interface NewServiceProof {
  readonly service: DiscountedService;
  /** What was shown, e.g. `DD-214`, `VA health card`, `department ID`. */
  readonly document: string;
  readonly seenOn: CalendarDate;
  /** The last day on which it counts; `null` = for good. */
  readonly expiresOn: CalendarDate | null;
}
export interface ServiceProofView extends NewServiceProof {
  readonly id: string;
  readonly version: number;
  readonly seenByName: string;
}

/** Everything of a clinic that a quote is worked out from, rows of the past included. */
export interface CoverageTerms {
  readonly payers: readonly PayerView[];
  readonly benefits: readonly BenefitView[];
  readonly prices: readonly PriceView[];
  readonly discounts: readonly DiscountView[];
}

export const TERMS = {
  name: { maxLength: 120 },
  aliases: { maxItems: 20 },
  plan: { maxLength: 120 },
  treatments: { maxItems: 100 },
  note: { maxLength: 500 },
  document: { maxLength: 120 },
  leadDays: { max: 365 },
  visits: { min: 1, max: 365 },
  cents: { max: 100_000_000 },
  percent: { min: 1, max: 100 },
} as const;
