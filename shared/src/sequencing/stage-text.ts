import { dayInWords } from '../dates.js';
import type { LocalText } from '../text.js';
import type { NameById } from './explain-fix.js';
import { byText } from './situation.js';
import type { BoundKind, Relaxation, StageResult } from './stager/request.js';

type Tongue = keyof LocalText;

const INDENT = ' '.repeat(10);

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Whether days were found that keep every bound and rule, and how good they are. */
const headOf = ({ status, optimal, gap, starts, why }: StageResult): LocalText => {
  if (status === 'infeasible')
    return Object.keys(starts).length === 0
      ? { en: 'No start days fit.', es: 'No hay fechas de inicio que encajen.' }
      : {
          en: 'Every choice of days has a block that other days could avoid. The best there is:',
          es: 'Toda elección de fechas tiene un bloqueo evitable. Lo mejor que hay:',
        };
  const count = { en: `Courses staged: ${why.length}.`, es: `Tratamientos situados: ${why.length}.` };
  if (optimal) return { en: `${count.en} Proven: no better days exist.`, es: `${count.es} Demostrado: no hay fechas mejores.` };
  const open = gap === null ? '' : ` (${gap.level} ${percent(gap.share)})`;
  return { en: `${count.en} Not proven to be the best${open}.`, es: `${count.es} No se ha demostrado que sea lo mejor${open}.` };
};

const BOUNDS: { readonly [Kind in BoundKind]: LocalText } = {
  today: { en: 'starts before today', es: 'empieza antes de hoy' },
  'not-before': { en: 'may start from', es: 'puede empezar desde el' },
  'not-after': { en: 'may start until', es: 'puede empezar hasta el' },
  'payer-lead': { en: "has the payer's answer by", es: 'tiene la respuesta de la aseguradora el' },
  horizon: { en: 'may start, past the horizon, until', es: 'puede empezar, pasado el horizonte, hasta el' },
  closure: { en: 'may start although the clinic is closed, on', es: 'puede empezar, aunque la clínica cierre, el' },
  fixed: { en: 'is moved to', es: 'se mueve al' },
};
const WOULD_FIT: LocalText = { en: 'It would fit when', es: 'Encajaría si' };

const moveText = ({ courseId, bound, to }: Relaxation['moves'][number], nameOf: NameById): LocalText => {
  const [name, how, day] = [nameOf(courseId), BOUNDS[bound], dayInWords(to)];
  return { en: `${name.en} ${how.en} ${day.en}`, es: `${name.es} ${how.es} ${day.es}` };
};

/** A staged plan in sentences: where each course starts, by day, and why not earlier; or why nothing fits, and what would. */
export const stageText = (result: StageResult, nameOf: NameById, tongue: Tongue): string => {
  const placed = result.why.toSorted((a, b) => byText(a.startsOn, b.startsOn) || byText(a.courseId, b.courseId));
  return [
    headOf(result)[tongue],
    ...placed.flatMap(({ courseId, startsOn, text }) => [`${startsOn}  ${nameOf(courseId)[tongue]}`, `${INDENT}  ${text[tongue]}`]),
    ...(result.conflict === null ? [] : [result.conflict.text[tongue]]),
    ...(result.relaxation?.moves ?? []).map((move) => `${WOULD_FIT[tongue]} ${moveText(move, nameOf)[tongue]}.`),
  ].join('\n');
};
