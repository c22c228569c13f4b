import type { CheckWhat } from './checks.js';
import { MED } from './medications/medicine.js';
import type { CourseCheck, Sourced } from './modality.js';
import { CITE } from './review-defaults.js';
import { known, text } from './sourced.js';

type More = Partial<Pick<CourseCheck, 'every' | 'onlyIf'>>;

/** Between two days after the start, best in the middle; one day = that day. */
const between = (what: CheckWhat, from: number, to: number = from, more: More = {}): CourseCheck => ({
  what,
  on: { from, target: Math.floor((from + to) / 2), to },
  every: null,
  onlyIf: null,
  ...more,
});
const on = (what: CheckWhat, ...days: readonly number[]): readonly CourseCheck[] => days.map((day) => between(what, day));
/** Before or on the first day. */
const before = (what: CheckWhat, more: More = {}): CourseCheck => ({ what, on: { from: -14, target: 0, to: 0 }, every: null, onlyIf: null, ...more });
/** The sources ask for it and name no day. */
const someDay = (what: CheckWhat): CourseCheck => ({ what, on: null, every: null, onlyIf: null });

const row = (...checks: readonly (CourseCheck | readonly CourseCheck[])[]): Sourced<readonly CourseCheck[]> => known(checks.flat(), MED.row);
const ours = (...checks: readonly (CourseCheck | readonly CourseCheck[])[]): Sourced<readonly CourseCheck[]> => known(checks.flat(), CITE.clinicDefault);

const OLD_OR_DIURETIC = text('from 65 years on, or with a diuretic', 'desde los 65 años o con un diurético');
const HEART = text('from 50 years on, or with heart disease', 'desde los 50 años o con enfermedad del corazón');
const AT_RISK = text(
  'with kidney or heart disease, high blood pressure, a diuretic, or at an older age',
  'con enfermedad renal o cardíaca, presión alta, un diurético o edad avanzada',
);

const SNRI = row(between('mood', 7, 14), between('blood-pressure', 7, 14), on('mood', 28), between('sodium', 14, 28, { onlyIf: OLD_OR_DIURETIC }));
const TCA = row(before('ecg', { onlyIf: HEART }), on('side-effects', 14, 28));
const GABAPENTINOID = row(before('egfr', { every: 365 }), on('side-effects', 7, 14, 21));
/** Every three to six months; once in between is taken. */
const NSAID = row(between('blood-pressure', 14, 28, { every: 135, onlyIf: AT_RISK }), between('creatinine', 14, 28, { every: 135, onlyIf: AT_RISK }));
const OPIOID = known(
  [before('prescriptions', { every: 90 }), before('urine-test', { every: 365 }), between('opioid-review', 7, 28, { every: 90 }), ...on('side-effects', 7, 14)],
  'CDC opioid guideline 2022: reviewed within 1–4 weeks of a start or increase, then at least every 3 months; prescription monitoring at the start and every 3 months; urine test yearly. Needs clinical review',
);
const THERAPY = ours(between('mid-course', 28, 42));
const EXERCISE = ours(on('flare', 7, 14, 21));
const NERVE_BLOCK = ours(on('relief', 7, 28));
const STEROID_INJECTION = ours(between('safety', 1, 3), on('relief', 14, 42), between('relief', 90, 90, { every: 30 }));

/**
 * What is looked at on which day, by modality. One table, since one clinician reviews it as one. Where nothing stands, the
 * sources reviewed so far state nothing, and nothing is asked beyond the usual check-ins.
 */
export const CHECKS: Readonly<Record<string, Sourced<readonly CourseCheck[]>>> = {
  duloxetine: SNRI,
  venlafaxine: SNRI,
  milnacipran: SNRI,
  amitriptyline: TCA,
  nortriptyline: TCA,
  gabapentin: GABAPENTINOID,
  pregabalin: GABAPENTINOID,
  ibuprofen: NSAID,
  naproxen: NSAID,
  celecoxib: NSAID,
  meloxicam: NSAID,
  tizanidine: row(before('liver'), on('liver', 30, 90), someDay('blood-pressure')),
  ldn: row(on('side-effects', 14, 28, 56)),
  tramadol: OPIOID,
  opioid_full: OPIOID,
  buprenorphine_pain: OPIOID,
  carbamazepine: row(someDay('sodium'), someDay('blood-count')),
  oxcarbazepine: row(someDay('sodium'), someDay('blood-count')),
  acetaminophen: row(someDay('liver')),
  pt_exercise: EXERCISE,
  ot: EXERCISE,
  cbt: THERAPY,
  act: THERAPY,
  mbsr: THERAPY,
  esi: STEROID_INJECTION,
  ia_steroid: STEROID_INJECTION,
  rfa: ours(on('relief', 3), on('flare', 14, 21), on('relief', 42, 90, 180, 270)),
  tpi: ours(on('relief', 14)),
  nerve_block: NERVE_BLOCK,
  nerve_block_steroid: NERVE_BLOCK,
  ketamine_iv: ours(between('blood-pressure', 0), between('call', 1), on('relief', 3, 7, 14, 21, 42)),
  lidocaine_iv: ours(between('ecg', 0), on('relief', 0, 1, 7, 14)),
};
