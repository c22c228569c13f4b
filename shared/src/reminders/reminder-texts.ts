import type { LocalText } from '../text.js';
import type { MessageKind } from './reminder.js';

export interface MessageText {
  readonly subject: string;
  readonly body: string;
}

/** What a message may say: where to answer, when to come and whom to call. No name, no treatment, no reason for a visit. */
export interface MessageParts {
  /** Where the check-in is answered; empty for a visit. */
  readonly link: string;
  /** Day and time in the patient's language; empty for a check-in. */
  readonly when: string;
  /** The site of a visit; empty = said nowhere. */
  readonly place: string;
  readonly phone: string;
  /** Where the patient says that no more are wanted. */
  readonly stop: string;
}

const SUBJECTS: Readonly<Record<MessageKind, LocalText>> = {
  'check-in': { en: 'How are you today?', es: '¿Cómo está hoy?' },
  'missed-check-in': { en: 'We have not heard from you yet', es: 'Aún no hemos sabido de usted' },
  appointment: { en: 'Your visit', es: 'Su cita' },
};

const at = (place: string, word: string): string => (place === '' ? '' : ` ${word} ${place}`);

const LINES: Readonly<Record<MessageKind, (parts: MessageParts) => LocalText>> = {
  'check-in': ({ link }) => ({
    en: `Your clinic asks how you are. It takes about a minute: ${link}`,
    es: `Su clínica quiere saber cómo está. Toma cerca de un minuto: ${link}`,
  }),
  'missed-check-in': ({ link }) => ({
    en: `We have not heard from you yet. Today is the last day for this short check-in: ${link}`,
    es: `Aún no hemos sabido de usted. Hoy es el último día para este breve registro: ${link}`,
  }),
  appointment: ({ when, place }) => ({
    en: `You have a visit on ${when}${at(place, 'at')}.`,
    es: `Tiene una cita el ${when}${at(place, 'en')}.`,
  }),
};

const tail = ({ phone, stop }: MessageParts): LocalText => ({
  en: `Questions, or cannot come? Call ${phone}. No more messages: ${stop}`,
  es: `¿Preguntas o no puede venir? Llame al ${phone}. No más mensajes: ${stop}`,
});

/** The message in the patient's language. Nobody reads replies, so it says whom to call. */
export const messageText = (kind: MessageKind, language: keyof LocalText, parts: MessageParts): MessageText => ({
  subject: SUBJECTS[kind][language],
  body: `${LINES[kind](parts)[language]}\n\n${tail(parts)[language]}`,
});
