import type { Problem } from '@stagewell/shared/problem';

/** What the protocol's own phrases mean to a reader; a title in plain words is left as it is. */
const PLAIN: Readonly<Record<string, string>> = {
  'Bad Request': 'The server did not understand this',
  Unauthorized: 'This was not accepted as you',
  Forbidden: 'You may not do this',
  'Not Found': 'There is nothing here by that name',
  Conflict: 'This does not fit what is there now',
  'Precondition Failed': 'Someone else changed this first',
  'Payload Too Large': 'This is too large',
  'Unprocessable Entity': 'This could not be accepted',
  'Precondition Required': 'The page did not say which version it changes',
  'Too Many Requests': 'Too many tries in a short time',
  'Internal Server Error': 'Something went wrong on the server',
  'Service Unavailable': 'The server is busy',
};

/** Codes that say more than their status does. */
const BY_CODE: Readonly<Record<string, string>> = {
  'unreadable-file': 'This file cannot be read',
  'sign-in-refused': 'E-mail and password do not match',
  'not-on-care-team': 'You are not on this patient’s care team',
};

/** The heading of a problem in plain words. */
export const problemTitle = ({ title, code }: Problem): string => {
  const plain = PLAIN[title];
  return plain === undefined ? title : (BY_CODE[code] ?? plain);
};
