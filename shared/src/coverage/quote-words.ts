import { say, type LocalText } from '../text.js';
import { dollars } from './money.js';
import type { Quote, QuoteReason, QuoteSum } from './quote.js';
import type { PriceUnit, VisitWindow } from './terms.js';

const PER: { readonly [Unit in PriceUnit]: LocalText } = {
  session: say('a session', 'por sesión'),
  month: say('a month', 'al mes'),
  course: say('in all', 'en total'),
};
const WINDOWS: { readonly [Window in VisitWindow]: LocalText } = {
  'calendar-year': say('in a calendar year', 'por año natural'),
  course: say('of one course', 'por tratamiento'),
};

type Words = { readonly [Kind in QuoteReason['kind']]: (reason: Extract<QuoteReason, { readonly kind: Kind }>) => LocalText };
type OfPayer = { readonly payer: string };

const WORDS: Words = {
  copay: ({ payer }: OfPayer) => say(`${payer} covers this; the copay is left.`, `${payer} lo cubre; queda el copago.`),
  'share-unknown': ({ payer }: OfPayer) =>
    say(`${payer} covers this; how much is left to pay is not known.`, `${payer} lo cubre; no se sabe cuánto queda por pagar.`),
  'not-covered': ({ payer }: OfPayer) => say(`${payer} does not cover this.`, `${payer} no lo cubre.`),
  'payer-unknown': ({ payer }: OfPayer) => say(`The clinic has no terms of ${payer}.`, `La clínica no tiene las condiciones de ${payer}.`),
  'benefit-unknown': ({ payer }: OfPayer) => say(`What ${payer} pays for this is not known.`, `No se sabe qué paga ${payer} por esto.`),
  'authorisation-denied': ({ payer }: OfPayer) => say(`${payer} has denied it.`, `${payer} lo ha denegado.`),
  coinsurance: ({ payer, percent }) => say(`${payer} covers this; ${percent} % of the price is left.`, `${payer} lo cubre; queda el ${percent} % del precio.`),
  deductible: ({ cents }) => say(`${dollars(cents)} of it goes toward the deductible.`, `${dollars(cents)} van al deducible.`),
  'deductible-unknown': () => say('A deductible that is still open comes on top.', 'Si queda deducible por pagar, se suma.'),
  'authorisation-pending': ({ payer, ifDeniedCents }) =>
    ifDeniedCents === null
      ? say(`Counted as if ${payer} authorises it.`, `Calculado como si ${payer} lo autorizara.`)
      : say(
          `Counted as if ${payer} authorises it; otherwise it is ${dollars(ifDeniedCents)}.`,
          `Calculado como si ${payer} lo autorizara; si no, son ${dollars(ifDeniedCents)}.`,
        ),
  'beyond-visits': ({ payer, visits, per }) =>
    say(
      `${payer} pays for ${visits} sessions ${WINDOWS[per].en}; this is beyond them.`,
      `${payer} paga ${visits} sesiones ${WINDOWS[per].es}; esta pasa de ese límite.`,
    ),
  'self-pay': () => say('Paid without insurance.', 'Se paga sin seguro.'),
  'no-price': () => say('No price is recorded.', 'No hay un precio registrado.'),
  discount: ({ name, percent }) => say(`${percent} % off: ${name}.`, `${percent} % de descuento: ${name}.`),
  'discount-without-proof': ({ name, percent }) =>
    say(
      `${percent} % off (${name}) once proof of service has been seen.`,
      `${percent} % de descuento (${name}) cuando se presente el comprobante de servicio.`,
    ),
};

/** Why the patient pays what they pay, one sentence a reason. */
export const reasonText = (reason: QuoteReason): LocalText => (WORDS[reason.kind] as (of: QuoteReason) => LocalText)(reason);

/** "3 × $45.00 a session" needs the unit. */
export const unitText = (per: PriceUnit): LocalText => PER[per];

/** "$120.00", "at least $120.00", or that it is not known. */
export const sumText = ({ cents, knownCents }: QuoteSum): LocalText => {
  if (cents !== null) return say(dollars(cents), dollars(cents));
  return knownCents === 0 ? say('not known', 'no se sabe') : say(`at least ${dollars(knownCents)}`, `al menos ${dollars(knownCents)}`);
};

/** The sentences of one course, each once, in the order in which its lines give them. */
export const whyOfCourse = ({ lines }: Pick<Quote, 'lines'>, courseId: string): readonly LocalText[] => {
  const said = lines.filter((line) => line.courseId === courseId).flatMap(({ reasons }) => reasons.map(reasonText));
  return [...new Map(said.map((text) => [text.en, text])).values()];
};
