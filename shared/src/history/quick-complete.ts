import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import { MISSING_DATA, type MissingDatum } from './adequacy.js';
import { judgeTreatment } from './judge.js';
import type { NewPastTreatment } from './past-treatment.js';

/** A question that would move a past treatment closer to a verdict, and the form field that answers it. */
export interface OpenQuestion {
  readonly datum: MissingDatum;
  readonly field: keyof NewPastTreatment;
  readonly question: string;
}

const QUESTIONS: Readonly<Record<MissingDatum, Omit<OpenQuestion, 'datum'>>> = {
  modality: { field: 'modalityId', question: 'Which treatment of the catalogue is it?' },
  'performed-on': { field: 'startedOn', question: 'When was it done?' },
  length: { field: 'lengthDays', question: 'How long was it tried?' },
  dose: { field: 'dailyMg', question: 'What was the highest daily dose, or was an adequate dose reached?' },
  adherence: { field: 'adherence', question: 'How regularly was it taken or done?' },
  sessions: { field: 'sessions', question: 'How many sessions were there?' },
  relief: { field: 'reliefPercent', question: 'How much relief did it give, in percent?' },
  'relief-days': { field: 'reliefDays', question: 'How long did the relief last?' },
  function: { field: 'functionOutcome', question: 'Could the patient do more, the same or less?' },
};

/** What is still missing for a verdict, in the order of the form; empty when nothing more would change it. */
export const openQuestions = (t: NewPastTreatment, modality: Modality | null, today: CalendarDate | null = null): readonly OpenQuestion[] => {
  const { missing } = judgeTreatment(t, modality, today);
  return MISSING_DATA.filter((datum) => missing.includes(datum)).map((datum) => ({ datum, ...QUESTIONS[datum] }));
};
