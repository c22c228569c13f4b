import { classWords } from '../catalogue/class-words.js';
import type { LocalText } from '../text.js';
import { COURSE_SENTENCES } from './explain-course.js';
import type { Said, Sentence } from './said.js';
import { asCharted, days, fromDay, listed, onDay, said as dayOf } from './sentences.js';

type What = Said['what'];

const inChart = (recorded: readonly LocalText[]): LocalText => {
  const all = listed(recorded);
  return recorded.length === 0 ? asCharted('') : { en: ` Recorded: ${all.en}.`, es: ` Consta: ${all.es}.` };
};

const outOfScope: Sentence<'out-of-scope'> = ({ recorded, noBirthDate }) => {
  const chart = inChart(recorded);
  const born = noBirthDate ? { en: ' The date of birth is not recorded.', es: ' No consta la fecha de nacimiento.' } : asCharted('');
  return {
    en: `These rules were not written for this patient.${chart.en}${born.en}`,
    es: `Estas reglas no se escribieron para este paciente.${chart.es}${born.es}`,
  };
};

const caution: Sentence<'caution'> = ({ name, day, text, recorded }) => {
  const head = fromDay({ name, day });
  const chart = inChart(recorded);
  return { en: `${head.en}: ${text.en}${chart.en}`, es: `${head.es}: ${text.es}${chart.es}` };
};

const sinceRule = (head: LocalText, why: LocalText, chart: LocalText): LocalText => ({
  en: `${head.en}: ${why.en}${chart.en}`,
  es: `${head.es}: ${why.es}${chart.es}`,
});

const together: Sentence<'together'> = ({ courses, medicines, recorded, why }) => {
  const planned = listed(courses.map(fromDay));
  const taken = listed(medicines);
  const chart = inChart(recorded);
  if (why !== null) return sinceRule(courses.length > 0 ? planned : taken, why, chart);
  if (courses.length === 0) return { en: `${taken.en} are taken together already.${chart.en}`, es: `${taken.es} ya se toman a la vez.${chart.es}` };
  if (medicines.length > 0)
    return { en: `${planned.en}, together with current ${taken.en}.${chart.en}`, es: `${planned.es}, junto con ${taken.es}, que ya se toma.${chart.es}` };
  return { en: `${planned.en} run at the same time.${chart.en}`, es: `${planned.es} coinciden.${chart.es}` };
};

const SAME = {
  medicine: { en: 'the same medicine', es: 'el mismo medicamento' },
  treatment: { en: 'the same treatment', es: 'el mismo tratamiento' },
} as const;

const twice: Sentence<'twice'> = ({ courses, medicines, of }) => {
  const [planned, taken, same] = [listed(courses.map(fromDay)), listed(medicines), SAME[of]];
  if (medicines.length > 0)
    return {
      en: `${planned.en} is ${same.en} that the patient already takes: ${taken.en}.`,
      es: `${planned.es} es ${same.es} que el paciente ya toma: ${taken.es}.`,
    };
  return { en: `${planned.en} are ${same.en} twice at one time.`, es: `${planned.es} son ${same.es} dos veces a la vez.` };
};

const allergy: Sentence<'allergy'> = ({ name, day, label, kind }) => {
  const head = fromDay({ name, day });
  return kind === 'allergy'
    ? { en: `${head.en}, although an allergy to ${label} is recorded.`, es: `${head.es}, aunque consta una alergia a ${label}.` }
    : { en: `${head.en}, although ${label} was not tolerated.`, es: `${head.es}, aunque no se toleró ${label}.` };
};

const missingNeed: Sentence<'missing-need'> = ({ name, day, need, lagDays, earliest }) => {
  const head = onDay({ name, day });
  const lag = days(lagDays);
  const wait = lagDays > 0 ? { en: ` at least ${lag.en} before`, es: ` al menos ${lag.es} antes` } : { en: ' before', es: ' antes' };
  const next = earliest === null ? null : dayOf(earliest);
  return {
    en: `${head.en} needs ${need.en}${wait.en}.${next === null ? '' : ` The earliest day is ${next.en}.`}`,
    es: `${head.es} necesita ${need.es}${wait.es}.${next === null ? '' : ` El primer día posible es el ${next.es}.`}`,
  };
};

const startsClose: Sentence<'starts-close'> = ({ starts, max, days: window }) => {
  const all = listed(starts.map(onDay));
  const most = max === 1 ? { en: 'one new start', es: 'un inicio' } : { en: `${max} new starts`, es: `${max} inicios` };
  return { en: `${all.en}: more than ${most.en} within ${days(window).en}.`, es: `${all.es}: más de ${most.es} en ${days(window).es}.` };
};

