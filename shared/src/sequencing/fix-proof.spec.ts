import { describe, expect, it } from '@jest/globals';
import { addDays } from '../dates.js';
import { RULES } from './data/rule-set.js';
import type { SequencingDocument } from './document.js';
import { evaluate } from './evaluate.js';
import type { Finding, Fix } from './finding.js';
import { withoutFixes } from './finding-of.js';
import { fixProof } from './fix-proof.js';
import { applyFix, changesPlan, standIn } from './fixes.js';
import { anyDocument, diceOf } from './stager/testing/random.js';
import { TODAY } from './testing.js';
import { rank } from './trace.js';

const documentOf = (seed: number): SequencingDocument => {
  const dice = diceOf(seed);
  return anyDocument(dice, 3 + dice.below(6), 60);
};
const SEEDS = Array.from({ length: 25 }, (_, seed) => seed);
const findIn = (document: SequencingDocument): readonly Finding[] => evaluate(document, RULES).findings;

/** What may be tried: each course elsewhere, or not at all; a new partner; and somebody who is only asked. */
const candidatesIn = ({ plan }: SequencingDocument): readonly Fix[] =>
  plan.courses.flatMap(({ id: courseId, startsOn }): readonly Fix[] => [
    { kind: 'move', courseId, to: addDays(TODAY, 90) },
    { kind: 'move', courseId, to: addDays(startsOn, 7) },
    { kind: 'remove', courseId },
    { kind: 'add-partner', courseId, tags: ['rehab'], startsOn, endsOn: null },
    { kind: 'ask-prescriber', about: courseId },
  ]);

const blocks = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'block').map(({ ruleId, courseIds }) => `${ruleId} ${[...courseIds].sort().join(' ')}`);

/** The definition, word by word and with a whole evaluation for each question. */
const worksPlainly = (document: SequencingDocument, target: Finding, fix: Fix): boolean => {
  if (!changesPlan(fix)) return true;
  const plan = applyFix(document.plan, fix, standIn);
  const [before, after] = [findIn(document), findIn({ ...document, plan })];
  const stays = after.filter(({ ruleId, severity }) => ruleId === target.ruleId && rank(severity) <= rank(target.severity));
  const isSame = stays.some(({ courseIds }) => target.courseIds.every((id) => courseIds.includes(id)));
  const isNew = stays.some(
    ({ fingerprint, courseIds }) => !before.some((one) => one.fingerprint === fingerprint) && !courseIds.every((id) => target.courseIds.includes(id)),
  );
  return !isSame && !isNew && blocks(after).every((block) => blocks(before).includes(block));
};

describe('proving fixes', () => {
  it('keeps what a whole evaluation for each question keeps', () => {
    const kept = { true: 0, false: 0 };
    for (const document of SEEDS.slice(0, 8).map(documentOf)) {
      const choose = fixProof(document, findIn(document), findIn);
      for (const target of findIn(document).slice(0, 6)) {
        const candidates = candidatesIn(document);
        const plainly = candidates.filter((fix) => worksPlainly(document, target, fix));
        expect(choose(target, candidates)).toEqual(plainly);
        kept.true += plainly.filter(changesPlan).length;
        kept.false += candidates.length - plainly.length;
      }
    }
    expect(Math.min(kept.true, kept.false)).toBeGreaterThan(50);
  });

  it('answers the same whichever finding is looked at first, and whether the others are looked at', () => {
    for (const document of SEEDS.map(documentOf)) {
      const together = findIn(document).map(({ fixes }) => fixes);
      const backwards = [...findIn(document)].reverse().map(({ fixes }) => fixes);
      expect(backwards.reverse()).toEqual(together);
      expect(findIn(document).map((_, at) => findIn(document)[at]?.fixes)).toEqual(together);
    }
  });

  it('tries a change once, however many findings name it', () => {
    const document = documentOf(1);
    let evaluations = 0;
    const choose = fixProof(document, findIn(document), (changed) => {
      evaluations += 1;
      return findIn(changed);
    });
    const candidates = candidatesIn(document);
    for (const target of findIn(document)) choose(target, candidates);
    expect(findIn(document).length).toBeGreaterThan(3);
    expect(evaluations).toBeLessThanOrEqual(candidates.filter(changesPlan).length);
  });
});

describe('an evaluation that is kept', () => {
  it('says the same, offers no fix, and proves none', () => {
    const evaluation = evaluate(documentOf(2), RULES);
    const read: string[] = [];
    const watched = evaluation.findings.map((finding) =>
      Object.defineProperty({ ...finding }, 'fixes', {
        enumerable: true,
        get: () => {
          read.push(finding.ruleId);
          return finding.fixes;
        },
      }),
    );
    const kept = withoutFixes({ ...evaluation, findings: watched });
    expect(read).toEqual([]);
    expect(evaluation.findings.some(({ fixes }) => fixes.length > 0)).toBe(true);
    expect(kept).toEqual({ ...evaluation, findings: evaluation.findings.map((finding) => ({ ...finding, fixes: [] })) });
  });
});
