import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName, matchMark, matchOf, type Identity, type MatchGrade } from './match.js';

const MARIA: Identity = { familyName: 'García', givenName: 'Maria', birthDate: '1971-03-08', sex: 'female', phone: '(404) 555-0134', email: '' };
const with_ = (change: Partial<Identity>): Identity => ({ ...MARIA, ...change });

const CASES: readonly (readonly [what: string, other: Identity, grade: MatchGrade | null])[] = [
  ['everything the same', MARIA, 'probable'],
  ['an accent and the case left out', with_({ familyName: 'GARCIA', phone: '' }), 'probable'],
  ['the phone with its country prefix', with_({ phone: '+1 404-555-0134' }), 'probable'],
  ['family and given name the other way round', with_({ familyName: 'Maria', givenName: 'Garcia', phone: '' }), 'probable'],
  ['a second surname on one chart', with_({ familyName: 'García López', phone: '' }), 'probable'],
  ['an initial instead of the given name', with_({ givenName: 'M.' }), 'possible'],
  ['one of two given names', with_({ givenName: 'Maria José' }), 'possible'],
  ['a letter wrong in the family name', with_({ familyName: 'Garzia', phone: '' }), 'probable'],
  ['day and month turned round', with_({ birthDate: '1971-08-03', phone: '' }), 'probable'],
  ['one digit of the birth date wrong', with_({ birthDate: '1971-03-18', phone: '' }), 'possible'],
  ['one digit of the birth date wrong, and the same phone', with_({ birthDate: '1971-03-18' }), 'probable'],
  ['two digits of the year the other way round', with_({ birthDate: '1917-03-08' }), null],
  ['no birth date, but the same phone', with_({ birthDate: null }), 'possible'],
  ['no birth date and no phone', with_({ birthDate: null, phone: '' }), 'possible'],
  ['another family name since a wedding', with_({ familyName: 'Whitfield', phone: '' }), 'possible'],
  ['sex not asked', with_({ sex: 'unknown', phone: '' }), 'probable'],
  ['a twin sister with a name one letter away', with_({ givenName: 'Marta', phone: '' }), 'possible'],
  ['a twin sister with the same phone', with_({ givenName: 'Lucía' }), null],
  ['a twin sister one letter away with the same phone', with_({ givenName: 'Marta' }), 'possible'],
  ['a mother of the same name born on that day of the year', with_({ birthDate: '1941-03-08' }), null],
  ['somebody ten years older of that name and day', with_({ birthDate: '1961-03-08', phone: '' }), 'possible'],
  ['a twin brother', with_({ givenName: 'Mario', sex: 'male' }), null],
  ['a daughter of the same name', with_({ birthDate: '1999-11-20' }), null],
  ['somebody else of that birth date', with_({ familyName: 'Okafor', givenName: 'Ngozi', phone: '' }), null],
  ['only the phone of the household', with_({ familyName: 'Reyes', givenName: 'Tomás', birthDate: '1969-01-30', sex: 'male' }), null],
  ['nothing known but a name', with_({ birthDate: null, sex: 'unknown', phone: '', givenName: '' }), null],
];

describe('match of two charts', () => {
  it.each(CASES)('%s', (_what, other, grade) => {
    expect(matchOf(MARIA, other)?.grade ?? null).toBe(grade);
  });

  it('a first of January says less, since it stands for many', () => {
    const born = { birthDate: '1950-01-01', phone: '' };
    expect(matchOf(with_(born), with_({ ...born, givenName: 'Marta' }))).toMatchObject({ grade: 'possible' });
    expect(matchOf(with_(born), with_({ ...born, familyName: 'Whitfield' }))).toBeNull();
    expect(matchOf(with_(born), with_(born))?.grade).toBe('probable');
  });

  it('says what speaks for and what against', () => {
    expect(matchOf(MARIA, with_({ familyName: 'Whitfield' }))?.reasons).toEqual([
      { about: 'name', says: 'the family name differs', speaks: 'against' },
      { about: 'name', says: 'the given name is the same', speaks: 'for' },
      { about: 'birth-date', says: 'the birth date is the same', speaks: 'for' },
      { about: 'sex', says: 'the sex is the same', speaks: 'for' },
      { about: 'contact', says: 'the phone agrees', speaks: 'for' },
    ]);
  });

  it('folds accents, case and hyphens, and no letter of another script', () => {
    expect(['García-López', 'ÅSE', "O'Neil", '李'].map(foldName)).toEqual(['garcia lopez', 'ase', 'o neil', '李']);
  });

  const identity = fc.record<Identity>({
    familyName: fc.constantFrom('García', 'Garcia Lopez', 'Smith', 'Smyth', ''),
    givenName: fc.constantFrom('Maria', 'Marta', 'M', 'John', ''),
    birthDate: fc.constantFrom('1971-03-08', '1971-08-03', '1980-01-01', '1971-03-18', null),
    sex: fc.constantFrom('female', 'male', 'other', 'unknown'),
    phone: fc.constantFrom('', '404 555 0134', '+1 404 555 0134', '12'),
    email: fc.constantFrom('', 'a@b.org', ' A@B.org'),
  });

  it('is the same whichever chart comes first', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        const [one, other] = [matchOf(a, b), matchOf(b, a)];
        expect(one === null ? null : matchMark(one)).toBe(other === null ? null : matchMark(other));
      }),
    );
  });

  it('a chart without a name is like none, whatever else agrees', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        expect(matchOf({ ...a, familyName: '', givenName: '' }, b)).toBeNull();
      }),
    );
  });
});
