import type { Caution, Condition } from '../../catalogue/modality.js';
import type { ModalityTraits } from '../document.js';
import type { Fix } from '../finding.js';
import { judgeByThen, missingData } from '../by-then.js';
import type { Asker } from '../patient-condition.js';
import { recordedLabels } from '../recorded.js';
import { matches, nameOf, type CourseExposure } from '../situation.js';
import { isPlanned, swapOf, untouched, type Check, type Outcome } from './check.js';

const leafOf = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(leafOf);
  if ('any' in condition) return condition.any.flatMap(leafOf);
  if ('not' in condition) return leafOf(condition.not);
  if ('age' in condition) return ['age'];
  return Object.entries(condition)
    .filter(([key]) => ['condition', 'medicine', 'allergy', 'device', 'fact'].includes(key))
    .map(([, value]) => String(value));
};

const idsByModality = new WeakMap<ModalityTraits, readonly string[]>();

/** `CAUTION:<modality>:<what it looks at>`: cautions of one modality about the same thing are one rule. */
export const cautionIds = (modality: ModalityTraits): readonly string[] => {
  const known = idsByModality.get(modality) ?? modality.cautions.map(({ when }) => `CAUTION:${modality.id}:${[...new Set(leafOf(when))].sort().join('+')}`);
  idsByModality.set(modality, known);
  return known;
};

const fixesOf = (course: CourseExposure): readonly Fix[] => {
  const ask: Fix = { kind: 'ask-prescriber', about: course.id };
  if (!isPlanned(course)) return [ask];
  return [...swapOf(course), { kind: 'remove', courseId: course.id }, ask];
};

const NONE: readonly never[] = [];

const outcomeOf = (ruleId: string, caution: Caution, course: CourseExposure, asker: Asker): Outcome => {
  const found = judgeByThen(caution.when, asker);
  if (found.is === 'no') return { ruleId, hits: NONE, opens: NONE, applicable: true };
  if (found.is === 'unknown')
    return { ruleId, hits: NONE, opens: missingData(found).map((datum) => ({ courses: [course], ...datum, severity: caution.severity })), applicable: true };
  const recorded = recordedLabels(asker.situation, found.causes);
  const said = { what: 'caution', name: nameOf(course.modality), day: course.from, text: caution.text, recorded } as const;
  const why = { rationale: caution.text, source: caution.source };
  return {
    ruleId,
    hits: [{ severity: caution.severity, courses: [course], causes: found.causes, days: [course.from], said, fixes: () => fixesOf(course), why }],
    opens: NONE,
    applicable: true,
  };
};

/** The cautions that each catalogue entry carries, judged for this patient. */
export const caution: Check<'caution'> = (rule, situation) => {
  const courses = situation.live.filter(({ words }) => matches(words, rule.parameters.subject));
  const outcomes = courses.flatMap((course) => {
    const ids = cautionIds(course.modality);
    const asker: Asker = { situation, subject: course, day: course.from, pregnancy: 'asked' };
    return course.modality.cautions.map((one, at) => outcomeOf(ids[at] ?? rule.ruleId, one, course, asker));
  });
  return [...untouched(), ...outcomes];
};
