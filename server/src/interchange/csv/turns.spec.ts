import { expect, it } from '@jest/globals';
import { Turns } from './turns.js';

it('work of one name is done in order, also after a failure; other names do not wait', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const work =
    (word: string, ms: number, fails = false) =>
    async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      done.push(word);
      if (fails) throw new Error(word);
      return word;
    };
  const all = await Promise.allSettled([
    turns.take('a', work('a1', 20, true)),
    turns.take('a', work('a2', 0)),
    turns.take('b', work('b1', 0)),
    turns.take('a', work('a3', 0)),
  ]);
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
