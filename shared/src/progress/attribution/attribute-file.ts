import type { Modality } from '../../catalogue/modality.js';
import { daysBetween } from '../../dates.js';
import type { AttributionFile, FileCourse } from './attribution-file.js';
import { courseIdOf } from './attribution-file-problems.js';
import { attributionOf, fitOf, observedOf, type Attribution } from './attribution.js';
import { batch } from './batch.js';
import { noiseOf, plannedInformation, type PlannedInformation } from './information.js';
import { at } from './matrix.js';
import { inModel, type OutcomeScale } from './outcome-scale.js';
import { courseInModel, type AttributedCourse, type AttributionQuestion, type PriorView } from './question.js';
import { priorsFor, scaleOf } from './scales.js';
import { designOf } from './terms.js';

/** The answer to an attribution file. */
export interface AttributedFile {
  readonly title: string;
  readonly scale: OutcomeScale;
  readonly priors: PriorView;
  readonly attribution: Attribution;
  /** What the readings and the planned ones will tell together, points of 0–10; `null` = none are planned. */
  readonly planned: PlannedInformation | null;
  /** The largest difference between the two ways to compute the most probable setting; both are exact. */
  readonly formsDifferBy: number;
}
type Catalogue = ReadonlyMap<string, Modality>;

/** What the catalogue knows of a course; nothing where it does not know it. */
const knownOf = ({ modality: id = '' }: FileCourse, catalogue: Catalogue): Pick<AttributedCourse, 'name' | 'kernel' | 'prior' | 'flare'> => {
  const modality = catalogue.get(id);
  if (modality === undefined) return { name: id, kernel: null, prior: null, flare: null };
  return { name: modality.name.en, kernel: modality.kernel.value, prior: modality.prior.value, flare: modality.flareDays.value };
};

const NOT_SAID = { endedOn: null, sessions: [], adherence: [], fadedFrom: null } as const;

/** What the file says wins over what the catalogue knows. */
const courseOf = (course: FileCourse, catalogue: Catalogue): AttributedCourse => {
  const { modality: _modality, kernel, ...said } = course;
  const own = kernel === undefined ? {} : { kernel: { ...kernel, plateau: kernel.plateau ?? null } };
  return { ...NOT_SAID, ...knownOf(course, catalogue), ...said, ...own, id: courseIdOf(course) };
};

/** The question that a sound file asks. Throws RangeError for one without measure and scale. */
export const questionIn = (file: AttributionFile, catalogue: Catalogue): AttributionQuestion => {
  const { measure, scale, priors } = file;
  const asked = scale ?? (measure === undefined ? null : scaleOf(measure));
  if (asked === null) throw new RangeError('An attribution file needs a measure or a scale');
  return {
    scale: asked,
    readings: file.readings,
    courses: file.courses.map((course) => courseOf(course, catalogue)),
    events: (file.events ?? []).map(({ label, from, to }) => ({ id: label, label, from, to: to ?? from })),
    enrolledHighOn: file.enrolledHighOn ?? null,
    priors: priors ?? (measure === undefined ? 'skeptical' : priorsFor(measure)),
  };
};

const plannedIn = (
  { plannedOn = [], readings }: AttributionFile,
  { scale, courses, events, enrolledHighOn, priors }: AttributionQuestion,
): PlannedInformation | null => {
  const days = [...new Set([...plannedOn, ...readings.map(({ on }) => on)])].toSorted();
  const [first] = days;
  if (plannedOn.length === 0 || first === undefined) return null;
  const day = (on: string): number => daysBetween(first, on);
  return plannedInformation({
    courses: courses.map((course) => courseInModel(course, priors, first)),
    events: events.map(({ id, from, to }) => ({ id, from: day(from), to: day(to) })),
    enrolledHigh: enrolledHighOn === null ? null : day(enrolledHighOn),
    days: days.map(day),
    noise: noiseOf(inModel(scale, scale.readingSd)),
    mcid: inModel(scale, scale.mcid),
  });
};

const formsDifferBy = (question: AttributionQuestion): number => {
  const { terms, readings, mixture } = fitOf(question);
  const [likeliest] = mixture.toSorted((a, b) => b.weight - a.weight);
  if (likeliest === undefined || terms.length === 0) return 0;
  const { days, values } = observedOf(question, readings);
  const other = batch(designOf(terms, days, likeliest.slower), likeliest.noise, values);
  const furthest = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((value, index) => Math.abs(value - at(b, index))));
  return Math.max(furthest(likeliest.posterior.mean, other.mean), furthest(likeliest.posterior.covariance, other.covariance));
};

/** Answers a sound attribution file. */
export const attributeFile = (file: AttributionFile, catalogue: Catalogue): AttributedFile => {
  const question = questionIn(file, catalogue);
  return {
    title: file.title ?? '',
    scale: question.scale,
    priors: question.priors,
    attribution: attributionOf(question),
    planned: plannedIn(file, question),
    formsDifferBy: formsDifferBy(question),
  };
};
