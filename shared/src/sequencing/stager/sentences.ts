import { dayInWords } from '../../dates.js';
import type { LocalText } from '../../text.js';
import { SEVERITIES } from '../finding.js';
import type { Rule } from '../rules.js';
import { asCharted, listed } from '../sentences.js';
import type { Piece } from './pieces.js';
import { BUDGET, type BoundKind, type Closure, type Reason, type Why } from './request.js';

type BoundSentence = (day: LocalText) => LocalText;

const BOUNDS: { readonly [Kind in BoundKind]: BoundSentence } = {
  today: () => ({ en: 'nothing starts before today', es: 'nada empieza antes de hoy' }),
  'not-before': (day) => ({ en: `it may not start before ${day.en}`, es: `no puede empezar antes del ${day.es}` }),
  'not-after': (day) => ({ en: `it may not start after ${day.en}`, es: `no puede empezar después del ${day.es}` }),
  'payer-lead': (day) => ({ en: `the payer's answer is not due before ${day.en}`, es: `la respuesta de la aseguradora no llega antes del ${day.es}` }),
  horizon: (day) => ({ en: `the last day for a start is ${day.en}`, es: `el último día para empezar es el ${day.es}` }),
  closure: (day) => ({ en: `the clinic is closed for it from ${day.en}`, es: `la clínica está cerrada para ello desde el ${day.es}` }),
  fixed: (day) => ({ en: `it is kept on ${day.en}`, es: `se mantiene el ${day.es}` }),
};

const AIMS: { readonly [A in Extract<Reason, { readonly kind: 'aim' }>['aim']]: LocalText } = {
  'soonest-relief': { en: 'other courses bring more relief sooner', es: 'otros tratamientos traen antes más alivio' },
  'clearest-attribution': { en: 'the effects would be harder to tell apart', es: 'los efectos se distinguirían peor' },
  'lightest-burden': { en: 'the busiest week would be busier', es: 'la semana más cargada lo sería más' },
  stability: { en: 'it would move further from where it was', es: 'se alejaría más de donde estaba' },
};

/** What the patient agreed to spend is no rule of the clinic. */
const BUDGET_PART: LocalText = {
  en: 'what is paid in any 30 days stays within the budget',
  es: 'lo que se paga en 30 días no pasa del presupuesto',
};
const OVER_BUDGET: LocalText = { en: 'the budget of 30 days would be passed', es: 'se pasaría del presupuesto de 30 días' };
const isBudget = (reason: Reason): boolean => reason.kind === 'rule' && reason.ruleId === BUDGET;

const nameOf = (pieces: readonly Piece[], id: string): LocalText => pieces.find((piece) => piece.id === id)?.exposure.name ?? asCharted(id);

const withOthers = (pieces: readonly Piece[], { ruleId, courseIds }: Extract<Reason, { readonly kind: 'rule' }>): LocalText => {
  if (courseIds.length === 0) return asCharted(ruleId);
  const names = listed(courseIds.map((id) => nameOf(pieces, id)));
  return { en: `${ruleId} (with ${names.en})`, es: `${ruleId} (con ${names.es})` };
};

const joined = (parts: readonly LocalText[]): LocalText => ({ en: parts.map(({ en }) => en).join('; '), es: parts.map(({ es }) => es).join('; ') });

type Said = ReadonlyMap<string, LocalText>;

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** A rule says it in its own words; where an evaluation groups them away, it is named with the others that it is about. */
const clause = (pieces: readonly Piece[], reason: Reason, said: Said): LocalText => {
  if (reason.kind === 'bound') return BOUNDS[reason.bound](dayInWords(reason.day));
  if (reason.kind === 'aim') return AIMS[reason.aim];
  if (isBudget(reason)) return OVER_BUDGET;
  const own = said.get(reason.ruleId);
  if (own !== undefined) return { en: `${withoutStop(own.en)} (${reason.ruleId})`, es: `${withoutStop(own.es)} (${reason.ruleId})` };
  const rule = withOthers(pieces, reason);
  return { en: `${rule.en} speaks against it`, es: `lo desaconseja ${rule.es}` };
};

