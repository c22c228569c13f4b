import type { FieldProblem } from '../problem.js';
import { CATEGORIES } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import type { AuthorisationChange, AuthorisationView } from './authorisation.js';
import { authorisationStepsFrom } from './authorisation.js';
import type { InForce, NewBenefit } from './terms.js';

/** Whether a treatment may be named: a category, or a modality of the catalogue. */
export type IsTreatment = (id: string) => boolean;

const daysProblem = ({ startsOn = '', endsOn = null }: Partial<InForce>): readonly FieldProblem[] =>
  endsOn !== null && endsOn < startsOn ? [{ path: 'endsOn', message: 'The last day lies before the first' }] : [];

/** What is wrong with the rows that a term consists of; empty = nothing. `isModality` knows the clinic's catalogue. */
export const termProblems = (term: Partial<InForce & NewBenefit & { readonly modalityId: string }>, isModality: IsTreatment): readonly FieldProblem[] => {
  const { treatments = [], modalityId, covers } = term;
  const isCategory = (id: string): boolean => covers !== undefined && (CATEGORIES as readonly string[]).includes(id);
  const unknown = treatments.filter((id) => !isCategory(id) && !isModality(id));
  return [
    ...daysProblem(term),
    ...unknown.map((id) => ({ path: 'treatments', message: `The catalogue has no ${id}` })),
    ...(modalityId === undefined || isModality(modalityId) ? [] : [{ path: 'modalityId', message: 'The catalogue has no such treatment' }]),
    ...(covers === undefined ? [] : benefitProblems(term as NewBenefit)),
  ];
};

const benefitProblems = ({ covers, leadDays, copayCents, coinsurancePercent, visitLimit }: NewBenefit): readonly FieldProblem[] => [
  ...(leadDays !== null && covers !== 'prior-authorisation' ? [{ path: 'leadDays', message: 'Only an authorisation takes time' }] : []),
  ...(copayCents !== null && coinsurancePercent !== null ? [{ path: 'coinsurancePercent', message: 'Either a copay or a share, not both' }] : []),
  ...(covers === 'not-covered' && [copayCents, coinsurancePercent, visitLimit].some((one) => one !== null)
    ? [{ path: 'covers', message: 'What is not covered has no copay, share or limit of visits' }]
    : []),
];

const needed = (path: string, message: string, missing: boolean): readonly FieldProblem[] => (missing ? [{ path, message }] : []);

/** What is wrong with a step of an authorisation; a step that is not open is told by `authorisationStepsFrom`. */
export const authorisationProblems = (
  { state, neededOn }: Pick<AuthorisationView, 'state' | 'neededOn'>,
  { to, on, number, startsOn, expiresOn, note }: AuthorisationChange,
  today: CalendarDate,
): readonly FieldProblem[] => [
  ...needed('to', 'This step is not open', !authorisationStepsFrom(state).some((step) => step.to === to)),
  ...needed('on', 'Not after today', on > today),
  ...needed('on', `Not before ${neededOn}`, on < neededOn),
  ...needed('number', 'The payer’s reference', to === 'granted' && number.trim() === ''),
  ...needed('note', 'Say why', (to === 'denied' || to === 'withdrawn') && note.trim() === ''),
  ...needed('expiresOn', 'The last day lies before the first', startsOn !== null && expiresOn !== null && expiresOn < startsOn),
];
