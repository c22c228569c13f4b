import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import { byText } from '../sequencing/situation.js';
import { standingOf, type AuthorisationView } from './authorisation.js';
import { percentOf } from './money.js';
import { quoteFrom, type Charge, type Quote, type QuoteAsked, type QuotedCourse, type QuotedCoverage, type QuoteReason } from './quote.js';
import { benefitFor, isInForce, payerNamed, priceFor } from './terms-in-force.js';
import { DISCOUNTED_SERVICES, type BenefitView, type DiscountView, type PriceUnit } from './terms.js';

/** A month of a medicine, days. */
const MONTH = 30;
const WEEK = 7;

/** One session before it is known who pays for it. */
interface Session {
  readonly course: QuotedCourse;
  readonly day: CalendarDate;
  readonly per: PriceUnit;
  /** `null` = no price is known. */
  readonly priceCents: number | null;
}

/** How a course is paid for when no price says so: by its sessions, or by the month when it is taken at home. */
const usualUnit = ({ sessionsPerWeek, category }: QuotedCourse): PriceUnit => (sessionsPerWeek === null && category === 'medication' ? 'month' : 'session');

const dayCount = ({ sessionsPerWeek }: QuotedCourse, per: PriceUnit, days: number): number => {
  if (per === 'course' || days <= 0) return 1;
  if (per === 'month') return Math.ceil(days / MONTH);
  return sessionsPerWeek === null || sessionsPerWeek === 0 ? 1 : Math.ceil((days * sessionsPerWeek) / WEEK);
};

/** Sessions are spread evenly over the week; a medicine is paid for on the first day of each 30 days; what has no sessions every week takes place once. */
const offsetOf = ({ sessionsPerWeek }: QuotedCourse, per: PriceUnit, at: number): number => {
  if (per === 'month') return at * MONTH;
  return sessionsPerWeek === null || sessionsPerWeek === 0 ? 0 : Math.floor((at * WEEK) / sessionsPerWeek);
};

const priceOn = ({ terms, siteId }: QuoteAsked, course: QuotedCourse, day: CalendarDate, per: PriceUnit): number | null => {
  const price = priceFor(terms, siteId, course, day);
  return price?.per === per ? price.cents : null;
};

const sessionsOf = (course: QuotedCourse, asked: QuoteAsked): readonly Session[] => {
  const { terms, siteId, until } = asked;
  const end = course.endsOn !== null && course.endsOn < until ? course.endsOn : until;
  if (course.startsOn > until) return [];
  const per = priceFor(terms, siteId, course, course.startsOn)?.per ?? usualUnit(course);
  const count = dayCount(course, per, daysBetween(course.startsOn, end) + 1);
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(course.startsOn, offsetOf(course, per, at));
    return { course, per, day, priceCents: priceOn(asked, course, day, per) };
  });
};

/** What has been used of limits and deductibles so far. */
interface Used {
  readonly visits: Map<string, number>;
  readonly deductible: Map<string, number>;
}

/** One coverage asked about one session. */
interface Asking {
  readonly asked: QuoteAsked;
  readonly used: Used;
  readonly session: Session;
  readonly coverage: QuotedCoverage;
}

type Share = Pick<Charge, 'patientCents' | 'reasons'>;

const discountsOn = ({ terms }: QuoteAsked, { course, day }: Session): readonly DiscountView[] =>
  terms.discounts
    .filter((row) => isInForce(row, day) && row.treatments.includes(course.modalityId))
    .toSorted((a, b) => b.percent - a.percent || byText(b.startsOn, a.startsOn) || byText(a.id, b.id));

/** Proof speaks for itself; where none is needed the patient's word does. */
const mayHave = ({ proofs, serviceStatus }: QuoteAsked, { services, needsProof }: DiscountView, day: CalendarDate): boolean =>
  proofs.some(({ service, expiresOn }) => services.includes(service) && (expiresOn === null || day <= expiresOn)) ||
  (!needsProof && DISCOUNTED_SERVICES.some((service) => service === serviceStatus && services.includes(service)));

