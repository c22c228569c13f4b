import type { Party, Rule } from '../rules.js';
import { apart, cited, OURS, rule, text } from './row.js';

/** Two courses of one medicine. On the skin the place counts, and in a procedure its own limits do. */
const GIVEN: Party = { any: ['medication'], none: ['procedure', 'rescue', 'topical'], from: 'course' };
/** Beside what is taken, wherever that is; that an NSAID is taken already is DDI-18's to say. */
const PLANNED: Party = { any: ['medication'], none: ['procedure', 'rescue', 'nsaid'], from: 'course' };
/** What works in the whole patient: a second one at another place of the body is still a second one. */
const EVERYWHERE: Party = { ...GIVEN, any: ['medication', 'behavioral'] };
/** What works where it is done: at another region or side it is another treatment. */
const SOMEWHERE: Party = { any: ['interventional', 'restorative', 'complementary', 'topical'], from: 'course' };

const DUPLICATE = cited('Therapeutic duplication, a standard check of a medication review; needs pharmacist review');
/** One that replaces the other overlaps it for a while on purpose. */
const ROTATION = 'inform';

/** Therapeutic duplication: the same thing twice at one time. One after the other is no duplicate. */
export const DUPLICATION_RULES: readonly Rule[] = [
  rule('DUP-01', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([GIVEN, GIVEN], { distinct: 'row', alike: 'ingredient', rotation: ROTATION }),
    rationale: text(
      'Therapeutic duplication: the doses add up, and neither is judged by itself. Keep one, or say which replaces the other.',
      'Duplicidad terapéutica: las dosis se suman y ninguno se valora por sí solo. Deje uno, o indique cuál sustituye al otro.',
    ),
    source: DUPLICATE,
  }),
  rule('DUP-01', {
    row: 'taken',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([PLANNED, { any: [], from: 'medicine' }], { distinct: 'row', alike: 'ingredient' }),
    rationale: text(
      'Therapeutic duplication: make sure that the plan continues what is taken, and does not add it a second time.',
      'Duplicidad terapéutica: asegúrese de que el plan continúa lo que ya se toma y no lo añade otra vez.',
    ),
    source: DUPLICATE,
  }),
  rule('DUP-01', {
    row: 'everywhere',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([EVERYWHERE, EVERYWHERE], { distinct: 'row', alike: 'modality', rotation: ROTATION }),
    rationale: text(
      'The same treatment stands twice on the plan at one time: keep one, or let the second begin when the first has ended.',
      'El mismo tratamiento figura dos veces a la vez en el plan: deje uno, o que el segundo empiece cuando acabe el primero.',
    ),
    source: OURS,
  }),
  rule('DUP-01', {
    row: 'region',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([SOMEWHERE, SOMEWHERE], { distinct: 'row', alike: 'modality-at-region', rotation: ROTATION }),
    rationale: text(
      'The same treatment stands twice on the plan at one time and place: keep one, or say where each is given.',
      'El mismo tratamiento figura dos veces en el plan a la vez y en el mismo lugar: deje uno, o indique dónde se da cada uno.',
    ),
    source: OURS,
  }),
];
