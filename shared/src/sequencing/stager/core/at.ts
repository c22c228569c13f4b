/*
 * Numbers of tables, 0 where there is none. They are read in the innermost loops, and a function that meets one kind
 * of list only is several times faster than one that meets all: hence three of them.
 */

/** An entry of a list of numbers. */
export const at = (values: readonly number[] | null | undefined, index: number): number => values?.[index] ?? 0;

/** An entry of a table of costs. */
export const costAt = (values: Float64Array | null | undefined, index: number): number => values?.[index] ?? 0;

/** An entry of a table of days. */
export const dayAt = (values: Int32Array | null | undefined, index: number): number => values?.[index] ?? 0;
