import { performance } from 'node:perf_hooks';
import { MODALITIES, MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { boardWith, CHART, courseWith, TODAY } from './plan.mjs';

const COURSES = 20;
const TIMES = 1000;

/** Twenty modalities spread over the whole catalogue, one starting every five days. */
const boardOf = () =>
  boardWith(
    Array.from({ length: COURSES }, (_, index) => {
      const modality = MODALITIES[Math.floor((index * MODALITIES.length) / COURSES)];
      const startsOn = addDays(TODAY, index * 5);
      return courseWith(modality, {
        id: `course-${index}`,
        startsOn,
        endsOn: modality.usualLengthDays === null ? null : addDays(startsOn, modality.usualLengthDays),
        sessionsPerWeek: modality.category === 'medication' ? null : 2,
      });
    }),
  );

const timed = (work) => {
  const times = [];
  for (let run = 0; run < TIMES * 1.2; run++) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  const settled = times.slice(TIMES * 0.2).toSorted((a, b) => a - b);
  return { median: settled[settled.length / 2], p95: settled[Math.floor(settled.length * 0.95)] };
};

/** What the browser does on every move of a card, and what it does when somebody opens the findings with their fixes. */
export const engine = () => {
  const board = boardOf();
  const document = documentOf(CHART, board, MODALITY_BY_ID, TODAY);
  const found = evaluate(document, RULES);
  return {
    rules: RULES.length,
    findings: found.findings.length,
    notEvaluable: found.notEvaluable.length,
    evaluate: timed(() => evaluate(document, RULES)),
    fromChart: timed(() => evaluate(documentOf(CHART, board, MODALITY_BY_ID, TODAY), RULES)),
  };
};
