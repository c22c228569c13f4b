import type { LocalText } from '../../text.js';
import type { RuleKind } from '../rules.js';

/** A number of a kind of rule that a clinic may set. A number that ships as 0 is not asked for by its row, and not offered. */
export interface ParameterPolicy {
  /** Where it is below `parameters`, e.g. `windows[].days`. */
  readonly at: string;
  readonly label: LocalText;
  readonly unit: LocalText;
  /** In which direction the rule asks for more caution. */
  readonly stricter: 'more' | 'less';
  /** How far it may be set more leniently than shipped: not at all, or up to the half or the double. */
  readonly lenient: 'never' | 'twofold';
  /** How far it may be set at all. */
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Only for rows that expect this. */
  readonly expects?: readonly string[];
}

const DAYS: LocalText = { en: 'days', es: 'días' };
const COUNT: LocalText = { en: '', es: '' };
const PERCENT: LocalText = { en: '%', es: '%' };
const MG: LocalText = { en: 'mg a day', es: 'mg al día' };

type Kind = Pick<ParameterPolicy, 'stricter' | 'lenient'>;
const MORE: Kind = { stricter: 'more', lenient: 'twofold' };
const LESS: Kind = { stricter: 'less', lenient: 'twofold' };
const ONLY_MORE: Kind = { stricter: 'more', lenient: 'never' };
const ONLY_LESS: Kind = { stricter: 'less', lenient: 'never' };

const days = (at: string, kind: Kind, label: LocalText, more: Partial<ParameterPolicy> = {}): ParameterPolicy => ({
  at,
  label,
  unit: DAYS,
  ...kind,
  least: 1,
  most: 1095,
  step: 1,
  ...more,
});
const number = (at: string, kind: Kind, label: LocalText, more: Partial<ParameterPolicy> = {}): ParameterPolicy => ({
  at,
  label,
  unit: COUNT,
  ...kind,
  least: 1,
  most: 10,
  step: 1,
  ...more,
});

