import { CLEAR, CONFOUNDED, LEAST_INFORMATION, type Legibility } from '../progress/attribution/legible.js';
import type { NameById } from '../sequencing/explain-fix.js';
import type { LocalText } from '../text.js';
import { toldLeast, type CourseTold, type PlanInformation } from './plan-information.js';

/** "Its effect will be told: …" */
export const LEGIBILITY_WORDS: Readonly<Record<Legibility, LocalText>> = {
  clear: { en: 'clearly', es: 'con claridad' },
  partly: { en: 'partly', es: 'en parte' },
  hardly: { en: 'hardly', es: 'apenas' },
};

/** Pain runs from 0 to 10: nobody improves by more. */
const MOST_POINTS = 10;
const points = (value: number): string => value.toFixed(1);
export const percentOf = (share: number): string => `${Math.round(share * 100)} %`;

/** The smallest improvement that is told from none in 4 of 5. */
export const seenWords = ({ detectable }: Pick<CourseTold, 'detectable'>): LocalText => {
  if (detectable === null || detectable >= MOST_POINTS)
    return { en: 'No improvement of pain would be seen in 4 of 5', es: 'Ninguna mejoría del dolor se vería en 4 de cada 5' };
  if (detectable < 0.05) return { en: 'Even a small improvement would be seen in 4 of 5', es: 'Incluso una mejoría pequeña se vería en 4 de cada 5' };
  return {
    en: `An improvement of ${points(detectable)} points would be seen in 4 of 5`,
    es: `Una mejoría de ${points(detectable)} puntos se vería en 4 de cada 5`,
  };
};

/** A course that is like another one, and how hard the two are to tell apart. */
export interface Likeness {
  readonly courseId: string;
  readonly correlation: number;
  /** They are only told together. */
  readonly confounded: boolean;
}

/** The courses that one is hard to tell from, the hardest first; one that is over may be among them. */
export const likeOf = ({ pairs }: PlanInformation, { courseId, mostLike, correlation }: CourseTold): readonly Likeness[] => {
  const all = new Map(
    pairs.flatMap(({ courseIds: [a, b], correlation: of }) => (a === courseId ? [[b, of] as const] : b === courseId ? [[a, of] as const] : [])),
  );
  if (mostLike !== null) all.set(mostLike, correlation);
  return [...all]
    .filter(([, of]) => Math.abs(of) >= CLEAR.correlation)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([id, of]) => ({ courseId: id, correlation: of, confounded: Math.abs(of) >= CONFOUNDED }));
};

const listed = (names: readonly LocalText[]): LocalText => ({ en: names.map(({ en }) => en).join(', '), es: names.map(({ es }) => es).join(', ') });

/** What a course is hard to tell from; `null` = nothing. */
export const likeWords = (like: readonly Likeness[], nameOf: NameById): LocalText | null => {
  const of = (confounded: boolean): LocalText => listed(like.filter((one) => one.confounded === confounded).map(({ courseId }) => nameOf(courseId)));
  const [same, hard] = [of(true), of(false)];
  const said = [
    ...(same.en === '' ? [] : [{ en: `not to be told from ${same.en}`, es: `no se distingue de ${same.es}` }]),
    ...(hard.en === '' ? [] : [{ en: `hard to tell from ${hard.en}`, es: `difícil de distinguir de ${hard.es}` }]),
  ];
  return said.length === 0 ? null : { en: said.map(({ en }) => en).join('; '), es: said.map(({ es }) => es).join('; ') };
};

/** How much will be learned of an effect on average, as a word. */
export const learnedWord = ({ settled }: Pick<PlanInformation, 'settled'>): LocalText => {
  if (settled >= CLEAR.information) return { en: 'much', es: 'mucho' };
  return settled >= LEAST_INFORMATION ? { en: 'some', es: 'algo' } : { en: 'little', es: 'poco' };
};

const courseText = (information: PlanInformation, course: CourseTold, nameOf: NameById): LocalText => {
  const [name, told, seen, like] = [
    nameOf(course.courseId),
    LEGIBILITY_WORDS[course.legibility],
    seenWords(course),
    likeWords(likeOf(information, course), nameOf),
  ];
  return {
    en: `${name.en}: its effect will be told ${told.en}. ${seen.en}${like === null ? '' : `; ${like.en}`}.`,
    es: `${name.es}: su efecto se verá ${told.es}. ${seen.es}${like === null ? '' : `; ${like.es}`}.`,
  };
};

/** How much the check-ins of a plan will tell, in sentences: all together, the course told least, then each course. */
export const informationText = (information: PlanInformation, nameOf: NameById, tongue: keyof LocalText): string => {
  const { settled, gain, courses, checkIns } = information;
  const [learned, least] = [learnedWord(information), toldLeast(information)];
  const counted = checkIns.made + checkIns.planned;
  const head: LocalText = {
    en: `How much will be learned: ${learned.en}; ${counted} check-ins settle ${percentOf(settled)} of what is uncertain of an effect (${gain.toFixed(2)} nats).`,
    es: `Cuánto se aprenderá: ${learned.es}; ${counted} controles aclaran el ${percentOf(settled)} de lo incierto de un efecto (${gain.toFixed(2)} nats).`,
  };
  const worst: LocalText | null =
    least === null ? null : { en: `Told least: ${nameOf(least.courseId).en}.`, es: `Lo que menos se verá: ${nameOf(least.courseId).es}.` };
  return [head[tongue], ...(worst === null ? [] : [worst[tongue]]), ...courses.map((course) => courseText(information, course, nameOf)[tongue])].join('\n');
};
