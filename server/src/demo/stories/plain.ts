import { checkInsAlong, every } from '../check-in-series.js';
import { asked, condition, person } from '../records.js';
import type { Story, When } from '../story.js';
import type { StoryMaker } from './stories.js';

interface Plain {
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly sex: 'female' | 'male';
  readonly age: number;
  readonly street: string;
  readonly team: Story['team'];
  readonly code: string;
  readonly label: string;
  readonly level: number;
  /** Days before the seeding day: first, last, and how far apart they checked in. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly desk: string;
}

const RIVERA = 'rivera@demo.test';
const OKOYE = 'okoye@demo.test';
const LINDQVIST = 'lindqvist@demo.test';
const TANAKA = 'tanaka@demo.test';
const BROOKS = 'brooks@demo.test';
const NGUYEN = 'nguyen@demo.test';

const PEOPLE: readonly Plain[] = [
  {
    mrn: 'H-10055',
    familyName: 'El-Sayed',
    givenName: 'Ahmed',
    sex: 'male',
    age: 50,
    street: '14 Pine Grove Avenue',
    team: [OKOYE],
    code: 'M54.2',
    label: 'Neck pain',
    level: 4.6,
    from: 60,
    to: 4,
    step: 9,
    desk: BROOKS,
  },
  // The same man, registered a second time at another desk: the clinic's list of possible duplicates is not empty.
  {
    mrn: 'H-10488',
    familyName: 'El Sayed',
    givenName: 'Ahmed',
    sex: 'male',
    age: 50,
    street: '14 Pine Grove Avenue',
    team: [OKOYE],
    code: 'M54.2',
    label: 'Cervicalgia',
    level: 5,
    from: 12,
    to: 6,
    step: 6,
    desk: NGUYEN,
  },
  {
    mrn: 'H-10062',
    familyName: 'Zhou',
    givenName: 'Mei-Ling',
    sex: 'female',
    age: 66,
    street: '88 Whitlock Avenue',
    team: [TANAKA, RIVERA],
    code: 'M16.11',
    label: 'Osteoarthritis of the right hip',
    level: 5.4,
    from: 45,
    to: 3,
    step: 7,
    desk: NGUYEN,
  },
  {
    mrn: 'H-10068',
    familyName: 'Mbeki',
    givenName: 'Grace',
    sex: 'female',
    age: 59,
    street: '6 Canton Road',
    team: [LINDQVIST],
    code: 'F45.42',
    label: 'Pain disorder with psychological factors',
    level: 6.2,
    from: 30,
    to: 5,
    step: 6,
    desk: BROOKS,
  },
  {
    mrn: 'H-10073',
    familyName: 'Bondarenko',
    givenName: 'Oleksandr',
    sex: 'male',
    age: 38,
    street: '240 Arnold Mill Road',
    team: [TANAKA],
    code: 'M46.1',
    label: 'Sacroiliitis',
    level: 5.1,
    from: 40,
    to: 12,
    step: 7,
    desk: NGUYEN,
  },
  {
    mrn: 'H-10080',
    familyName: 'Jensen',
    givenName: 'Carol',
    sex: 'female',
    age: 71,
    street: '3 Rose Creek Court',
    team: [RIVERA],
    code: 'B02.29',
    label: 'Pain after shingles',
    level: 6.6,
    from: 26,
    to: 2,
    step: 6,
    desk: BROOKS,
  },
  {
    mrn: 'H-10087',
    familyName: 'Washington',
    givenName: 'Tyrell',
    sex: 'male',
    age: 29,
    street: '519 Atlanta Street',
    team: [OKOYE, TANAKA],
    code: 'M79.18',
    label: 'Myalgia of the shoulder girdle',
    level: 3.8,
    from: 70,
    to: 20,
    step: 10,
    desk: NGUYEN,
  },
  {
    mrn: 'H-10093',
    familyName: 'Petrova',
    givenName: 'Nadia',
    sex: 'female',
    age: 57,
    street: '71 Dupree Road',
    team: [LINDQVIST, OKOYE],
    code: 'G43.709',
    label: 'Chronic migraine',
    level: 5.8,
    from: 20,
    to: 2,
    step: 6,
    desk: BROOKS,
  },
];
const NEXT_DOOR: readonly Plain[] = [
  {
    mrn: 'S-00007',
    familyName: 'Castellanos',
    givenName: 'Bruno',
    sex: 'male',
    age: 53,
    street: '2 Main Street',
    team: ['other@demo.test'],
    code: 'M54.50',
    label: 'Low back pain',
    level: 5.5,
    from: 21,
    to: 1,
    step: 5,
    desk: 'other@demo.test',
  },
  {
    mrn: 'H-10021',
    familyName: 'Ferreira',
    givenName: 'Lucia',
    sex: 'female',
    age: 64,
    street: '40 Main Street',
    team: ['other@demo.test'],
    code: 'M17.11',
    label: 'Osteoarthritis of the right knee',
    level: 4.9,
    from: 21,
    to: 3,
    step: 6,
    desk: 'other@demo.test',
  },
];

const tell =
  (who: Plain) =>
  (when: When): Omit<Story, 'key'> => {
    const { ago } = when;
    const on = ago(who.from + 3);
    return {
      on,
      team: who.team,
      arrives: {
        by: 'form',
        patient: person({
          mrn: who.mrn,
          familyName: who.familyName,
          givenName: who.givenName,
          sex: who.sex,
          birthDate: ago(365 * who.age + 100),
          phone: `770-555-0${who.mrn.slice(-3)}`,
          address: `${who.street}, Marietta, GA 30060`,
        }),
      },
      preferences: null,
      records: [condition(on, who.code, who.label), ...asked(on, { allergies: 'none' })],
      checkIns: checkInsAlong(
        {
          visit: who.team[0],
          desk: who.desk,
          days: every(who.step, who.from, who.to),
          peg: [
            [who.from, who.level],
            [0, who.level - 0.3],
          ],
          sleep: [
            [who.from, who.level],
            [0, who.level],
          ],
          function: [
            [who.from, who.level],
            [0, who.level],
          ],
          phq4: [
            [who.from, 2],
            [0, 2],
          ],
          phq4Every: 4,
        },
        when,
      ),
      plan: null,
    };
  };

const makers = (people: readonly Plain[]): readonly StoryMaker[] => people.map((who) => ({ key: who.familyName.toLowerCase(), tell: tell(who) }));

/** People with little more than a name and a few check-ins; several are not on Dr. Rivera's care team. */
export const PLAIN: readonly StoryMaker[] = makers(PEOPLE);
/** The second clinic's; one has a record number that the first clinic uses as well. */
export const OTHERS: readonly StoryMaker[] = makers(NEXT_DOOR);