const wouldHave = ({ serviceStatus }: QuoteAsked, { services }: DiscountView): boolean => services.some((service) => service === serviceStatus);

/** What somebody pays for themself: the price, less the one discount that counts. */
const selfPay = (asked: QuoteAsked, session: Session): Share => {
  const { priceCents } = session;
  if (priceCents === null) return { patientCents: null, reasons: [{ kind: 'no-price' }] };
  const discounts = discountsOn(asked, session);
  const granted = discounts.find((row) => mayHave(asked, row, session.day));
  if (granted !== undefined) {
    const { name, services, percent } = granted;
    return { patientCents: percentOf(priceCents, 100 - percent), reasons: [{ kind: 'self-pay' }, { kind: 'discount', name, services, percent }] };
  }
  const promised = discounts.find((row) => wouldHave(asked, row));
  const reasons: readonly QuoteReason[] =
    promised === undefined ? [] : [{ kind: 'discount-without-proof', name: promised.name, services: promised.services, percent: promised.percent }];
  return { patientCents: priceCents, reasons: [{ kind: 'self-pay' }, ...reasons] };
};

/** The deductible that is left for a session; `null` = nobody knows: it was never said, or was said for another year. */
const deductibleLeft = ({ coverage, session, used }: Asking): number | null => {
  const { id, deductibleLeftCents, deductibleAsOf } = coverage;
  if (deductibleLeftCents === null || (deductibleAsOf !== null && deductibleAsOf.slice(0, 4) !== session.day.slice(0, 4))) return null;
  return Math.max(0, deductibleLeftCents - (used.deductible.get(id) ?? 0));
};

/** A session before the day on which it was said what is left has been counted by the payer already. */
const useDeductible = ({ coverage: { id, deductibleAsOf }, session, used: { deductible } }: Asking, cents: number): void => {
  if (deductibleAsOf === null || session.day >= deductibleAsOf) deductible.set(id, (deductible.get(id) ?? 0) + cents);
};

/** First what is left of the deductible, then the share of the rest. */
const coinsurance = (asking: Asking, percent: number): Share => {
  const { payer } = asking.coverage;
  const { priceCents } = asking.session;
  const said: QuoteReason = { kind: 'coinsurance', payer, percent };
  if (priceCents === null) return { patientCents: null, reasons: [said, { kind: 'no-price' }] };
  const left = deductibleLeft(asking);
  if (left === null) return { patientCents: percentOf(priceCents, percent), reasons: [said, { kind: 'deductible-unknown', payer }] };
  const own = Math.min(priceCents, left);
  useDeductible(asking, own);
  return { patientCents: own + percentOf(priceCents - own, percent), reasons: own > 0 ? [said, { kind: 'deductible', payer, cents: own }] : [said] };
};

const shareOf = (asking: Asking, { copayCents, coinsurancePercent }: BenefitView): Share => {
  const { payer } = asking.coverage;
  const { priceCents } = asking.session;
  if (copayCents === 0) return { patientCents: 0, reasons: [{ kind: 'in-full', payer }] };
  if (copayCents !== null) return { patientCents: Math.min(copayCents, priceCents ?? copayCents), reasons: [{ kind: 'copay', payer }] };
  if (coinsurancePercent !== null) return coinsurance(asking, coinsurancePercent);
  return { patientCents: null, reasons: [{ kind: 'share-unknown', payer }] };
};

/** Takes one of a number of visits; whether there was one left. */
const take = ({ visits }: Used, key: string, most: number | null): boolean => {
  const so = visits.get(key) ?? 0;
  if (most !== null && so >= most) return false;
  visits.set(key, so + 1);
  return true;
};

/** Whether the limit of visits still leaves this one; a visit that is paid is counted. */
const isWithinVisits = ({ session: { course, day }, coverage, used }: Asking, { id, visitLimit }: BenefitView): boolean =>
  visitLimit === null || take(used, [coverage.id, id, visitLimit.per === 'course' ? course.id : day.slice(0, 4)].join(' '), visitLimit.visits);

const isAbout = ({ session: { course }, coverage }: Asking, { coverageId, modalityId, courseId, state }: AuthorisationView): boolean =>
  coverageId === coverage.id && modalityId === course.modalityId && (courseId === null || courseId === course.id) && state !== 'withdrawn';

