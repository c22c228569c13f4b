import { say, type LocalText } from '../text.js';

/** Headings and fixed sentences of the sheet that a patient fills in by hand before the first visit. A change needs a native reader. */
export const INTAKE_SHEET = {
  title: say('Before your first visit', 'Antes de su primera visita'),
  intro: say(
    'Fill in what you can and bring this sheet with you. Empty lines are fine. There are no wrong answers.',
    'Llene lo que pueda y traiga esta hoja. Puede dejar líneas en blanco. No hay respuestas equivocadas.',
  ),
  name: say('Name', 'Nombre'),
  filledOn: say('Date', 'Fecha'),
  baseline: say('How you are now', 'Cómo está ahora'),
  baselineWhy: say(
    'Circle one number in each row. Think of the past week. We will ask again later, to see what changes.',
    'Encierre en un círculo un número en cada línea. Piense en la última semana. Se lo volveremos a preguntar para ver qué cambia.',
  ),
  tried: say('What you have tried', 'Lo que ya ha probado'),
  triedWhy: say(
    'Write down every medicine, therapy and procedure, also those that did not help. That keeps you from doing the same again.',
    'Anote cada medicina, terapia y procedimiento, también los que no le ayudaron. Así no tendrá que repetir lo mismo.',
  ),
  goals: say('What you want back, besides less pain', 'Lo que quiere recuperar, además de tener menos dolor'),
  questions: say('Five questions to ask about any treatment', 'Cinco preguntas que puede hacer sobre cualquier tratamiento'),
  questionsWhy: say(
    'Ask them here and anywhere else. You should get a clear answer to each.',
    'Hágalas aquí y en cualquier otro lugar. Cada una merece una respuesta clara.',
  ),
  steps: say('Three steps for this week', 'Tres pasos para esta semana'),
  mine: say('In my own words', 'En mis propias palabras'),
  more: say('More room: use the back of the sheet.', 'Si necesita más espacio, use el reverso de la hoja.'),
  kind: say(
    'Your pain is real. If a treatment did not help, you did not fail: it tells us what to try next.',
    'Su dolor es real. Si un tratamiento no le ayudó, usted no falló: eso nos dice qué probar después.',
  ),
} as const satisfies Readonly<Record<string, LocalText>>;

/** What is circled from 0 to 10, with the words at both ends. */
export const INTAKE_SCALES: readonly { readonly what: LocalText; readonly low: LocalText; readonly high: LocalText }[] = [
  { what: say('Pain on average', 'Dolor, en promedio'), low: say('none', 'nada'), high: say('as bad as it can be', 'el peor posible') },
  {
    what: say('How much pain keeps you from enjoying life', 'Cuánto le impide el dolor disfrutar de la vida'),
    low: say('not at all', 'nada'),
    high: say('fully', 'por completo'),
  },
  {
    what: say('How much pain gets in the way of what you do', 'Cuánto le estorba el dolor en lo que hace'),
    low: say('not at all', 'nada'),
    high: say('fully', 'por completo'),
  },
  { what: say('How badly you sleep', 'Qué tan mal duerme'), low: say('I sleep well', 'duermo bien'), high: say('as badly as can be', 'lo peor posible') },
  { what: say('How low or worried you feel', 'Qué tan triste o preocupado se siente'), low: say('not at all', 'nada'), high: say('very much', 'muchísimo') },
  { what: say('How good your life is', 'Qué tan buena es su vida'), low: say('very bad', 'muy mala'), high: say('very good', 'muy buena') },
];

/** The columns of the list of treatments tried. */
export const INTAKE_COLUMNS: readonly LocalText[] = [
  say('Name, and dose if it is a medicine', 'Nombre, y dosis si es una medicina'),
  say('Kind: medicine, therapy, injection, other', 'Tipo: medicina, terapia, inyección, otro'),
  say('From when to when', 'Desde cuándo y hasta cuándo'),
  say('How often, how long', 'Con qué frecuencia, cuánto tiempo'),
  say('Did it help?', '¿Le ayudó?'),
  say('Why it ended', 'Por qué terminó'),
];

export const INTAKE_GOALS: readonly LocalText[] = [
  say('What does pain keep you from that you want to do again?', '¿Qué le impide hacer el dolor que quisiera volver a hacer?'),
  say('How would you spend a day if you had less pain?', '¿Cómo pasaría un día si tuviera menos dolor?'),
  say('Why does that matter to you?', '¿Por qué es importante para usted?'),
];

export const INTAKE_QUESTIONS: readonly LocalText[] = [
  say('How long until I notice something?', '¿Cuánto tarda en notarse algo?'),
  say('How often does it help people with a pain like mine?', '¿Con qué frecuencia ayuda a personas con un dolor como el mío?'),
  say('How will we know that it works?', '¿Cómo sabremos si funciona?'),
  say('What do we do if it does not work?', '¿Qué hacemos si no funciona?'),
  say('What side effects or problems can come?', '¿Qué efectos secundarios o problemas puede haber?'),
];

export const INTAKE_STEPS: readonly LocalText[] = [
  say('I make the list of all I have tried (part 2).', 'Hago la lista de todo lo que he probado (parte 2).'),
  say('I choose one goal that is not only “less pain” (part 3).', 'Elijo una meta que no sea solo “menos dolor” (parte 3).'),
  say(
    'I find out who treats pain in more than one way, and what my insurance pays.',
    'Averiguo quién trata el dolor de más de una manera y qué paga mi seguro.',
  ),
];
