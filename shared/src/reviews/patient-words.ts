import { dayInWords, type CalendarDate } from '../dates.js';
import { say, type LocalText } from '../text.js';
import type { DecisionKind } from './decision.js';

/** A decision as far as the patient is told of it. */
export interface ToldDecision {
  readonly kind: DecisionKind;
  /** The treatment that it is about; of `add`, the new one. */
  readonly name: LocalText;
  /** What replaces it in a rotation; `null` = not chosen yet. */
  readonly to: LocalText | null;
}

const WORDS: Readonly<Record<DecisionKind, (name: LocalText, to: LocalText | null) => LocalText>> = {
  continue: (name) => say(`Go on with ${name.en} as before.`, `Siga con ${name.es} como hasta ahora.`),
  adjust: (name) => say(`We are changing how much of ${name.en} you take or do.`, `Vamos a cambiar la cantidad o la frecuencia de ${name.es}.`),
  rotate: (name, to) =>
    to === null
      ? say(`We are replacing ${name.en} with another treatment.`, `Vamos a sustituir ${name.es} por otro tratamiento.`)
      : say(
          `We are changing from ${name.en} to ${to.en}. For a while you may have both; follow the days on your plan.`,
          `Vamos a pasar de ${name.es} a ${to.es}. Durante un tiempo puede tener los dos; siga los días de su plan.`,
        ),
  taper: (name) =>
    say(
      `We are lowering ${name.en} step by step. Please do not stop it all at once.`,
      `Vamos a reducir ${name.es} poco a poco. Por favor, no lo deje de golpe.`,
    ),
  stop: (name) =>
    say(
      `${name.en} ends today. That is not a failure: now we know more about what works for you.`,
      `${name.es} termina hoy. No es un fracaso: ahora sabemos más sobre lo que le sirve.`,
    ),
  add: (name) => say(`We are adding ${name.en}. Your plan shows the day it begins.`, `Vamos a añadir ${name.es}. Su plan muestra el día en que empieza.`),
};
const NEXT = {
  on: (day: CalendarDate): LocalText =>
    say(`We will look at it together again by ${dayInWords(day).en}.`, `Lo veremos juntos de nuevo a más tardar el ${dayInWords(day).es}.`),
  planned: say('We will look at it together again at your next planned review.', 'Lo veremos juntos de nuevo en su próxima revisión prevista.'),
  meanwhile: say('Please keep answering the check-ins: they show us what helps.', 'Por favor, siga respondiendo a los cuestionarios: nos muestran qué ayuda.'),
};

/** A draft of what the patient is told, in plain words and without any claim about causes; the clinician changes it as needed. */
export const patientWords = (decisions: readonly ToldDecision[], nextOn: CalendarDate | null): LocalText => {
  if (decisions.length === 0) return say('', '');
  const parts = [...decisions.map(({ kind, name, to }) => WORDS[kind](name, to)), nextOn === null ? NEXT.planned : NEXT.on(nextOn), NEXT.meanwhile];
  return say(parts.map(({ en }) => en).join(' '), parts.map(({ es }) => es).join(' '));
};
