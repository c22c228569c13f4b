import { checkWords, CLINIC_CHECKS } from '../catalogue/checks.js';
import type { LocalText } from '../text.js';
import type { PlannedReview, ReviewMoment } from './review.js';

/** A sentence about a treatment; `nth` = which of several it is, counted from one; of a check, what is looked at as well. */
type Said = { readonly [Language in keyof LocalText]: (name: string, nth: string) => string };

const MOMENTS: Readonly<Record<ReviewMoment, LocalText>> = {
  assessment: { en: 'Assessment', es: 'Valoración' },
  'relief-window': { en: 'Relief window', es: 'Ventana de alivio' },
  'wear-off': { en: 'Wearing off', es: 'Fin del efecto' },
  booster: { en: 'Booster', es: 'Refuerzo' },
  'plan-review': { en: 'Plan review', es: 'Revisión del plan' },
  horizon: { en: 'Plan horizon', es: 'Horizonte del plan' },
  check: { en: 'Check', es: 'Control' },
};

/** What a check looks at stands in its place among several: `ecg.1`; `ecg?1` = it does not concern everybody. */
const checkedIn = (nth: string, language: keyof LocalText, unnamed: string): string => {
  const what = CLINIC_CHECKS.find((one) => nth.startsWith(`${one}.`) || nth.startsWith(`${one}?`));
  return what === undefined ? unnamed : checkWords(what)[language];
};

const SAID: Readonly<Record<ReviewMoment, Said>> = {
  assessment: {
    en: (name) => `Judge ${name}: continue, adjust, rotate, stop or add`,
    es: (name) => `Valorar ${name}: continuar, ajustar, cambiar, suspender o añadir`,
  },
  'relief-window': {
    en: (name) => `Use the relief after ${name}: rehabilitation has to start`,
    es: (name) => `Aprovechar el alivio tras ${name}: debe empezar la rehabilitación`,
  },
  'wear-off': {
    en: (name) => `Does ${name} still work? Its effect is about to end`,
    es: (name) => `¿Sigue haciendo efecto ${name}? Su efecto está por terminar`,
  },
  booster: { en: (name, nth) => `Booster session ${nth}: ${name}`, es: (name, nth) => `Sesión de refuerzo ${nth}: ${name}` },
  'plan-review': { en: () => 'Look at the whole plan', es: () => 'Revisar el plan completo' },
  horizon: {
    en: () => 'Nine to twelve months: maintain, step down or plan anew',
    es: () => 'Entre nueve y doce meses: mantener, reducir o planificar de nuevo',
  },
  check: {
    en: (name, nth) => `${checkedIn(nth, 'en', 'A check')}, because of ${name}${nth.includes('?') ? ', where it applies (the catalogue says to whom)' : ''}`,
    es: (name, nth) => `${checkedIn(nth, 'es', 'Un control')}, por ${name}${nth.includes('?') ? ', si corresponde (el catálogo dice a quién)' : ''}`,
  },
};

/** The kind of moment in a word or two. */
export const momentWords = (moment: ReviewMoment): LocalText => MOMENTS[moment];

const MEANS: Readonly<Record<ReviewMoment, LocalText>> = {
  assessment: { en: 'the day on which a treatment is judged', es: 'el día en que se valora un tratamiento' },
  'relief-window': { en: 'the days on which a procedure makes rehabilitation easier', es: 'los días en que un procedimiento facilita la rehabilitación' },
  'wear-off': { en: 'when the effect of a treatment is expected to end', es: 'cuando se espera que termine el efecto de un tratamiento' },
  booster: { en: 'a single session after the course has ended, to keep what it gave', es: 'una sesión suelta tras el tratamiento, para conservar lo logrado' },
  'plan-review': { en: 'a regular look at the whole plan', es: 'una revisión periódica del plan completo' },
  horizon: {
    en: 'as far as the plan reaches: after nine to twelve months it is decided anew',
    es: 'hasta donde llega el plan: a los nueve a doce meses se decide de nuevo',
  },
  check: { en: 'a measurement or a call that a treatment makes necessary', es: 'una medición o una llamada que un tratamiento hace necesaria' },
};

/** What a kind of moment is, for whoever does not know the word; no full stop. */
export const momentMeans = (moment: ReviewMoment): LocalText => MEANS[moment];

/** What a review is for, in a sentence without a full stop. `names`: course id → name of its treatment. */
export const reviewWords = ({ key, moment, courseIds }: PlannedReview, names: ReadonlyMap<string, LocalText>): LocalText => {
  const said = SAID[moment];
  const nth = key.split(':').at(-1) ?? '';
  const nameIn = (language: keyof LocalText, and: string, unnamed: string): string =>
    courseIds.map((id) => names.get(id)?.[language] ?? unnamed).join(` ${and} `);
  return { en: said.en(nameIn('en', 'and', 'a treatment'), nth), es: said.es(nameIn('es', 'y', 'un tratamiento'), nth) };
};
