import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../testing/app.js';
import { Rounds } from './rounds.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ jobs: false });
});
afterAll(() => test.close());

describe('a round through the clinics', () => {
  it('does not end where one of them fails, and says so afterwards', async () => {
    const seen: string[] = [];
    const round = test.app.get(Rounds).once(({ clinicId }) => {
      seen.push(clinicId);
      return seen.length === 1 ? Promise.reject(new Error('broken')) : Promise.resolve();
    });
    await expect(round).rejects.toThrow('broken');
    expect(new Set(seen).size).toBeGreaterThan(1);
  });
});
