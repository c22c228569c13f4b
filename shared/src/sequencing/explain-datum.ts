import { FACTS } from '../patients/facts.js';
import type { LocalText } from '../text.js';
import { asCharted } from './sentences.js';
import type { Situation } from './situation.js';

type Explain = (id: string, situation: Situation) => LocalText;

const STATEMENTS: Readonly<Record<string, LocalText>> = {
  allergies: { en: 'Allergies have not been asked.', es: 'No se ha preguntado por las alergias.' },
  medicines: { en: 'The medicine list has not been reconciled.', es: 'La lista de medicamentos no se ha conciliado.' },
  conditions: { en: 'Conditions have not been asked.', es: 'No se ha preguntado por otras enfermedades.' },
  anticoagulants: { en: 'Blood thinners have not been asked.', es: 'No se ha preguntado por anticoagulantes.' },
  devices: { en: 'Implanted devices have not been asked.', es: 'No se ha preguntado por dispositivos implantados.' },
  pregnancy: { en: 'Pregnancy has not been asked.', es: 'No se ha preguntado por un embarazo.' },
};

const factLabel = (code: string): string => (Object.hasOwn(FACTS, code) ? FACTS[code as keyof typeof FACTS].label : code);

const named = (list: readonly { readonly id: string; readonly label: string }[], id: string): string => list.find((row) => row.id === id)?.label ?? id;

const courseOrMedicine = ({ courses, medicines }: Situation, id: string): LocalText =>
  [...courses, ...medicines].find((exposure) => exposure.id === id)?.name ?? asCharted(id);

const EXPLAIN: Readonly<Record<string, Explain>> = {
  fact: (code) => ({ en: `${factLabel(code)}: not recorded, or too old.`, es: `${factLabel(code)}: no consta, o es demasiado antiguo.` }),
  statement: (topic) => STATEMENTS[topic] ?? { en: `${topic}: not asked.`, es: `${topic}: no se ha preguntado.` },
  medicine: (id, { patient }) => ({
    en: `${named(patient.medicines, id)} is not mapped to its ingredients.`,
    es: `${named(patient.medicines, id)} no está vinculado a sus principios activos.`,
  }),
  condition: (id, { patient }) => ({
    en: `${named(patient.conditions, id)} has not been reviewed.`,
    es: `${named(patient.conditions, id)} no se ha revisado.`,
  }),
  allergy: (id, { patient }) => ({
    en: `The allergy to ${named(patient.allergies, id)} is not mapped to a substance.`,
    es: `La alergia a ${named(patient.allergies, id)} no está vinculada a una sustancia.`,
  }),
  history: (id, { document }) => ({
    en: `The outcome, day, region or mapping of the earlier ${named(document.history, id)} is not recorded.`,
    es: `No consta el resultado, el día, la región o la identificación de ${named(document.history, id)}.`,
  }),
  dose: (id, situation) => ({
    en: `The daily dose of ${courseOrMedicine(situation, id).en} is not recorded.`,
    es: `No consta la dosis diaria de ${courseOrMedicine(situation, id).es}.`,
  }),
  adherence: (id, situation) => ({
    en: `How much of ${courseOrMedicine(situation, id).en} was taken or done has not been answered.`,
    es: `No consta cuánto de ${courseOrMedicine(situation, id).es} se tomó o se hizo.`,
  }),
  cadence: (id, situation) => ({
    en: `How often ${courseOrMedicine(situation, id).en} takes place is not planned.`,
    es: `No está previsto con qué frecuencia se hace ${courseOrMedicine(situation, id).es}.`,
  }),
  region: (id, situation) => ({
    en: `The region of ${courseOrMedicine(situation, id).en} is not recorded.`,
    es: `No consta la región de ${courseOrMedicine(situation, id).es}.`,
  }),
  outcome: (id, situation) => ({
    en: `How well ${courseOrMedicine(situation, id).en} worked is not recorded.`,
    es: `No consta cuánto alivió ${courseOrMedicine(situation, id).es}.`,
  }),
  trial: (id) => ({ en: `How long an adequate trial of ${id} lasts is not known.`, es: `No se sabe cuánto dura una prueba adecuada de ${id}.` }),
  'birth-date': () => ({ en: 'The date of birth is not recorded.', es: 'No consta la fecha de nacimiento.' }),
  sex: () => ({ en: 'The sex needed for creatinine clearance is not recorded.', es: 'No consta el sexo, necesario para el aclaramiento de creatinina.' }),
  baseline: () => ({ en: 'Baseline pain is not known yet.', es: 'El dolor basal todavía no se conoce.' }),
  preference: () => ({
    en: 'How many visits a week the patient agreed to has not been asked.',
    es: 'No se ha preguntado cuántas visitas por semana acepta el paciente.',
  }),
};

/** What is missing, in a sentence; `datum` as in `NotEvaluable`. */
export const explainDatum = (datum: string, situation: Situation): LocalText => {
  const at = datum.indexOf(':');
  const [kind, id] = at < 0 ? [datum, ''] : [datum.slice(0, at), datum.slice(at + 1)];
  return (EXPLAIN[kind] ?? ((word) => asCharted(word)))(id, situation);
};
