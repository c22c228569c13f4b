import { describe, expect, it } from '@jest/globals';
import { visitFileOf, type VisitFileAsked } from './visit-file.js';

const VISIT = { wallStart: '2027-03-16T14:05', siteName: 'Marietta', state: 'scheduled' } as const;
const fileOf = (more: Partial<VisitFileAsked> = {}) =>
  visitFileOf({ visit: VISIT, clinicName: 'Harbor Clinic', phone: '(212) 555-0100', language: 'en', ...more });

describe('a visit in the patient’s own calendar', () => {
  it('says where, when by the clinic’s clock, and whom to call', () => {
    expect(fileOf()).toEqual({
      summary: 'Visit: Harbor Clinic',
      place: 'Harbor Clinic, Marietta',
      description: 'March 16, 2027, 2:05 PM by the clinic’s clock.\nQuestions, or cannot come? Call (212) 555-0100.',
    });
  });

  it('says it in Spanish, and in English to whoever speaks another language', () => {
    expect(fileOf({ language: 'es' })).toMatchObject({
      summary: 'Cita: Harbor Clinic',
      description: '16 de marzo de 2027, 2:05 p. m., hora de la clínica.\n¿Preguntas o no puede venir? Llame al (212) 555-0100.',
    });
    expect(fileOf({ language: 'vi' }).summary).toBe('Visit: Harbor Clinic');
  });

  it.each([
    ['00:00', '12:00 AM'],
    ['09:30', '9:30 AM'],
    ['12:15', '12:15 PM'],
    ['23:59', '11:59 PM'],
  ])('writes %s as %s', (clock, words) => {
    expect(fileOf({ visit: { ...VISIT, wallStart: `2027-03-16T${clock}` } }).description).toContain(words);
  });

  it('names no number that there is not, and says of a cancelled visit that it is', () => {
    const { description } = fileOf({ phone: ' ', visit: { ...VISIT, state: 'cancelled' } });
    expect(description).toBe('This visit is cancelled.\nMarch 16, 2027, 2:05 PM by the clinic’s clock.');
  });
});
