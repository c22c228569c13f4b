import type { Evaluation, Finding, Fix } from './finding.js';

/** Made when it is first asked for, and then kept. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/**
 * A finding whose fixes are proven when they are read. They are a property like the others, but all findings share one
 * getter: one of its own would give each finding a shape of its own, and the collector more work than the rules have.
 */
class LazyFinding {
  static readonly FIXES: PropertyDescriptor & ThisType<LazyFinding> = {
    enumerable: true,
    configurable: true,
    get() {
      return this.#prove();
    },
  };
  readonly #prove: () => readonly Fix[];

  constructor(bare: Omit<Finding, 'fixes'>, prove: () => readonly Fix[]) {
    Object.assign(this, bare);
    this.#prove = once(prove);
    Object.defineProperty(this, 'fixes', LazyFinding.FIXES);
  }
}

/** The finding. Proving a fix costs an evaluation, so it is done once, for those who look: not on every frame of a drag. */
export const findingOf = (bare: Omit<Finding, 'fixes'>, prove: () => readonly Fix[]): Finding => new LazyFinding(bare, prove) as LazyFinding & Finding;

/** The finding with no fix offered. Names every field: a spread would read the fixes, and reading them proves them. */
export const unrepaired = ({ ruleId, severity, fingerprint, courseIds, days, text, rationale, source, inherited, covers, unknowns }: Finding): Finding => ({
  ruleId,
  severity,
  fingerprint,
  courseIds,
  days,
  text,
  rationale,
  source,
  inherited,
  covers,
  unknowns,
  fixes: [],
});

/** The same evaluation with no fix offered and none proven: for what is kept of a plan as it was. */
export const withoutFixes = (evaluation: Evaluation): Evaluation => ({ ...evaluation, findings: evaluation.findings.map(unrepaired) });
