import { say, type LocalText } from '../text.js';
import type { TargetMeasure } from './plan.js';

/** What we look at to see whether a treatment helps, as a patient would say it. */
export const LOOKED_AT: Readonly<Record<TargetMeasure, LocalText>> = {
  peg: say('how much pain gets in the way of your life', 'cuánto le estorba el dolor en su vida'),
  pain: say('how strong your pain is', 'qué tan fuerte es su dolor'),
  sleep: say('how well you sleep', 'qué tan bien duerme'),
  phq4: say('how your mood and worries are', 'cómo están su ánimo y sus preocupaciones'),
  function: say('what you can do in a day', 'lo que puede hacer en un día'),
  goal: say('how close you are to your goal', 'qué tan cerca está de su meta'),
};

/** Headings and fixed sentences of the patient's plan. Plain words; a change needs a native reader. */
export const PLAN_PAGE = {
  title: say('Your treatment plan', 'Su plan de tratamiento'),
  intro: say(
    'This is your plan. Treatments start one after another, not all at once, so that we can see what helps you.',
    'Este es su plan. Los tratamientos empiezan uno después de otro, no todos a la vez, para ver qué le ayuda.',
  ),
  draft: say('This plan is not final yet. We will talk about it together.', 'Este plan todavía no es definitivo. Lo hablaremos juntos.'),
  hold: say('This plan is paused. We will tell you when it goes on.', 'Este plan está en pausa. Le avisaremos cuando continúe.'),
  ended: say('This plan has ended. Ask us what comes next.', 'Este plan ha terminado. Pregúntenos qué sigue.'),
  goals: say('What you want to do again', 'Lo que usted quiere volver a hacer'),
  noGoals: say('We will write down your goals together at the next visit.', 'Escribiremos sus metas juntos en la próxima visita.'),
  because: say('Why it matters to you', 'Por qué es importante para usted'),
  questions: say('Your questions', 'Sus preguntas'),
  noQuestions: say('What do you want to ask us? Write it down and bring it along.', '¿Qué quiere preguntarnos? Anótelo y tráigalo.'),
  openQuestion: say('We will talk about it at your next visit.', 'Lo hablaremos en su próxima visita.'),
  answered: say('Answered on', 'Respuesta del'),
  changed: say('Last changed on', 'Último cambio:'),
  treatments: say('Your treatments', 'Sus tratamientos'),
  noTreatments: say('No treatment is planned yet.', 'Todavía no hay ningún tratamiento planeado.'),
  what: say('What it is', 'Qué es'),
  whyNow: say('Why now', 'Por qué ahora'),
  when: say('When', 'Cuándo'),
  expect: say('What to expect', 'Qué puede esperar'),
  know: say('How we will know', 'Cómo lo sabremos'),
  ifNot: say('If it does not help', 'Si no le ayuda'),
  sideEffects: say('Side effects to tell us about', 'Efectos secundarios que debe contarnos'),
  practice: say('At home', 'En casa'),
  written: say('as your clinic wrote it', 'como lo escribió su clínica'),
  weeks: say('Your next six weeks', 'Sus próximas seis semanas'),
  week: say('Week of', 'Semana del'),
  quiet: say('Nothing new this week. Go on as before.', 'Nada nuevo esta semana. Siga como hasta ahora.'),
  checkIns: say('Your check-ins', 'Sus cuestionarios'),
  call: say('Whom to call', 'A quién llamar'),
  costs: say('What it costs you', 'Lo que le cuesta'),
  costsUnknown: say('Ask the front desk what this plan costs you.', 'Pregunte en la recepción cuánto le cuesta este plan.'),
  total: say('The whole plan, as far as we know today', 'Todo el plan, según lo que sabemos hoy'),
  months: say('Month by month, from now on', 'Mes por mes, desde ahora'),
  estimate: say('This is an estimate, not a bill.', 'Es una estimación, no una factura.'),
  setback: say(
    'Bad days will come. They do not mean that you failed. If something does not help, that tells us what to try next.',
    'Habrá días malos. No significan que usted haya fallado. Si algo no ayuda, eso nos dice qué probar después.',
  ),
  stop: say('Do not stop a medicine from one day to the next. Call us first.', 'No deje una medicina de un día para otro. Llámenos antes.'),
  answer: say(
    'Please answer the short questions when we send them. Honest answers help most, also on bad days and when you skipped something.',
    'Por favor, conteste las preguntas cortas cuando se las mandemos. Lo que más ayuda es que sea sincero, también en los días malos y cuando se saltó algo.',
  ),
  today: say(
    'Call us the same day if a side effect worries you, if you have a fever after an injection, or if you have new weakness or numbness.',
    'Llámenos el mismo día si un efecto secundario le preocupa, si tiene fiebre después de una inyección, o si nota debilidad o adormecimiento nuevos.',
  ),
  emergency: say(
    'Call 911 if you cannot breathe well, have chest pain, or suddenly cannot control your bladder or bowels.',
    'Llame al 911 si no puede respirar bien, le duele el pecho, o de repente no controla la orina o las heces.',
  ),
  noPhone: say('Ask the front desk for the number to call.', 'Pida en la recepción el número al que debe llamar.'),
  clinic: say('The clinic', 'La clínica'),
} as const satisfies Readonly<Record<string, LocalText>>;
