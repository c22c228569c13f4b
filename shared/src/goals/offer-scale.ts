import type { GoalScale } from './goal-scale.js';

/** The language in which the patient reads the scale. */
type Spoken = 'en' | 'es';

const NUMBER = /\d+(?:[.,]\d+)?/g;

/** The one number of a sentence; `null` = none, or several. */
const onlyNumber = (sentence: string): number | null => {
  const found = sentence.match(NUMBER) ?? [];
  return found.length === 1 ? Number(found[0]?.replace(',', '.')) : null;
};

const WORDS = {
  en: {
    worse: (now: string) => `Less than now (now: ${now})`,
    more: (hoped: string) => `Somewhat more than: ${hoped}`,
    most: (hoped: string) => `Much more than: ${hoped}`,
  },
  es: {
    worse: (now: string) => `Menos que ahora (ahora: ${now})`,
    more: (hoped: string) => `Algo más que: ${hoped}`,
    most: (hoped: string) => `Mucho más que: ${hoped}`,
  },
} as const;

/** Levels around two numbers, half a step and a whole step beyond the target. `null` = they would not be five different amounts. */
const amounts = (now: number, hoped: number): readonly number[] | null => {
  const half = (hoped - now) / 2;
  const rounded = Number.isInteger(now) && Number.isInteger(hoped) ? Math.sign(half) * Math.ceil(Math.abs(half)) : half;
  const all = [now - rounded, now, hoped, hoped + rounded, hoped + 2 * rounded].map((amount) => Math.max(0, Math.round(amount * 100) / 100));
  return new Set(all).size === all.length ? all : null;
};

/**
 * A scale to begin with, from what the patient can do now and what they hope for: now is −1, the target 0. When both sentences
 * hold one number each, the other levels are the target's sentence with other amounts; else they are said in words.
 */
export const offerScale = (now: string, hoped: string, spoken: Spoken = 'en'): GoalScale => {
  const [before, target] = [now.trim(), hoped.trim()];
  const [from, to] = [onlyNumber(before), onlyNumber(target)];
  const steps = from === null || to === null ? null : amounts(from, to);
  const said = WORDS[spoken];
  const at = (amount: number | undefined): string => target.replace(NUMBER, String(amount));
  const [worse, more, most] = steps === null ? [said.worse(before), said.more(target), said.most(target)] : [at(steps[0]), at(steps[3]), at(steps[4])];
  return { levels: [worse, before, target, more, most], importance: 2, difficulty: 2, baseline: -1 };
};
