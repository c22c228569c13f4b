import { computed, signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { atRest } from './at-rest';

describe('a value at rest', () => {
  it('follows, waits while something is busy without being worked out, and then is the newest', () => {
    const [source, busy] = [signal(1), signal(false)];
    let asked = 0;
    const rested = atRest(
      computed(() => {
        asked += 1;
        return source();
      }),
      busy,
    );
    expect(rested()).toBe(1);
    source.set(2);
    expect(rested()).toBe(2);
    busy.set(true);
    source.set(3);
    expect([rested(), asked]).toEqual([2, 2]);
    busy.set(false);
    expect(rested()).toBe(3);
  });
});
