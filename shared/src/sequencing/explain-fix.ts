import { dayNumber } from './situation.js';
import type { Fix } from './finding.js';
import { said as dayOf } from './sentences.js';
import { explainTag } from './explain-tag.js';
import type { LocalText } from '../text.js';

/** Names of what a fix speaks of, by course, medicine or modality id. */
export type NameById = (id: string) => LocalText;

type FixOf<Kind extends Fix['kind']> = Extract<Fix, { readonly kind: Kind }>;
/** Whether something is taken without a prescription: nobody prescribed it, so nobody can be asked who did. */
export type IsOverTheCounter = (id: string) => boolean;
type Describe<Kind extends Fix['kind']> = (fix: FixOf<Kind>, name: NameById, isOverTheCounter: IsOverTheCounter) => LocalText;

const RECORD: { readonly [What in FixOf<'record'>['what']]: LocalText } = {
  goal: { en: 'Record a goal', es: 'Registrar un objetivo' },
  'baseline-check-in': { en: 'Record a check-in', es: 'Registrar una valoración' },
  'stop-rule': { en: 'Write a stop rule', es: 'Escribir una regla de suspensión' },
  'changed-parameter': { en: 'Say what is different this time', es: 'Indicar qué cambia esta vez' },
  history: { en: 'Complete the history entry', es: 'Completar el antecedente' },
};

const onDay = (day: string): LocalText => dayOf(dayNumber(day));

const addPartner: Describe<'add-partner'> = ({ courseId, tags, startsOn }, name) => {
  const [what, to, day] = [explainTag(tags), name(courseId), onDay(startsOn)];
  return { en: `Add ${what.en} to ${to.en} from ${day.en}`, es: `Añadir ${what.es} a ${to.es} desde el ${day.es}` };
};

const DESCRIBE: { readonly [Kind in Fix['kind']]: Describe<Kind> } = {
  move: ({ courseId, to }, name) => ({ en: `Move ${name(courseId).en} to ${onDay(to).en}`, es: `Mover ${name(courseId).es} al ${onDay(to).es}` }),
  extend: ({ courseId, endsOn }, name) => ({
    en: `Extend ${name(courseId).en} to ${onDay(endsOn).en}`,
    es: `Prolongar ${name(courseId).es} hasta el ${onDay(endsOn).es}`,
  }),
  'add-partner': addPartner,
  swap: ({ courseId, modalityId }, name) => ({
    en: `Replace ${name(courseId).en} by its backup ${name(modalityId).en}`,
    es: `Sustituir ${name(courseId).es} por su alternativa ${name(modalityId).es}`,
  }),
  remove: ({ courseId }, name) => ({ en: `Remove ${name(courseId).en} from the plan`, es: `Quitar ${name(courseId).es} del plan` }),
  'record-fact': () => ({ en: 'Record what is missing', es: 'Registrar lo que falta' }),
  record: ({ what }) => RECORD[what],
  'ask-prescriber': ({ about }, name, isOverTheCounter) =>
    isOverTheCounter(about)
      ? {
          en: `Ask the patient about ${name(about).en} (over the counter); decide with whoever recommended it`,
          es: `Preguntar al paciente por ${name(about).es} (sin receta); decidir con quien lo recomendó`,
        }
      : { en: `Ask the prescriber about ${name(about).en}`, es: `Consultar al prescriptor sobre ${name(about).es}` },
};

/** What a fix does, as the label of a button. */
export const describeFix = (fix: Fix, name: NameById, isOverTheCounter: IsOverTheCounter = () => false): LocalText =>
  (DESCRIBE[fix.kind] as Describe<Fix['kind']>)(fix, name, isOverTheCounter);
