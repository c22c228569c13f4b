import { createHash, randomBytes } from 'node:crypto';

/** One visit as a calendar shows it to whoever looks over a shoulder: what kind and when, not who. */
export interface FeedVisit {
  readonly id: string;
  readonly version: number;
  readonly summary: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Lines below the title. */
  readonly description?: string;
  /** A visit that will not take place stays in the file, so that a calendar that has it already crosses it out. */
  readonly isCancelled?: boolean;
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n');
const moment = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** RFC 5545 allows 75 octets a line; a longer one goes on after a space. Letters are not cut in two. */
const folded = (line: string): string => {
  const lines: string[] = [''];
  for (const letter of line) {
    const last = lines.at(-1) ?? '';
    if (Buffer.byteLength(last + letter) > 74) lines.push(letter);
    else lines[lines.length - 1] = last + letter;
  }
  return lines.join('\r\n ');
};

/** A calendar file; one without a name goes into the calendar that opens it, one with a name beside it. Times are instants, so that no table of zones is needed and none can be wrong. */
export const icalendar = (name: string, now: Date, visits: readonly FeedVisit[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stagewell//Calendar//EN',
    'METHOD:PUBLISH',
    ...(name === '' ? [] : [`X-WR-CALNAME:${escaped(name)}`]),
    ...visits.flatMap(({ id, version, summary, place, startsAt, endsAt, description, isCancelled }) => [
      'BEGIN:VEVENT',
      `UID:${id}@stagewell`,
      `SEQUENCE:${version - 1}`,
      `DTSTAMP:${moment(now)}`,
      `DTSTART:${moment(startsAt)}`,
      `DTEND:${moment(endsAt)}`,
      `SUMMARY:${escaped(summary)}`,
      `LOCATION:${escaped(place)}`,
      ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
      ...(isCancelled === undefined ? [] : [`STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');

/** 256 bits nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What is kept of it. A token that cannot be guessed needs no slow hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
