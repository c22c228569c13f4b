import type { AnswerSheet, PatientAnswers } from '@stagewell/shared/check-ins/answering';
import type { LocalText } from '@stagewell/shared/text';

/** What survives a reload of this tab, and nothing longer: phones throw pages away while a message is read. */
export interface Kept {
  readonly token: string;
  readonly answers: PatientAnswers;
  /** What was asked, so that answers can be read where the link is over; `null` = shown to nobody without the date of birth. */
  readonly sheet: AnswerSheet | null;
  readonly at: number;
  readonly language: keyof LocalText;
  /** The same for every try to send these answers. */
  readonly key: string;
}

const LAST = 'answer.last';
const placeOf = (requestId: string): string => `answer.${requestId}`;

/** The request that a token names; empty when it is not a token. */
export const requestOf = (token: string): string => token.split('.')[2] ?? '';
export const clinicOf = (token: string): string => token.split('.')[1] ?? '';

export const keep = (kept: Kept): void => {
  try {
    sessionStorage.setItem(placeOf(requestOf(kept.token)), JSON.stringify(kept));
    sessionStorage.setItem(LAST, requestOf(kept.token));
  } catch {
    // Storage is full or forbidden: then the answers live as long as the page does.
  }
};

/** What was kept for a request; without one, for the last that was opened in this tab. */
export const kept = (requestId: string | null): Kept | null => {
  try {
    const text = sessionStorage.getItem(placeOf(requestId ?? sessionStorage.getItem(LAST) ?? ''));
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
};

export const forget = (token: string): void => {
  try {
    sessionStorage.removeItem(placeOf(requestOf(token)));
    sessionStorage.removeItem(LAST);
  } catch {
    // Nothing was kept, so nothing is left.
  }
};
