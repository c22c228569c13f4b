import { computed, Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { Finding, Fix } from '@stagewell/shared/sequencing/finding';
import { evaluationOf, findingOf } from '../../testing/plan';
import { withFixesLater } from './later-fixes';

const FIX: Fix = { kind: 'remove', courseId: 'a' };
/** A finding whose fixes are read as an engine's are: worked out when somebody looks. */
const lazy = (name: string, read: string[]): Finding => {
  const finding = findingOf('SEQ-03', 'warn', name, { courseIds: [name] });
  return Object.defineProperty(finding, 'fixes', { get: () => (read.push(name), [FIX]) });
};
/** Until nothing more is proven: a piece of work is at the latest the next timer. */
const quiet = async (read: readonly string[]) => {
  let before;
  do {
    before = read.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (read.length !== before);
};

const open = (busy = false) => {
  const read: string[] = [];
  const findings = signal([lazy('a', read), lazy('b', read)]);
  const hand = signal(busy);
  const shown = runInInjectionContext(TestBed.inject(Injector), () =>
    withFixesLater(
      computed(() => evaluationOf(findings())),
      hand,
    ),
  );
  return {
    read,
    hand,
    findings,
    texts: () => shown().findings.map(({ text }) => text.en),
    fixes: () => shown().findings.map((one) => ('fixes' in one ? Object.getOwnPropertyDescriptor(one, 'fixes')?.get !== undefined : false)),
  };
};

describe('fixes of findings', () => {
  it('the findings are there at once, their fixes a moment later', async () => {
    const { read, texts, fixes } = open();
    expect(texts()).toEqual(['a', 'b']);
    expect(fixes()).toEqual([false, false]);
    expect(read).toEqual([]);
    TestBed.tick();
    await quiet(read);
    expect(read).toEqual(['a', 'b']);
    expect(fixes()).toEqual([true, true]);
  });

  it('nothing is proven while a bar is held', async () => {
    const { read, hand } = open(true);
    TestBed.tick();
    await quiet(read);
    expect(read).toEqual([]);
    hand.set(false);
    TestBed.tick();
    await quiet(read);
    expect(read).toEqual(['a', 'b']);
  });

  it('what has changed meanwhile is not proven any more', async () => {
    const { read, findings, texts } = open();
    TestBed.tick();
    const later: string[] = [];
    findings.set([lazy('c', later)]);
    TestBed.tick();
    await quiet(later);
    expect(texts()).toEqual(['c']);
    expect([read, later]).toEqual([[], ['c']]);
  });

  it('of what is folded away nothing is proven before somebody unfolds it', async () => {
    const { read, findings } = open();
    findings.set(['1', '2', '3', '4', '5'].map((name) => lazy(name, read)));
    TestBed.tick();
    await quiet(read);
    expect(read).toEqual(['1', '2', '3']);
  });
});