/** "the clinic is closed on December 23, 2026 (staff training)". */
const closedText = ({ from, to, reason = '' }: Closure): LocalText => {
  const [first, last] = [dayInWords(from), dayInWords(to)];
  const when = from === to ? { en: `on ${first.en}`, es: `el ${first.es}` } : { en: `from ${first.en} to ${last.en}`, es: `del ${first.es} al ${last.es}` };
  const why = reason.trim() === '' ? '' : ` (${reason.trim()})`;
  return { en: `the clinic is closed ${when.en}${why}`, es: `la clínica está cerrada ${when.es}${why}` };
};

const isClosure = (reason: Reason): boolean => reason.kind === 'bound' && reason.bound === 'closure';

/**
 * "Duloxetine starts on March 3, 2027. Not on March 2, 2027: …" in both languages; `said` = what the rules say of that
 * earlier day, by rule id; `shut` = the closures that lie between it and the start.
 */
export const whyText = (
  pieces: readonly Piece[],
  { courseId, startsOn, earlier, reasons }: Omit<Why, 'text'>,
  said: Said,
  shut: readonly Closure[],
): LocalText => {
  const [name, day] = [nameOf(pieces, courseId), dayInWords(startsOn)];
  const others = shut.length === 0 ? reasons : reasons.filter((reason) => !isClosure(reason));
  const because = joined([...others.map((reason) => clause(pieces, reason, said)), ...shut.map(closedText)]);
  const before = earlier === null ? null : dayInWords(earlier);
  const head = before === null ? { en: 'Not earlier', es: 'No antes' } : { en: `Not on ${before.en}`, es: `No el ${before.es}` };
  return { en: `${name.en} starts on ${day.en}. ${head.en}: ${because.en}.`, es: `${name.es} empieza el ${day.es}. ${head.es}: ${because.es}.` };
};

const gravestFirst = (rules: readonly Rule[]): readonly Rule[] => [...rules].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

/** What a rule is for, with its id; a caution of the catalogue has only the id. */
const purposeOf = (rules: readonly Rule[], ruleId: string): LocalText => {
  const why = gravestFirst(rules.filter((rule) => rule.ruleId === ruleId))[0]?.rationale;
  return why === undefined ? asCharted(ruleId) : { en: `${withoutStop(why.en)} (${ruleId})`, es: `${withoutStop(why.es)} (${ruleId})` };
};

const partText = (pieces: readonly Piece[], rules: readonly Rule[], part: Reason): LocalText => {
  if (part.kind === 'aim') return AIMS[part.aim];
  if (isBudget(part)) return BUDGET_PART;
  // One last day holds for all courses.
  if (part.kind === 'bound' && part.bound === 'horizon') return BOUNDS.horizon(dayInWords(part.day));
  const name = part.kind === 'rule' ? listed(part.courseIds.map((id) => nameOf(pieces, id))) : nameOf(pieces, part.courseId);
  const what = part.kind === 'rule' ? purposeOf(rules, part.ruleId) : BOUNDS[part.bound](dayInWords(part.day));
  return { en: `${name.en}: ${what.en}`, es: `${name.es}: ${what.es}` };
};

/** "These cannot hold together: (1) …; (2) …" in both languages; of a rule it is said what it is for. */
export const conflictText = (pieces: readonly Piece[], rules: readonly Rule[], parts: readonly Reason[]): LocalText => {
  const said = [...new Map(parts.map((part) => partText(pieces, rules, part)).map((text) => [text.en, text])).values()];
  const [only, ...more] = said;
  if (only !== undefined && more.length === 0) return { en: `This cannot hold: ${only.en}.`, es: `Esto no puede cumplirse: ${only.es}.` };
  const all = joined(said.map(({ en, es }, at) => ({ en: `(${at + 1}) ${en}`, es: `(${at + 1}) ${es}` })));
  return { en: `These cannot hold together: ${all.en}.`, es: `Esto no puede cumplirse a la vez: ${all.es}.` };
};