const trialShort: Sentence<'trial-short'> = ({ name, ends, needed, sessions }) => {
  const [end, until] = [dayOf(ends), dayOf(needed)];
  const visits =
    sessions === null
      ? asCharted('')
      : { en: ` (${sessions.planned} of ${sessions.needed} sessions)`, es: ` (${sessions.planned} de ${sessions.needed} sesiones)` };
  return {
    en: `${name.en} ends on ${end.en}${visits.en}, before it can be judged: an adequate trial runs until ${until.en}.`,
    es: `${name.es} termina el ${end.es}${visits.es}, antes de poder valorarse: una prueba adecuada dura hasta el ${until.es}.`,
  };
};

const decisionDue: Sentence<'decision-due'> = ({ name, due }) => {
  const at = dayOf(due);
  return {
    en: `${name.en} was to be judged by ${at.en}; no decision is recorded.`,
    es: `${name.es} debía valorarse antes del ${at.es}; no consta ninguna decisión.`,
  };
};

const noPartner: Sentence<'no-partner'> = ({ name, day, from, to, partners, sessions, end }) => {
  const head = onDay({ name, day });
  const [first, last, close] = [dayOf(from), dayOf(to), end === null ? null : dayOf(end)];
  if (partners.length > 0)
    return {
      en: `${head.en}: ${listed(partners).en} gives fewer than ${sessions} sessions${close === null ? '' : ` by ${close.en}`}.`,
      es: `${head.es}: ${listed(partners).es} da menos de ${sessions} sesiones${close === null ? '' : ` hasta el ${close.es}`}.`,
    };
  return {
    en: `${head.en} has no rehabilitation between ${first.en} and ${last.en} to use the relief.`,
    es: `${head.es} no tiene rehabilitación entre el ${first.es} y el ${last.es} para aprovechar el alivio.`,
  };
};

const readTogether: Sentence<'read-together'> = ({ name, partner, days: between }) => {
  const gap = days(Math.abs(between));
  return {
    en: `${name.en} and ${partner.en} start ${gap.en} apart; their effects will be reported together.`,
    es: `${name.es} y ${partner.es} empiezan con ${gap.es} de diferencia; sus efectos se informarán juntos.`,
  };
};

const tooOften: Sentence<'too-often'> = ({ name, day, close, minGap, many }) => {
  const head = onDay({ name, day });
  const gap = days(minGap ?? 0);
  const near =
    close === null
      ? asCharted('')
      : { en: ` Less than ${gap.en} after the one on ${dayOf(close).en}.`, es: ` Menos de ${gap.es} después de la del ${dayOf(close).es}.` };
  const full =
    many === null
      ? asCharted('')
      : {
          en: ` It would be number ${many.count} in ${days(many.windowDays).en}; the limit is ${many.max}.`,
          es: ` Sería la número ${many.count} en ${days(many.windowDays).es}; el límite es ${many.max}.`,
        };
  return { en: `${head.en} is too soon.${near.en}${full.en}`, es: `${head.es} es demasiado pronto.${near.es}${full.es}` };
};

const lastDidNotWork: Sentence<'last-did-not-work'> = ({ name, day, last, percent, days: lasted, wanted }) => {
  const [head, before, least] = [onDay({ name, day }), dayOf(last), days(wanted.minDays)];
  const gave = {
    en: `${percent === null ? 'no established' : `${percent} %`} relief${lasted === null ? '' : ` for ${days(lasted).en}`}`,
    es: `${percent === null ? 'alivio no demostrado' : `${percent} % de alivio`}${lasted === null ? '' : ` durante ${days(lasted).es}`}`,
  };
  return {
    en: `${head.en} repeats the one of ${before.en}, which gave ${gave.en}; a repeat asks for ${wanted.percent} % for ${least.en}.`,
    es: `${head.es} repite la del ${before.es}, que dio ${gave.es}; repetir exige ${wanted.percent} % durante ${least.es}.`,
  };
};

const failedBefore: Sentence<'failed-before'> = ({ name, day, label, outcome }) => {
  const head = fromDay({ name, day });
  return outcome === 'failure'
    ? {
        en: `${head.en} repeats ${label}, which failed an adequate trial; say what is different this time.`,
        es: `${head.es} repite ${label}, que fracasó en una prueba adecuada; indique qué cambia esta vez.`,
      }
    : {
        en: `${head.en} repeats ${label}, which was not tolerated; say what is different this time.`,
        es: `${head.es} repite ${label}, que no se toleró; indique qué cambia esta vez.`,
      };
};

const alone: Sentence<'alone'> = ({ only, names, from, until, days: longest }) => {
  const [all, first, last] = [listed(names), dayOf(from), until === null ? null : dayOf(until)];
  const span = {
    en: last === null ? `from ${first.en} on` : `from ${first.en} to ${last.en}`,
    es: last === null ? `desde el ${first.es}` : `del ${first.es} al ${last.es}`,
  };
  const kind =
    only === 'behavioral'
      ? { en: 'psychological treatment alone', es: 'solo tratamiento psicológico' }
      : { en: 'a single kind of treatment', es: 'un solo tipo de tratamiento' };
  return { en: `${all.en}: ${kind.en} ${span.en}, longer than ${days(longest).en}.`, es: `${all.es}: ${kind.es} ${span.es}, más de ${days(longest).es}.` };
};

