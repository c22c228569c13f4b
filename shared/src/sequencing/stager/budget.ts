import { groupBy } from '../../group-by.js';
import { dollars } from '../../coverage/money.js';
import { say, type LocalText } from '../../text.js';
import { listed } from '../sentences.js';
import { calendarDay } from '../situation.js';
import { MONTH, spendingOf } from './compile/aims.js';
import { peakWindow, largestAlone, type Load } from './compile/load.js';
import { liveOf } from './compile/workshop.js';
import { conflictOf, relaxationOf } from './conflict.js';
import type { Limits } from './core/search.js';
import { demandsOf } from './demands.js';
import type { Model } from './model.js';
import type { BudgetOutcome, Relaxation } from './request.js';

interface WhyNot {
  readonly why: LocalText;
  readonly relaxation: Relaxation | null;
}

const namesOf = ({ pieces }: Model, some: readonly number[]): LocalText => listed(some.flatMap((piece) => pieces[piece]?.exposure.name ?? []));

/** What is beyond the budget on whatever days: courses by themselves, or what already runs. */
const beyondText = (model: Model, loads: readonly Load[], limit: number): LocalText => {
  const alone = [...groupBy(loads, ({ piece }) => piece)].filter(([, own]) => largestAlone(own, MONTH) > limit).map(([piece]) => piece);
  if (alone.length === 0)
    return say(
      'What already runs leaves too little of the budget, on whatever days the rest starts.',
      'Lo que ya está en curso deja muy poco del presupuesto, empiece cuando empiece lo demás.',
    );
  const names = namesOf(model, alone);
  const most = dollars(
    largestAlone(
      loads.filter(({ piece }) => alone.includes(piece)),
      MONTH,
    ),
  );
  return say(
    `${names.en} alone ${alone.length === 1 ? 'costs' : 'cost up to'} ${most} in 30 days: no days make that less. A lower price, another payer, fewer sessions or another treatment would.`,
    `${names.es} por sí solo cuesta hasta ${most} en 30 días: ninguna fecha lo reduce. Lo harían un precio menor, otra aseguradora, menos sesiones u otro tratamiento.`,
  );
};

/** Why no days were found that keep within the budget, and which bounds could be moved. */
const whyNot = (model: Model, loads: readonly Load[], limit: number, limits: Limits): WhyNot => {
  const demands = demandsOf(model, limits, { budget: true });
  if (demands.isBeyondBudget) return { why: beyondText(model, loads, limit), relaxation: null };
  const unknown = say(
    'No days within the budget were found in the time that there was.',
    'No se encontraron fechas dentro del presupuesto en el tiempo disponible.',
  );
  return { why: conflictOf(demands, limits)?.text ?? unknown, relaxation: relaxationOf(demands, limits) };
};

/** The dearest 30 days of a schedule against the budget, and why nothing cheaper was found; `null` = there is nothing to limit. */
export const budgetOutcome = (model: Model, days: Int32Array, limits: Limits): BudgetOutcome | null => {
  const limitCents = model.request.monthlyBudgetCents ?? null;
  const loads = spendingOf(liveOf(model.workshop), model.workshop);
  const peak = peakWindow(days, loads, MONTH);
  if (limitCents === null || peak === null) return null;
  const within = peak.sum <= limitCents;
  return {
    ...{ limitCents, peakCents: peak.sum, within },
    from: calendarDay(model.today + peak.from),
    courseIds: peak.pieces.flatMap((piece) => model.pieces[piece]?.id ?? []),
    ...(within ? { why: null, relaxation: null } : whyNot(model, loads, limitCents, limits)),
  };
};
