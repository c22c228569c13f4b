import { afterNextRender, DestroyRef, inject, PendingTasks, signal, type Signal } from '@angular/core';

/** When the browser has nothing better to do; Safari has no word for that, and is asked for the next turn. */
const whenIdle = (then: () => void): void => void (typeof requestIdleCallback === 'function' ? requestIdleCallback(then, { timeout: 200 }) : setTimeout(then));

/**
 * Counts from 1 to `most`, one more each time that the browser is idle after a render. A long page draws its parts by it, so that a
 * key pressed meanwhile is answered between two of them. Ask for it while a component is made; the page is not stable before the end.
 */
export const inTurn = (most: number): Signal<number> => {
  const turn = signal(1);
  const destroyed = inject(DestroyRef);
  const done = inject(PendingTasks).add();
  const next = (): void => {
    if (destroyed.destroyed || turn() >= most) return done();
    turn.update((before) => before + 1);
    whenIdle(next);
  };
  destroyed.onDestroy(done);
  afterNextRender(() => whenIdle(next));
  return turn.asReadonly();
};