const baseline: Sentence<'baseline'> = ({ name, day, first, pain, other, need }) => {
  const head = onDay({ name, day });
  const [since, least] = [first === null ? null : dayOf(first), days(need.minDays)];
  return {
    en: `${head.en} starts before a baseline of ${least.en} with ${need.painRecords} pain scores and ${need.otherRecords} other record: ${since === null ? 'there is no check-in yet' : `the first check-in was on ${since.en}, with ${pain} pain scores and ${other} others so far`}.`,
    es: `${head.es} empieza antes de un periodo basal de ${least.es} con ${need.painRecords} valores de dolor y ${need.otherRecords} registro más: ${since === null ? 'todavía no hay registros' : `el primer registro fue el ${since.es}, con ${pain} valores de dolor y ${other} de otro tipo`}.`,
  };
};

const betterFirst: Sentence<'better-first'> = ({ name, day, grade, categories }) => {
  const head = fromDay({ name, day });
  return {
    en: `${head.en} has evidence grade ${grade}; options with good evidence in ${categories} categories come first.`,
    es: `${head.es} tiene evidencia de grado ${grade}; antes van opciones con buena evidencia en ${categories} categorías.`,
  };
};

const visits: Sentence<'visits'> = ({ week, visits: count, agreed, names }) => {
  const [at, all] = [dayOf(week), listed(names)];
  return {
    en: `${count} visits in the week of ${at.en} (${all.en}); the patient agreed to ${agreed}.`,
    es: `${count} visitas en la semana del ${at.es} (${all.es}); el paciente aceptó ${agreed}.`,
  };
};

const notMeasured: Sentence<'not-measured'> = ({ courses, fact, withinDays }) => {
  const all = listed(courses.map(fromDay));
  return { en: `${all.en}: no record of ${fact} within ${days(withinDays).en}.`, es: `${all.es}: no consta ${fact} en los últimos ${days(withinDays).es}.` };
};

const overBudget: Sentence<'over-budget'> = ({ courses, medicines, sum, max, sumOf }) => {
  const all = listed([...courses.map(onDay), ...medicines]);
  const total = Math.round(sum * 10) / 10;
  return { en: `${all.en}: ${total} ${sumOf.en}; the limit is ${max}.`, es: `${all.es}: ${total} ${sumOf.es}; el límite es ${max}.` };
};

const SENTENCES: { readonly [W in What]: Sentence<W> } = {
  'out-of-scope': outOfScope,
  caution,
  together,
  twice,
  allergy,
  'missing-need': missingNeed,
  'starts-close': startsClose,
  'trial-short': trialShort,
  'decision-due': decisionDue,
  'no-partner': noPartner,
  'read-together': readTogether,
  'too-often': tooOften,
  'last-did-not-work': lastDidNotWork,
  'failed-before': failedBefore,
  'class-failed': ({ name, className, labels }) => ({
    en: `${name.en} is another ${classWords(className)}; ${listed(labels.map(asCharted)).en} failed adequate trials.`,
    es: `${name.es} es otro ${className}; ${listed(labels.map(asCharted)).es} fracasaron en pruebas adecuadas.`,
  }),
  'trial-unknown': ({ name, label }) => ({
    en: `Whether ${name.en} had an adequate trial before cannot be told: of “${label}” the dose, length or adherence is not recorded.`,
    es: `No se sabe si ${name.es} ya tuvo una prueba adecuada: de «${label}» no consta la dosis, la duración o el cumplimiento.`,
  }),
  baseline,
  'no-goal': () => ({ en: 'No goal beyond less pain is recorded.', es: 'No consta ningún objetivo además de tener menos dolor.' }),
  alone,
  resistant: ({ strict, lenient }) => ({
    en: `Treatment-resistant: ${strict} categories failed adequate trials (${lenient} as the patient reports).`,
    es: `Resistente al tratamiento: ${strict} categorías fracasaron en pruebas adecuadas (${lenient} según el paciente).`,
  }),
  'no-stop-rule': ({ name, grade }) => ({
    en: `${name.en} has evidence grade ${grade} and no stop rule.`,
    es: `${name.es} tiene evidencia de grado ${grade} y ninguna regla de suspensión.`,
  }),
  'better-first': betterFirst,
  past: ({ name, day }) => ({
    en: `${name.en} was planned for ${dayOf(day).en} and has not started.`,
    es: `${name.es} estaba previsto para el ${dayOf(day).es} y no ha empezado.`,
  }),
  refused: ({ name }) => ({ en: `The patient does not want ${name.en}.`, es: `El paciente no desea ${name.es}.` }),
  visits,
  'over-budget': overBudget,
  ...COURSE_SENTENCES,
  'not-measured': notMeasured,
};

/** The sentence a clinician would say, naming courses and days. */
export const explain = (said: Said): LocalText => (SENTENCES[said.what] as Sentence<What>)(said);
