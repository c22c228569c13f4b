import type { LocalText } from '../text.js';
import { say } from './scored-instruments.data.js';

/** Everything that the patient's own page says, besides the questions themselves. */
export const ANSWER_TEXTS = {
  title: say('Check-in', 'Cuestionario'),
  greeting: say('Hello', 'Hola'),
  intro: say('How are you doing? It takes about a minute.', '¿Cómo se encuentra? Toma más o menos un minuto.'),
  begin: say('Begin', 'Empezar'),
  opening: say('Opening your questions…', 'Abriendo sus preguntas…'),
  notWatched: say('This page is not watched for emergencies. In danger, call 911.', 'Esta página no se vigila para emergencias. En peligro, llame al 911.'),
  callClinic: say('Clinic', 'Clínica'),
  question: say('Question', 'Pregunta'),
  of: say('of', 'de'),
  back: say('Back', 'Atrás'),
  next: say('Next', 'Siguiente'),
  skip: say('Skip', 'Omitir'),
  clear: say('Clear my answer', 'Borrar mi respuesta'),
  review: say('Look over your answers', 'Revise sus respuestas'),
  reviewHint: say('Nothing is sent yet. Change what is not right.', 'Todavía no se ha enviado nada. Cambie lo que no esté bien.'),
  change: say('Change', 'Cambiar'),
  notAnswered: say('Not answered', 'Sin respuesta'),
  send: say('Send', 'Enviar'),
  sending: say('Sending…', 'Enviando…'),
  nothingYet: say('Answer at least one question before you send.', 'Responda al menos una pregunta antes de enviar.'),
  refused: say(
    'Some answers could not be taken. They are still here: look them over and send again.',
    'Algunas respuestas no se pudieron aceptar. Siguen aquí: revíselas y envíe otra vez.',
  ),
  waitingTitle: say('No connection', 'Sin conexión'),
  waiting: say(
    'Your answers are kept on this phone and are not sent yet. Leave this page open: they are sent as soon as the connection is back.',
    'Sus respuestas están guardadas en este teléfono y todavía no se han enviado. Deje esta página abierta: se enviarán en cuanto vuelva la conexión.',
  ),
  offline: say('No connection. You can go on answering; nothing is lost.', 'Sin conexión. Puede seguir respondiendo; no se pierde nada.'),
  tryNow: say('Try now', 'Intentar ahora'),
  doneTitle: say('Thank you', 'Gracias'),
  done: say('Your answers have reached the clinic.', 'Sus respuestas han llegado a la clínica.'),
  doneClose: say('You can close this page.', 'Puede cerrar esta página.'),
  doneKiosk: say('Please hand the tablet back to the desk.', 'Por favor, devuelva la tableta a la recepción.'),
  now: say('Please read this now', 'Por favor, lea esto ahora'),
  birthDateTitle: say('First, your date of birth', 'Primero, su fecha de nacimiento'),
  birthDateWhy: say('So that only you see your questions.', 'Para que solo usted vea sus preguntas.'),
  birthDate: say('Date of birth', 'Fecha de nacimiento'),
  birthDateWrong: say('That does not fit. Tries left:', 'No coincide. Intentos restantes:'),
  overTitle: say('This link is over', 'Este enlace ya no sirve'),
  over: say(
    'It was answered already, or its time has passed. If you have not answered yet, call the clinic and ask for a new one.',
    'Ya se respondió, o pasó su tiempo. Si todavía no ha respondido, llame a la clínica y pida uno nuevo.',
  ),
  unknownTitle: say('This link does not work', 'Este enlace no funciona'),
  unknown: say(
    'It may be cut short, or a newer one has taken its place. Open the newest message and tap the whole link, or call the clinic.',
    'Puede estar incompleto, o hay uno más nuevo. Abra el mensaje más reciente y toque el enlace completo, o llame a la clínica.',
  ),
  failedTitle: say('The questions could not be opened', 'No se pudieron abrir las preguntas'),
  failed: say('Check the connection and try again. The link still works.', 'Revise la conexión e intente otra vez. El enlace sigue sirviendo.'),
  busy: say(
    'Many tried at this moment. Wait a few minutes, then try again. The link still works.',
    'Muchos lo intentaron a la vez. Espere unos minutos e intente otra vez. El enlace sigue sirviendo.',
  ),
  noneOfThese: say('None of these', 'Ninguno de estos'),
  sideEffectNo: say('No', 'No'),
  sideEffectYes: say('Yes', 'Sí'),
  sideEffectWhat: say('What did you notice?', '¿Qué notó?'),
  sideEffectSeverity: say('How bad was it?', '¿Qué tan fuerte fue?'),
  sideEffectStop: say('I want to stop the treatment because of it', 'Quiero dejar el tratamiento por eso'),
  sideEffectAsk: say('Have you had any side effects?', '¿Ha tenido efectos secundarios?'),
  adherenceAsk: say('How much of what was planned did you do?', '¿Cuánto hizo de lo planeado?'),
  note: say('Anything else that your clinic should know?', '¿Algo más que su clínica deba saber?'),
  noteHint: say('It is read in working hours, not at once.', 'Se lee en horas de trabajo, no de inmediato.'),
  languages: say('Language', 'Idioma'),
} as const satisfies Readonly<Record<string, LocalText>>;
export type AnswerText = keyof typeof ANSWER_TEXTS;

/** How much of a course was done, in words that a patient can choose between. */
export const DONE_TEXTS: readonly { readonly value: number; readonly text: LocalText }[] = [
  { value: 100, text: say('All of it', 'Todo') },
  { value: 75, text: say('Most of it', 'La mayor parte') },
  { value: 50, text: say('About half', 'Como la mitad') },
  { value: 25, text: say('A little', 'Un poco') },
  { value: 0, text: say('None', 'Nada') },
];
