import { linkedSignal, type Signal } from '@angular/core';

/** A value as it was when something became busy, until that is over: what nobody looks at during a drag is not worked out on every frame. */
export const atRest = <T>(value: Signal<T>, busy: Signal<boolean>): Signal<T> =>
  linkedSignal<boolean, T>({
    source: busy,
    computation: (isBusy, before) => (isBusy && before !== undefined ? before.value : value()),
  }).asReadonly();
