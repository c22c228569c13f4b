import type { CalendarDate, Instant } from '../dates.js';
import type { Evaluation } from './finding.js';
import { answers, signaturesNeeded, type GivenSignature, type MissingSignature } from './may-activate.js';
import { standingOf, type Standing } from './signature-life.js';

/** A signature that was kept: who signed could prescribe then or could not, whatever holds today. */
export interface KeptSignature extends GivenSignature {
  readonly byPrescriber: boolean;
  readonly at: Instant;
}

/** Something that a running plan has to answer for, and the signature that did or does. */
export interface PlanDecision<S> extends MissingSignature {
  readonly standing: Standing | 'unsigned';
  /** The newest signature for it; `null` = it was never signed. */
  readonly signature: S | null;
}

/**
 * What the rules ask of a plan that runs, each with its newest signature and whether that counts today. The newest one
 * decides: whoever withdraws it does not fall back on an older one.
 */
export const planDecisions = <S extends KeptSignature>(evaluation: Evaluation, signatures: readonly S[], today: CalendarDate): readonly PlanDecision<S>[] =>
  signaturesNeeded(evaluation).map((needed) => {
    const signature = signatures
      .filter((one) => answers(needed, one, false))
      .reduce<S | null>((newest, one) => (newest === null || one.at >= newest.at ? one : newest), null);
    return { ...needed, signature, standing: signature === null ? 'unsigned' : standingOf(signature, today) };
  });

/** Those that wait for somebody. */
export const openDecisions = <S>(decisions: readonly PlanDecision<S>[]): readonly PlanDecision<S>[] =>
  decisions.filter(({ standing }) => standing !== 'in-force');

/** Those that are told on every page of the chart: what blocks, and what somebody had signed. A new warning is told on the plan. */
export const pressingDecisions = <S>(decisions: readonly PlanDecision<S>[]): readonly PlanDecision<S>[] =>
  openDecisions(decisions).filter(({ standing, needs }) => standing !== 'unsigned' || needs !== 'acknowledge');
