import { computed, effect, linkedSignal, signal, type Signal } from '@angular/core';

/** Does something in the page's spare time; answers how not to. Safari has no such time of its own. */
export const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const call = requestIdleCallback(work, { timeout: 500 });
  return () => cancelIdleCallback(call);
};

/** What is worked out of something at once; while `busy` it follows in spare time, and no frame waits for it. */
export const following = <Of, T>(source: Signal<Of>, busy: Signal<boolean>, work: (of: Of) => T): Signal<T> => {
  const late = signal<{ readonly value: T } | null>(null);
  effect((onCleanup) => {
    const of = source();
    if (busy()) onCleanup(whenIdle(() => late.set({ value: work(of) })));
    else late.set(null);
  });
  const now = computed(() => work(source()));
  return linkedSignal<{ readonly isBusy: boolean; readonly found: { readonly value: T } | null }, T>({
    source: () => ({ isBusy: busy(), found: late() }),
    computation: ({ isBusy, found }, before) => (isBusy && before !== undefined ? (found?.value ?? before.value) : now()),
  }).asReadonly();
};

/** What is worked out of something in spare time, once it is at rest; `null` = not yet, or no more. */
export const inSpareTime = <Of, T>(source: Signal<Of>, busy: Signal<boolean>, work: (of: Of) => T): Signal<T | null> => {
  const done = signal<{ readonly of: Of; readonly value: T } | null>(null);
  effect((onCleanup) => {
    const of = source();
    if (!busy()) onCleanup(whenIdle(() => done.set({ of, value: work(of) })));
  });
  return computed(() => {
    const found = done();
    return found !== null && found.of === source() && !busy() ? found.value : null;
  });
};