/** By kind. Whom a rule speaks of (its selectors and conditions) is not here: that would be another rule. */
export const POLICY_PARAMETERS: { readonly [Kind in RuleKind]: readonly ParameterPolicy[] } = {
  scope: [],
  caution: [],
  requires: [
    days('needs[].lagDays', MORE, { en: 'Wait after the start of what is needed', es: 'Espera tras el inicio de lo necesario' }, { most: 180 }),
    days('needs[].apartDays', MORE, { en: 'Between the needed treatments', es: 'Entre los tratamientos necesarios' }, { most: 180 }),
    number('needs[].reliefPercent', MORE, { en: 'Relief that it must have given', es: 'Alivio que debe haber dado' }, { unit: PERCENT, most: 100, step: 5 }),
  ],
  spacing: [
    number('windows[].max', LESS, { en: 'New starts, at most', es: 'Inicios nuevos, como máximo' }),
    days('windows[].days', MORE, { en: 'In any period of', es: 'En cualquier periodo de' }, { most: 365 }),
  ],
  trial: [
    days('graceDays', LESS, { en: 'Judged at most so long after the trial', es: 'Se juzga como máximo tras la prueba' }, { most: 180, expects: ['decision'] }),
    days('graceDays', MORE, { en: 'Not judged so close to an upset', es: 'No se juzga tan cerca de un contratiempo' }, { most: 90, expects: ['undisturbed'] }),
    days('graceDays', LESS, { en: 'Allowed around the day of a booster', es: 'Margen alrededor del refuerzo' }, { most: 90, expects: ['boosted'] }),
    days('graceDays', LESS, { en: 'Between two sessions, at most', es: 'Entre dos sesiones, como máximo' }, { most: 180, expects: ['kept-up'] }),
    number('least', MORE, { en: 'Taken or done, at least', es: 'Tomado o hecho, al menos' }, { unit: PERCENT, most: 100, step: 5, expects: ['followed'] }),
    number('least', LESS, { en: 'Missed boosters before it is said', es: 'Refuerzos perdidos antes de avisar' }, { expects: ['boosted'] }),
  ],
  taper: [
    days(
      'days',
      ONLY_MORE,
      { en: 'Around a step down, or within which the dose falls', es: 'Alrededor de una bajada, o en los que baja la dosis' },
      { most: 180 },
    ),
    number('percent', ONLY_LESS, { en: 'The dose falls by at most', es: 'La dosis baja como máximo' }, { unit: PERCENT, most: 100 }),
  ],
  pairing: [days('apartDays', MORE, { en: 'Nothing else starts within', es: 'No empieza nada más en' }, { most: 180 })],
  exclusion: [
    days('parties[].washoutDays', ONLY_MORE, { en: 'Still counts after the last dose', es: 'Sigue contando tras la última dosis' }, { most: 365 }),
    number('parties[].dailyMgOver', ONLY_LESS, { en: 'Counts above', es: 'Cuenta por encima de' }, { unit: MG, most: 100_000 }),
    days('parties[].longerThanDays', ONLY_LESS, { en: 'Counts when it runs longer than', es: 'Cuenta cuando dura más de' }),
    days('parties[].startsWithinDays', ONLY_MORE, { en: 'Asked so long before its start', es: 'Se pregunta antes de su inicio' }),
  ],
  repeat: [
    days('limit.minGapDays', ONLY_MORE, { en: 'Between two of them', es: 'Entre dos de ellos' }),
    number('limit.max.count', ONLY_LESS, { en: 'How many, at most', es: 'Cuántos, como máximo' }, { most: 50 }),
    days('limit.max.windowDays', ONLY_MORE, { en: 'In any period of', es: 'En cualquier periodo de' }),
  ],
  history: [
    number('failures', LESS, { en: 'Failures before it is said', es: 'Fracasos antes de avisar' }, { most: 5 }),
    days('forgottenAfterDays', MORE, { en: 'A failure is remembered for', es: 'Un fracaso se recuerda durante' }, { most: 3650 }),
  ],
  composition: [
    days('minDays', MORE, { en: 'Length of the baseline', es: 'Duración de la línea de base' }, { most: 90 }),
    number('painRecords', MORE, { en: 'Pain scores in it', es: 'Puntuaciones de dolor en ella' }, { most: 30 }),
    number('otherRecords', MORE, { en: 'Further scores in it', es: 'Otras puntuaciones en ella' }, { most: 30 }),
    number('painPerWeek', MORE, { en: 'Pain scores a week', es: 'Puntuaciones de dolor por semana' }, { most: 7 }),
    number('atLeast', MORE, { en: 'Goals, at least', es: 'Objetivos, al menos' }, { most: 5 }),
    number('categories', MORE, { en: 'Categories, at least', es: 'Categorías, al menos' }, { most: 5 }),
    days('longerThanDays', LESS, { en: 'Asked of plans longer than', es: 'Se pide a planes de más de' }),
    number('when.painAtLeast', LESS, { en: 'Asked when pain is at least', es: 'Se pide con un dolor de al menos' }, { unit: { en: 'of 10', es: 'de 10' } }),
    number('when.resistantAtLeast', LESS, { en: 'Asked after failed categories', es: 'Se pide tras categorías fracasadas' }, { most: 5 }),
    number('strictAtLeast', LESS, { en: 'Failed categories before it is said', es: 'Categorías fracasadas antes de avisar' }, { most: 5 }),
    days('fromDays', MORE, { en: 'The plan lasts at least', es: 'El plan dura al menos' }),
    days('toDays', LESS, { en: 'The plan lasts at most', es: 'El plan dura como máximo' }),
  ],
  capacity: [number('perWeek', LESS, { en: 'Visits a week, at most', es: 'Visitas por semana, como máximo' }, { most: 14 })],
  budget: [number('max', ONLY_LESS, { en: 'The sum is at most', es: 'La suma es como máximo' }, { most: 100_000 })],
  monitoring: [days('withinDays', LESS, { en: 'Not older than', es: 'No más antiguo que' })],
};
