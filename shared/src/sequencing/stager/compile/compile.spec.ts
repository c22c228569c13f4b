import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../dates.js';
import { RULES } from '../../data/rule-set.js';
import { evaluate } from '../../evaluate.js';
import type { Severity } from '../../finding.js';
import type { Rule } from '../../rules.js';
import { situationOf } from '../../situation.js';
import { documentFor, medicineOf, patientOf, TODAY } from '../../testing.js';
import { unitOf } from '../cost.js';
import { modelOf, type Model } from '../model.js';
import { withStarts } from '../pieces.js';
import type { StageRequest } from '../request.js';
import { counted } from '../testing/count.js';
import { stage } from '../stage.js';
import { anyDocument, CATALOGUE, diceOf, usualCourse, type Dice } from '../testing/random.js';

const CASES = Number(process.env['STAGER_CASES'] ?? 60);
const LAST = 120;

const randomCase = (dice: Dice) => {
  const document = anyDocument(dice, 2 + dice.below(7), LAST);
  const request: StageRequest = { document, freedom: {}, horizon: addDays(TODAY, LAST), closures: [], aim: 'soonest-relief' };
  return { document, model: modelOf(request, RULES) };
};

const placed = (dice: Dice, { model, document }: ReturnType<typeof randomCase>) => {
  const spread = dice.of([20, 60, LAST]);
  const days = [0, ...model.movable.map(() => dice.below(spread + 1))];
  const starts = Object.fromEntries(model.movable.map(({ id }, at) => [id, addDays(TODAY, days[at + 1] ?? 0)]));
  return { days, moved: withStarts(document, starts) };
};

const findingsOn = ({ causes, constant }: Model, days: readonly number[]): number =>
  causes.filter(({ level }) => level === 0).reduce((sum, { costOn }) => sum + costOn(days), constant);

/** By rule, what a model counts more than the rules do; for a message that says where to look. */
const differences = (rules: readonly Rule[], one: ReturnType<typeof randomCase>, { days, moved }: ReturnType<typeof placed>): readonly string[] =>
  rules
    .filter((rule) => {
      const { model, document } = one;
      const only = modelOf({ ...model.request, document }, [rule]);
      return findingsOn(only, days) !== counted(rule, situationOf(moved));
    })
    .map(({ id }) => id);

describe('the rules as costs on days', () => {
  it('count what the rules count, whatever the days', () => {
    let causes = 0;
    for (let seed = 0; seed < CASES; seed++) {
      const dice = diceOf(seed);
      const one = randomCase(dice);
      causes += one.model.causes.length;
      for (let turn = 0; turn < 4; turn++) {
        const where = placed(dice, one);
        const situation = situationOf(where.moved);
        const all = RULES.reduce((sum, rule) => sum + counted(rule, situation), 0);
        if (findingsOn(one.model, where.days) !== all) expect({ seed, ...where.days, rules: differences(RULES, one, where) }).toEqual('no difference');
      }
    }
    expect(causes).toBeGreaterThan(CASES);
  });

  it('are free of blocks exactly where an evaluation is', () => {
    for (let seed = 0; seed < CASES; seed++) {
      const dice = diceOf(seed);
      const one = randomCase(dice);
      const { days, moved } = placed(dice, one);
      const { findings } = evaluate(moved, RULES);
      const has = (severity: Severity): boolean => findings.some((finding) => finding.severity === severity);
      const cost = findingsOn(one.model, days);
      expect({ seed, blocks: cost >= unitOf('block') }).toEqual({ seed, blocks: has('block') });
      expect({ seed, free: cost === 0 }).toEqual({ seed, free: findings.length === 0 });
    }
  });

  it('know of a caution what no days avoid, also beside courses that have started', () => {
    const planned = ['venlafaxine', 'naproxen', 'milnacipran', 'esi', 'sympathetic_block'];
    const courses = CATALOGUE.flatMap((modality) => {
      if (modality.id === 'pt_exercise') return usualCourse(modality.id, modality, -28, { started: true });
      return planned.includes(modality.id) ? usualCourse(modality.id, modality, 14) : [];
    });
    const document = documentFor(courses, { patient: patientOf({ medicines: [medicineOf('thinner', ['anticoagulant'])] }) });
    const request: StageRequest = { document, freedom: {}, horizon: addDays(TODAY, 365), closures: [], aim: 'soonest-relief' };
    const cautions = RULES.filter(({ kind }) => kind === 'caution');
    const { cost, optimal } = stage(request, cautions, { maxNodes: 10 });
    expect(optimal).toBe(true);
    expect(cost?.warnings).toBeGreaterThan(0);
  });
});
