import { dayInWords } from '../dates.js';
import { say, type LocalText } from '../text.js';
import type { AppointmentView } from './appointment.js';
import { dayOfWall } from './day-minutes.js';

/** What a patient's calendar shows of one visit: where, when and whom to call. Not the kind of visit, no name, no reason. */
export interface VisitFile {
  readonly summary: string;
  readonly place: string;
  readonly description: string;
}

export interface VisitFileAsked {
  readonly visit: Pick<AppointmentView, 'wallStart' | 'siteName' | 'state'>;
  readonly clinicName: string;
  /** Empty = the clinic has not said whom to call. */
  readonly phone: string;
  readonly language: string;
}

const TITLE = say('Visit', 'Cita');

/** "Tuesday …, 2:30 PM by the clock of the clinic": a calendar on a journey shows the time of where it is. */
const timeText = ({ wallStart }: VisitFileAsked['visit']): LocalText => {
  const day = dayInWords(dayOfWall(wallStart));
  const [hour, minute] = [Number(wallStart.slice(11, 13)), wallStart.slice(14, 16)];
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${minute}`;
  const isMorning = hour < 12;
  return say(
    `${day.en}, ${clock} ${isMorning ? 'AM' : 'PM'} by the clinic’s clock.`,
    `${day.es}, ${clock} ${isMorning ? 'a. m.' : 'p. m.'}, hora de la clínica.`,
  );
};

const CANCELLED = say('Cancelled: ', 'Cancelada: ');

const phoneText = (phone: string): LocalText =>
  phone === '' ? say('', '') : say(`Questions, or cannot come? Call ${phone}.`, `¿Preguntas o no puede venir? Llame al ${phone}.`);

/** The words of a visit's calendar file in the patient's language. */
export const visitFileOf = ({ visit, clinicName, phone, language }: VisitFileAsked): VisitFile => {
  const tongue: keyof LocalText = language === 'es' ? 'es' : 'en';
  const cancelled = visit.state === 'cancelled' ? [say('This visit is cancelled.', 'Esta cita está cancelada.')] : [];
  return {
    // Some calendars do not show that an entry is cancelled.
    summary: `${visit.state === 'cancelled' ? CANCELLED[tongue] : ''}${TITLE[tongue]}: ${clinicName}`,
    place: `${clinicName}, ${visit.siteName}`,
    description: [...cancelled, timeText(visit), phoneText(phone.trim())]
      .map((text) => text[tongue])
      .filter((text) => text !== '')
      .join('\n'),
  };
};
