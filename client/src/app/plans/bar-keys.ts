/** What a key does to a bar: its first or its last day goes by some days. */
export interface BarKey {
  readonly what: 'start' | 'end';
  readonly days: number;
}
type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const WEEK = 7;

/** An arrow moves the course by a day, with Shift by a week; with Alt it moves the last day only. */
export const barKey = ({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): BarKey | null => {
  const days = DAYS[key];
  if (days === undefined || ctrlKey || metaKey) return null;
  return { what: altKey ? 'end' : 'start', days: shiftKey ? days * WEEK : days };
};
