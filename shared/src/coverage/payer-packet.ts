import type { Modality } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import type { CalendarDate } from '../dates.js';
import { judgeTreatment, type TreatmentVerdict } from '../history/judge.js';
import type { PastTreatmentView } from '../history/past-treatment.js';
import type { ConditionView, CoverageView } from '../patients/patient.js';
import type { Chart, LockedBaseline } from '../plans/chart.js';
import type { CourseView } from '../plans/plan.js';
import type { AuthorisationView } from './authorisation.js';

/** One treatment that was tried, with its verdict. */
export interface PacketTrial {
  readonly treatment: PastTreatmentView;
  readonly verdict: TreatmentVerdict;
}

/** What a payer asks for before it allows a treatment, out of the chart and nothing else. */
export interface PayerPacket {
  readonly coverage: CoverageView | null;
  /** The course that is asked for; `null` = asked ahead of a plan. */
  readonly course: CourseView | null;
  /** The active pain conditions: what else the patient has is no business of a payer who does not ask for it. */
  readonly conditions: readonly ConditionView[];
  /** Other treatments that were tried, the newest first: the conservative care. */
  readonly tried: readonly PacketTrial[];
  /** Courses of the plan that run or ran, as recorded starts. */
  readonly running: readonly CourseView[];
  /** The same treatment before, the newest first; its relief and how long it lasted is what repeats are judged by. */
  readonly before: readonly PacketTrial[];
  readonly baseline: LockedBaseline | null;
  /** The newest check-in with a PEG. */
  readonly latest: CheckInView | null;
  /** What a payer will ask and the chart does not say. */
  readonly gaps: readonly string[];
}

/** What of a chart goes into it. */
type Told = Pick<Chart, 'today' | 'history' | 'conditions' | 'coverages' | 'plan' | 'baseline' | 'checkIns'>;

/** The newest first; what has no day comes last. */
const byDay = (a: PastTreatmentView, b: PastTreatmentView): number => dayOf(b).localeCompare(dayOf(a)) || a.label.localeCompare(b.label, 'en');
const dayOf = ({ endedOn, startedOn }: PastTreatmentView): CalendarDate => endedOn ?? startedOn ?? '';

const trialsIn = (chart: Told, modalities: ReadonlyMap<string, Modality>): readonly PacketTrial[] =>
  chart.history.toSorted(byDay).map((treatment) => {
    const modality = treatment.modalityId === null ? null : (modalities.get(treatment.modalityId) ?? null);
    return { treatment, verdict: judgeTreatment(treatment, modality, chart.today) };
  });

const conditionsIn = ({ conditions }: Told): readonly ConditionView[] =>
  conditions.filter(({ status, isPain }) => status === 'active' && isPain).toSorted((a, b) => a.label.localeCompare(b.label, 'en'));

/** Without a code a payer cannot file it. */
const isCoded = ({ codings }: ConditionView): boolean => codings.some(({ system }) => system === 'icd-10-cm');
const undated = ({ treatment: { startedOn, endedOn } }: PacketTrial): boolean => startedOn === null && endedOn === null;
const reliefUnknown = ({ treatment: { reliefPercent, reliefDays } }: PacketTrial): boolean => reliefPercent === null || reliefDays === null;

const gapsOf = (packet: Omit<PayerPacket, 'gaps'>): readonly string[] => {
  const pain = packet.conditions;
  const told: readonly (readonly [boolean, string])[] = [
    [packet.coverage === null, 'The coverage was removed from the chart.'],
    [packet.coverage?.memberId === '', 'The member number is not recorded.'],
    [pain.length === 0, 'No active pain condition is recorded.'],
    [pain.length > 0 && !pain.some(isCoded), 'The pain condition has no ICD-10-CM code.'],
    [packet.tried.length + packet.running.length === 0, 'No other treatment is recorded as tried.'],
    [
      packet.tried.some(undated),
      `Without dates: ${packet.tried
        .filter(undated)
        .map(({ treatment }) => treatment.label)
        .join(', ')}.`,
    ],
    [packet.before.slice(0, 1).some(reliefUnknown), 'How much the last one helped, or for how long, is not recorded.'],
    [packet.baseline === null, 'No baseline is locked: it is when the first course starts.'],
    [packet.baseline !== null && packet.baseline.figures['peg'] === undefined, 'The baseline was locked without a PEG.'],
    [packet.latest === null, 'No check-in with a PEG is recorded.'],
  ];
  return told.flatMap(([missing, words]) => (missing ? [words] : []));
};

/** Gathers what the payer of an authorisation is told. Nothing is judged that the chart does not judge; what is missing is said. */
export const payerPacket = (
  chart: Told,
  { coverageId, courseId, modalityId }: Pick<AuthorisationView, 'coverageId' | 'courseId' | 'modalityId'>,
  modalities: ReadonlyMap<string, Modality>,
): PayerPacket => {
  const trials = trialsIn(chart, modalities);
  const isSame = ({ treatment }: PacketTrial): boolean => treatment.modalityId === modalityId;
  const courses = chart.plan?.courses ?? [];
  const packet = {
    coverage: chart.coverages.find(({ id }) => id === coverageId) ?? null,
    course: courses.find(({ id }) => id === courseId) ?? null,
    conditions: conditionsIn(chart),
    tried: trials.filter((trial) => !isSame(trial)),
    running: courses.filter((course) => course.startedOn !== null && course.id !== courseId),
    before: trials.filter(isSame),
    baseline: chart.baseline,
    latest: chart.checkIns.findLast(({ peg }) => peg !== null) ?? null,
  };
  return { ...packet, gaps: gapsOf(packet) };
};
