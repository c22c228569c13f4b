import { computed, effect, signal, type Signal } from '@angular/core';
import type { Evaluation, Finding } from '@stagewell/shared/sequencing/finding';
import { unrepaired } from '@stagewell/shared/sequencing/finding-of';
import { bySeverity } from './finding-groups';
import { SHOWN_PER_CAUSE } from './findings-panel';
import { whenIdle } from './spare-time';

/** What the page's thread may be kept by in one go, ms: half a frame. */
const SLICE_MS = 8;
/** What was proven comes on the screen that often, ms. */
const SHOW_MS = 100;

/** The findings whose fixes are shown without being asked for. */
const shownAtOnce = (findings: readonly Finding[]): readonly Finding[] =>
  bySeverity(findings).flatMap(({ causes }) => causes.flatMap((cause) => cause.findings.slice(0, SHOWN_PER_CAUSE)));

/**
 * The evaluation as it is shown: every finding at once, its fixes when there is time to prove them. Proving costs an
 * evaluation for each fix that is thought of, which a key press should not wait for, and a drag has no time for at all:
 * while `busy`, nothing is proven.
 */
export const withFixesLater = (evaluation: Signal<Evaluation>, busy: Signal<boolean>): Signal<Evaluation> => {
  const proven = signal<ReadonlySet<Finding>>(new Set());
  const toProve = computed(() => shownAtOnce(evaluation().findings));
  effect((onCleanup) => {
    const waiting = [...toProve()];
    if (busy() || waiting.length === 0) return;
    const done = new Set<Finding>();
    let shown = performance.now();
    let cancel = () => undefined as void;
    const go = (): void => {
      const until = performance.now() + SLICE_MS;
      for (let next = waiting.shift(); next !== undefined; next = performance.now() < until ? waiting.shift() : undefined) {
        void next.fixes;
        done.add(next);
      }
      const over = waiting.length === 0;
      if (over || performance.now() - shown > SHOW_MS) {
        proven.set(new Set(done));
        shown = performance.now();
      }
      if (!over) cancel = whenIdle(go);
    };
    cancel = whenIdle(go);
    onCleanup(() => cancel());
  });
  return computed(() => {
    const [all, ready, expected] = [evaluation(), proven(), new Set(toProve())];
    return { ...all, findings: all.findings.map((finding) => (expected.has(finding) && !ready.has(finding) ? unrepaired(finding) : finding)) };
  });
};
