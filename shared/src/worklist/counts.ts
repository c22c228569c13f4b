/** Items are counted so far. Beyond, nobody works by the number, and counting them all would make every page wait for the whole list. */
export const COUNTED_TO = 500;

/** "37"; "500+" where there are more. */
export const countWords = (count: number): string => (count > COUNTED_TO ? `${COUNTED_TO.toLocaleString('en-US')}+` : String(count));
