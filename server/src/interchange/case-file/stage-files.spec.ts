import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Asked } from './command.js';
import { evaluateFiles } from './evaluate-files.js';
import { EXIT } from './run-cases.js';
import { STAGE_FAIL_ON, stageFiles, type AnsweredCase } from './stage-files.js';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'examples', 'stage');
const FITS = join(EXAMPLES, 'injection-snri-and-exercise.json');
const NO_DAYS = join(EXAMPLES, 'no-days-fit.json');

const run = async (files: readonly string[], options: Partial<Asked<(typeof STAGE_FAIL_ON)[number]>> = {}) => {
  const [said, complaints]: [string[], string[]] = [[], []];
  const output = { say: (text: string) => void said.push(text), complain: (text: string) => void complaints.push(text) };
  const code = await stageFiles({ files, text: false, lang: 'en', failOn: null, seconds: 10, ...options }, output);
  return { code, said, complaints };
};

const stagedIn = async (file: string): Promise<AnsweredCase> => JSON.parse((await run([file])).said[0] ?? '') as AnsweredCase;

describe('a case is put on days', () => {
  it('proven, within its bounds, and the rules say of it what they say of those days', async () => {
    const { status, optimal, starts, why, evaluation } = await stagedIn(FITS);
    expect([status, optimal]).toEqual(['staged', true]);
    expect(starts['injection'] ?? '').toMatch(/^2027-0[4-9]/);
    expect(why.map(({ courseId }) => courseId).toSorted()).toEqual(['exercise', 'injection', 'snri']);
    expect(evaluation.findings.filter(({ severity }) => severity !== 'inform')).toEqual([]);
  });

  it('or is told what cannot hold together, and which bound would have to move', async () => {
    const { status, conflict, relaxation } = await stagedIn(NO_DAYS);
    expect(status).toBe('infeasible');
    expect(conflict?.parts).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'bound', bound: 'not-after' })]));
    expect(relaxation?.moves).toMatchObject([{ courseId: 'esi', bound: 'not-after' }]);
  });

  it('and told what its check-ins will tell of each effect on these days', async () => {
    const { information } = await stagedIn(FITS);
    expect(information?.courses.map(({ courseId }) => courseId)).toEqual(['exercise', 'injection', 'snri']);
    expect(information?.gain ?? 0).toBeGreaterThan(0.5);
    expect(information?.checkIns.planned ?? 0).toBeGreaterThan(10);
  });

  it.each([
    ['days were found', [FITS], EXIT.done],
    ['no days fit', [NO_DAYS], EXIT.stands],
    ['one of them fits', [FITS, NO_DAYS], EXIT.stands],
  ] as const)('the exit code when %s', async (_, files, code) => {
    expect((await run(files, { failOn: 'infeasible' })).code).toBe(code);
    expect((await run(files)).code).toBe(EXIT.done);
  });

  it.each([
    ['en', FITS, /Proven: no better days exist\.\n2027-.*\n +.* starts on /],
    ['es', FITS, /Demostrado: no hay fechas mejores\.\n2027-.*\n +.* empieza el /],
    ['en', FITS, /How much will be learned: (much|some|little); .* nats\)\.\nTold least: .*\n.*its effect will be told /],
    ['es', FITS, /Cuánto se aprenderá: (mucho|algo|poco); .*\nLo que menos se verá: /],
    ['en', NO_DAYS, /It would fit when Epidural steroid injection may start until March/],
    ['es', NO_DAYS, /Encajaría si Inyección epidural.* puede empezar hasta el \d+ de marzo/],
  ] as const)('in sentences: %s', async (lang, file, sentence) => {
    expect((await run([file], { text: true, lang })).said[0]).toMatch(sentence);
  });

  it('a course without a day can be staged, not judged', async () => {
    const complaints: string[] = [];
    const output = { say: () => undefined, complain: (text: string) => void complaints.push(text) };
    expect(await evaluateFiles({ files: [NO_DAYS], text: false, lang: 'en', failOn: null, seconds: 1 }, output)).toBe(EXIT.malformed);
    expect(complaints).toEqual([expect.stringMatching(/\$\.plan\.courses\[0\]: "startsOn" is missing; npm run stage chooses one$/)]);
  });
});