/** What the authorisations say of a session. A granted one pays for as many sessions as it says; a denial counts where nothing else is open. */
const authorised = (asking: Asking): 'granted' | 'denied' | 'pending' => {
  const about = asking.asked.authorisations.filter((one) => isAbout(asking, one)).toSorted((a, b) => byText(a.id, b.id));
  if (about.some((one) => standingOf(one, asking.session.day) === 'granted' && take(asking.used, one.id, one.sessions))) return 'granted';
  return about.length > 0 && about.every(({ state }) => state === 'denied') ? 'denied' : 'pending';
};

type Tried = { readonly share: Share } | { readonly leaves: QuoteReason };

const covered = (asking: Asking, benefit: BenefitView): Tried => {
  const { payer } = asking.coverage;
  const standing = benefit.covers === 'covered' ? 'granted' : authorised(asking);
  if (standing === 'denied') return { leaves: { kind: 'authorisation-denied', payer } };
  if (benefit.visitLimit !== null && !isWithinVisits(asking, benefit)) return { leaves: { kind: 'beyond-visits', payer, ...benefit.visitLimit } };
  const share = shareOf(asking, benefit);
  if (standing === 'granted') return { share };
  const ifDeniedCents = selfPay(asking.asked, asking.session).patientCents;
  return { share: { ...share, reasons: [...share.reasons, { kind: 'authorisation-pending', payer, ifDeniedCents }] } };
};

const unknown = (reason: QuoteReason): Tried => ({ share: { patientCents: null, reasons: [reason] } });

/** What one coverage says of a session: the patient's share, or why it leaves all to the next one. */
const tryCoverage = (asking: Asking): Tried => {
  const { payer, plan } = asking.coverage;
  const known = payerNamed(asking.asked.terms.payers, payer);
  if (known === null) return unknown({ kind: 'payer-unknown', payer });
  const benefit = benefitFor(asking.asked.terms, { payerId: known.id, plan }, asking.session.course, asking.session.day);
  if (benefit === null) return unknown({ kind: 'benefit-unknown', payer });
  return benefit.covers === 'not-covered' ? { leaves: { kind: 'not-covered', payer } } : covered(asking, benefit);
};

const isCovering = ({ startsOn, endsOn }: QuotedCoverage, day: CalendarDate): boolean =>
  (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn);

const inOrder = (a: QuotedCoverage, b: QuotedCoverage): number => a.order - b.order || byText(a.id, b.id);

/** The first coverage that pays decides; what none pays the patient does. */
const shareFor = (asked: QuoteAsked, session: Session, used: Used): Share => {
  const left: QuoteReason[] = [];
  for (const coverage of asked.coverages.filter((one) => isCovering(one, session.day)).toSorted(inOrder)) {
    const tried = tryCoverage({ asked, used, session, coverage });
    if ('share' in tried) return { ...tried.share, reasons: [...left, ...tried.share.reasons] };
    left.push(tried.leaves);
  }
  const own = selfPay(asked, session);
  return { ...own, reasons: [...left, ...own.reasons] };
};

const byDay = (a: Session, b: Session): number => byText(a.day, b.day) || byText(a.course.id, b.course.id);

/** Every session that is quoted, by day, with what the patient pays and why. Limits and deductibles are used in that order. Pure. */
export const chargesOf = (asked: QuoteAsked): readonly Charge[] => {
  const used: Used = { visits: new Map(), deductible: new Map() };
  const sessions = asked.courses.flatMap((course) => sessionsOf(course, asked)).toSorted(byDay);
  return sessions
    .map((session) => {
      const { course, day, per, priceCents } = session;
      return { courseId: course.id, day, per, priceCents, ...shareFor(asked, session, used) };
    })
    .filter(({ day }) => day >= asked.from);
};

/** What the patient pays for a plan: by course, month and in total, and why. Pure; the order of courses and rows does not matter. */
export const quoteOf = (asked: QuoteAsked): Quote => quoteFrom(chargesOf(asked), asked);
