/** An outcome measure as attribution needs it. */
export interface OutcomeScale {
  readonly label: string;
  readonly min: number;
  /** Above `min`. */
  readonly max: number;
  readonly higherIsWorse: boolean;
  /** Minimal important difference, points, above 0. */
  readonly mcid: number;
  /** Usual standard deviation of one reading when nothing changes, points, above 0. */
  readonly readingSd: number;
}

/** Inside the model every measure runs from 0 to 10, and more is worse. */
const SPAN = 10;

/** Points of the model in one point of the measure. */
export const inModel = ({ min, max }: OutcomeScale, points: number): number => (points * SPAN) / (max - min);

/** A reading on the scale of the model. */
export const valueInModel = (scale: OutcomeScale, value: number): number => inModel(scale, scale.higherIsWorse ? value - scale.min : scale.max - value);

/** A change of the model in points of the measure, with the measure's own sign. */
export const changeInPoints = ({ min, max, higherIsWorse }: OutcomeScale, change: number): number => (change * (max - min) * (higherIsWorse ? 1 : -1)) / SPAN;

/** A value of the model as a reading of the measure would have it. */
export const valueFromModel = ({ min, max, higherIsWorse }: OutcomeScale, value: number): number => {
  const points = (value * (max - min)) / SPAN;
  return higherIsWorse ? min + points : max - points;
};
