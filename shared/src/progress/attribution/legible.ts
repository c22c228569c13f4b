/** From this correlation on two effects cannot be told apart, and from this share of information on an effect is more read than assumed. */
export const CONFOUNDED = 0.6;
export const LEAST_INFORMATION = 0.35;
/** Nothing stands in the way below this correlation, and from this share of information on. */
export const CLEAR = { correlation: 0.4, information: 0.6 } as const;

/** How well the planned or made check-ins can tell the effect of one course. */
export type Legibility = 'clear' | 'partly' | 'hardly';

/** `correlation`: the strongest one with another course, in absolute value. */
export const legibilityOf = (information: number, correlation: number): Legibility => {
  if (information < LEAST_INFORMATION || correlation >= CONFOUNDED) return 'hardly';
  return information >= CLEAR.information && correlation < CLEAR.correlation ? 'clear' : 'partly';
};

/** Everything that hangs together by correlations of at least 0.6, in order; what stands alone is no group. */
export const confoundedGroups = (correlations: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const group = correlations.map((_, index) => index);
  correlations.forEach((row, i) =>
    row.forEach((correlation, j) => {
      if (j <= i || Math.abs(correlation) < CONFOUNDED) return;
      const [kept, joined] = [group[i], group[j]];
      group.forEach((of, index) => {
        if (of === joined && kept !== undefined) group[index] = kept;
      });
    }),
  );
  return [...new Set(group)].map((of) => group.flatMap((own, index) => (own === of ? [index] : []))).filter((indices) => indices.length > 1);
};
