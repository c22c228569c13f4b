import type { NewDiscount, NewPayer } from './terms.js';

/** Payers that the clinic's patient guide names. What they pay is theirs to say, so no benefits ship. */
export const SHIPPED_PAYERS: readonly NewPayer[] = [
  { name: 'Anthem Blue Cross Blue Shield', aliases: ['Anthem', 'Anthem BCBS', 'Anthem Blue Cross', 'Blue Cross Blue Shield', 'BCBS'], kind: 'commercial' },
  { name: 'Aetna', aliases: ['Aetna Inc.'], kind: 'commercial' },
  { name: 'Medicare', aliases: ['Medicare Part B', 'Original Medicare'], kind: 'medicare' },
];

/** The guide: a quarter off intravenous ketamine, NAD+ and vitamin infusions, for people who serve or have served. The clinic opened in February 2020. */
export const SHIPPED_DISCOUNTS: readonly NewDiscount[] = [
  {
    name: 'Active military, veterans and first responders',
    percent: 25,
    services: ['active-military', 'veteran', 'first-responder'],
    treatments: ['ketamine_iv', 'nad_iv', 'vitamin_iv'],
    needsProof: true,
    startsOn: '2020-02-01',
    endsOn: null,
  },
];
