import type { LocalText } from '../text.js';

/** Goal attainment scaling: what the patient would be seen to do on each of five levels. */
export const GOAL_LEVELS = [-2, -1, 0, 1, 2] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];
export const GOAL_WEIGHTS = [1, 2, 3] as const;
export type GoalWeight = (typeof GOAL_WEIGHTS)[number];

/** How a goal is scaled. */
export interface GoalScale {
  /** Five observable descriptions, from −2 to +2. */
  readonly levels: readonly string[];
  /** 1 = a little, 3 = very. */
  readonly importance: GoalWeight;
  readonly difficulty: GoalWeight;
  /** Where the patient stood when the scale was made: −1, or −2 when it cannot get worse. */
  readonly baseline: GoalLevel;
}
export const GOAL_SCALE = { level: { maxLength: 300 } } as const;

/** What a level is called, to a patient too. */
export const LEVEL_WORDS: Readonly<Record<GoalLevel, LocalText>> = {
  [-2]: { en: 'Much less than hoped', es: 'Mucho menos de lo esperado' },
  [-1]: { en: 'Less than hoped', es: 'Menos de lo esperado' },
  0: { en: 'What we hope for', es: 'Lo que esperamos' },
  1: { en: 'More than hoped', es: 'Más de lo esperado' },
  2: { en: 'Much more than hoped', es: 'Mucho más de lo esperado' },
};

/** The description of a level; empty when the scale has none. */
export const levelText = ({ levels }: GoalScale, level: GoalLevel): string => levels[level + 2] ?? '';

/** The weight of a goal among others: importance times difficulty, 1 to 9. */
export const weightOf = ({ importance, difficulty }: GoalScale): number => importance * difficulty;

/** "+1", "0", "−2", with a real minus sign. */
export const signed = (level: number): string => (level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0');
