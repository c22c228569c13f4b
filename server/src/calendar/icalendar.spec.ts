import { describe, expect, it } from '@jest/globals';
import { icalendar } from './icalendar.js';

const NOW = new Date('2027-03-01T12:00:00Z');
const VISIT = { id: 'v1', version: 3, summary: 'Cita', place: 'Harbor; North, 2\\3', startsAt: new Date('2027-03-16T14:05:00Z'), endsAt: NOW } as const;

/** A file as a calendar program reads it: lines unfolded, texts as they were. */
const read = (file: string): ReadonlyMap<string, string> =>
  new Map(
    file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
const plain = (text = ''): string => text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('a calendar file', () => {
  const long = `${'Llámenos, por favor; ¿sí?\n'.repeat(12)}fin`;
  const file = icalendar('Clínica', NOW, [{ ...VISIT, description: long, isCancelled: true }]);

  it('has lines of 75 octets at most that end in CR LF, and cuts no letter', () => {
    const lines = file.split('\r\n');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('')).not.toMatch(/[\r\n\uFFFD]/);
  });

  it('gives its texts back as they were', () => {
    expect(plain(read(file).get('DESCRIPTION'))).toBe(long);
    expect(plain(read(file).get('LOCATION'))).toBe(VISIT.place);
  });

  it('says what became of a visit only when it is asked to', () => {
    expect([read(file).get('STATUS'), read(file).get('SEQUENCE'), read(file).get('DTSTART')]).toEqual(['CANCELLED', '2', '20270316T140500Z']);
    expect(icalendar('Clinic', NOW, [{ ...VISIT, isCancelled: false }])).toContain('STATUS:CONFIRMED\r\n');
    expect(icalendar('Clinic', NOW, [VISIT])).not.toContain('STATUS');
  });
});
