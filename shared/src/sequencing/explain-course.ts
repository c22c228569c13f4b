import type { Said, Sentence } from './said.js';
import { days, listed, onDay, said as dayOf } from './sentences.js';

type CourseWhat =
  'flare-meets' | 'upset' | 'not-followed' | 'fading' | 'not-tolerated' | 'booster-due' | 'too-seldom' | 'beside-taper' | 'taper-fast' | 'horizon';

const flareMeets: Sentence<'flare-meets'> = ({ name, from, to, judged }) => {
  const [all, first, last] = [listed(judged.map(onDay)), dayOf(from), dayOf(to)];
  return {
    en: `${name.en} may make pain worse from ${first.en} to ${last.en}; ${all.en} would be judged then.`,
    es: `${name.es} puede empeorar el dolor del ${first.es} al ${last.es}; entonces se valoraría ${all.es}.`,
  };
};

const upset: Sentence<'upset'> = ({ judged, on, until }) => {
  const [all, day, end] = [listed(judged.map(onDay)), dayOf(on), dayOf(until)];
  return {
    en: `An upset was recorded on ${day.en}: ${all.en} is not judged before ${end.en} has passed.`,
    es: `Consta un contratiempo el ${day.es}: ${all.es} no se valora hasta pasado el ${end.es}.`,
  };
};

const notFollowed: Sentence<'not-followed'> = ({ name, percent, least }) => ({
  en: `${name.en} was taken or done to ${Math.round(percent)} % of what was planned, below ${least} %: it cannot be judged yet. Ask why.`,
  es: `${name.es} se tomó o se hizo al ${Math.round(percent)} % de lo previsto, menos del ${least} %: aún no se puede valorar. Pregunte por qué.`,
});

const boosterDue: Sentence<'booster-due'> = ({ name, days: due }) => {
  const all = listed(due.map(dayOf));
  return { en: `${name.en} has ended; a booster session was due on ${all.en}.`, es: `${name.es} ha terminado; tocaba una sesión de refuerzo el ${all.es}.` };
};

const besideTaper: Sentence<'beside-taper'> = ({ start, taper, step, days: near }) => {
  const [head, day, span] = [onDay(start), dayOf(step), days(near)];
  return {
    en: `${head.en} starts less than ${span.en} from a step down of ${taper.en} on ${day.en}.`,
    es: `${head.es} empieza a menos de ${span.es} de una reducción de ${taper.es} el ${day.es}.`,
  };
};

const taperFast: Sentence<'taper-fast'> = ({ name, on, percent, most, days: span }) => {
  const [day, within] = [dayOf(on), days(span)];
  return {
    en: `${name.en} falls by ${Math.round(percent)} % within ${within.en} by ${day.en}; the most is ${most} %.`,
    es: `${name.es} baja un ${Math.round(percent)} % en ${within.es} hasta el ${day.es}; lo máximo es un ${most} %.`,
  };
};

/** Sentences about what happens to a course after it was planned. */
export const COURSE_SENTENCES: { readonly [W in CourseWhat & Said['what']]: Sentence<W> } = {
  'flare-meets': flareMeets,
  upset,
  'not-followed': notFollowed,
  fading: ({ name, since }) => ({
    en: `The benefit of ${name.en} has faded since ${dayOf(since).en} at an unchanged dose.`,
    es: `El beneficio de ${name.es} se pierde desde el ${dayOf(since).es} con la misma dosis.`,
  }),
  'not-tolerated': ({ name, on }) => ({
    en: `On ${dayOf(on).en} a side effect of ${name.en} was reported that is severe, or a reason to stop.`,
    es: `El ${dayOf(on).es} se comunicó un efecto adverso de ${name.es} grave o motivo para dejarlo.`,
  }),
  'booster-due': boosterDue,
  'too-seldom': ({ name, apart, longest }) => ({
    en: `${name.en} is planned every ${days(Math.round(apart)).en}; after ${days(longest).en} its effect is gone.`,
    es: `${name.es} está previsto cada ${days(Math.round(apart)).es}; a los ${days(longest).es} su efecto ha pasado.`,
  }),
  'beside-taper': besideTaper,
  'taper-fast': taperFast,
  horizon: ({ days: length, fromDays, toDays }) => ({
    en: `The plan lasts ${days(length).en}; a programme with monitoring takes ${fromDays} to ${toDays} days.`,
    es: `El plan dura ${days(length).es}; un programa con seguimiento lleva de ${fromDays} a ${toDays} días.`,
  }),
};
