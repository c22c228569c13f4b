import type { ClosureView } from '@stagewell/shared/clinics/closure';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import type { PersonView } from '@stagewell/shared/people/person';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { FrozenQuote } from '@stagewell/shared/plans/plan';
import type { KeptEditView } from '@stagewell/shared/plans/kept-edit';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { CHART_ROUTES } from '../app/chart/chart.routes';
import { openPage, type OpenPage, problem, sessionOf } from './page';
import { ENTRIES } from './plan';

export const SECTION_ROUTES = [{ path: 'patients/:patientId', children: CHART_ROUTES }];

const NO_TERMS: CoverageTerms = { payers: [], benefits: [], prices: [], discounts: [] };

interface Around {
  readonly session?: ReturnType<typeof sessionOf>;
  readonly rules?: readonly Rule[];
  readonly people?: readonly PersonView[];
  /** `null` = not answered yet. */
  readonly closures?: readonly ClosureView[] | null;
  /** `null` = they could not be read. */
  readonly terms?: CoverageTerms | null;
  /** What the saved plan was quoted at; `null` = nothing was. */
  readonly quote?: FrozenQuote | null;
  /** What this person had not saved of the plan. */
  readonly edit?: KeptEditView;
  /** What is done on the page before that is known. */
  readonly meanwhile?: ((opened: OpenPage) => Promise<void>) | null;
}

const USUAL = {
  session: sessionOf('clinician'),
  rules: [],
  people: [],
  closures: [],
  terms: NO_TERMS,
  quote: null,
  edit: { kept: null, base: null },
  meanwhile: null,
} as const;

/** A section of a patient's chart in the real chart page, with the whole catalogue and these rules. */
export const openSection = async (section: string, chart: Chart, around: Around = {}): Promise<OpenPage> => {
  const { session, rules, people, closures, terms, quote, edit, meanwhile } = { ...USUAL, ...around };
  const opened = await openPage(SECTION_ROUTES, `/patients/p1/${section}`, session);
  opened.asked('/api/patients/p1').flush(chart);
  opened.asked('/api/catalogue').flush(ENTRIES);
  opened.asked('/api/rules').flush({ version: 1, rules });
  await opened.settle();
  // Nobody else is like this patient.
  for (const waiting of opened.backend.match('/api/patients/p1/duplicates')) waiting.flush([]);
  // The section itself is loaded only now, and asks for the clinic.
  for (const waiting of opened.backend.match('/api/clinic'))
    waiting.flush({ id: 'c1', name: 'Harbor Clinic', zone: 'UTC', demo: false, sites: [], openWeekdays: [], people, today: chart.today });
  if (closures !== null) tellClosures(opened, closures);
  tellCosts(opened, terms, quote);
  await meanwhile?.(opened);
  await tellEdit(opened, edit);
  return opened;
};

const tellClosures = ({ backend }: OpenPage, closures: readonly ClosureView[]): void => {
  for (const waiting of backend.match(({ url }) => url === '/api/clinic/closures')) waiting.flush(closures);
};

const tellCosts = ({ backend }: OpenPage, terms: CoverageTerms | null, quote: FrozenQuote | null): void => {
  for (const waiting of backend.match('/api/coverage-terms'))
    if (terms === null) waiting.flush(problem(500, 'internal'), { status: 500, statusText: 'Internal Server Error' });
    else waiting.flush(terms);
  for (const waiting of backend.match(({ url }) => url.endsWith('/quote')))
    if (quote === null) waiting.flush(problem(404, 'not-found'), { status: 404, statusText: 'Not Found' });
    else waiting.flush(quote);
};

const tellEdit = async ({ backend, settle }: OpenPage, edit: KeptEditView): Promise<void> => {
  for (const waiting of backend.match((request) => request.method === 'GET' && request.url.endsWith('/edit'))) waiting.flush(edit);
  await settle();
};
