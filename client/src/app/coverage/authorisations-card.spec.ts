import { afterEach, describe, expect, it } from '@jest/globals';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import type { CoverageTerms, ServiceProofView } from '@stagewell/shared/coverage/terms';
import { addDays } from '@stagewell/shared/dates';
import type { CoverageView, PatientView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { violations } from '../../testing/axe';
import { chartOf, patientOf } from '../../testing/chart';
import { type } from '../../testing/page';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const TODAY = chartOf().today;
const ON = addDays(TODAY, 20);
const TERMS: CoverageTerms = {
  ...{ prices: [], discounts: [] },
  payers: [{ id: 'y1', version: 1, name: 'Blue Harbor', aliases: [], kind: 'commercial' }],
  benefits: [
    {
      ...{ id: 'b1', version: 1, startsOn: '2020-01-01', endsOn: null, payerId: 'y1', plan: '', treatments: ['esi'], covers: 'prior-authorisation' },
      ...{ leadDays: 10, visitLimit: null, copayCents: 4_000, coinsurancePercent: null, note: '' },
    },
  ],
};
const COVERAGE: CoverageView = {
  ...{ id: 'v1', version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: '2026-11-01' },
  ...{ payer: 'Blue Harbor', plan: 'PPO', memberId: 'M-7', order: 1, startsOn: null, endsOn: null, deductibleLeftCents: null, deductibleAsOf: null },
};
const GRANTED: AuthorisationView = {
  ...{ id: 'q1', version: 4, coverageId: 'v1', modalityId: 'esi', courseId: 'a', note: '', state: 'granted', neededOn: '2026-10-01' },
  ...{ requestedOn: '2026-10-02', decidedOn: '2026-10-09', number: 'R-77', startsOn: '2026-10-09', expiresOn: '2027-10-08', sessions: 1 },
};
const PROOF: ServiceProofView = {
  ...{ id: 'x1', version: 2, service: 'veteran', document: 'DD-214', seenOn: TODAY, expiresOn: null, seenByName: 'Owen Brooks' },
};

const open = async (more: Partial<Chart> = {}) => {
  const plan = planOf([courseOf('a', 'esi', ON, { endsOn: ON, region: 'lumbar' })]);
  const opened = await openSection('plan', chartOf({ plan, coverages: [COVERAGE], ...more }), { terms: TERMS });
  const card = opened.page.querySelector<HTMLElement>('app-authorisations-card');
  return { ...opened, card, said: () => card?.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
};
afterEach(() => document.body.replaceChildren());

describe('what a payer is asked', () => {
  it('is on no list while nobody has asked, and then the front desk can be', async () => {
    const { card, said, button, asked } = await open();
    expect(said()).toContain('Needed Epidural steroid injection: Blue Harbor wants to be asked before it starts.');
    expect(await violations(card as HTMLElement)).toEqual([]);
    button(/^Ask the front desk/).click();
    expect(asked('/api/patients/p1/authorisations', 'POST').request.body).toMatchObject({ coverageId: 'v1', courseId: 'a' });
  });

  it.each([
    [addDays(TODAY, -1), 'Has ended'],
    [addDays(TODAY, 5), 'Ends before the start'],
  ])('and granted until %s is not asked for a second time: it is renewed', async (expiresOn, words) => {
    const { said, button } = await open({ authorisations: [{ ...GRANTED, expiresOn }] });
    expect(said()).toContain(`${words} Epidural steroid injection, Blue Harbor`);
    expect(said()).not.toContain('Ask the front desk');
    expect(button(/^Renew: requested again/)).toBeDefined();
  });

  it('shows number, days and sessions of a grant, and of nothing else', async () => {
    expect((await open({ authorisations: [GRANTED] })).said()).toContain('number R-77 · counts Oct 9, 2026 to Oct 8, 2027 · 1 session');
  });

  it.each(['requested', 'denied'] as const)('that is %s after a grant shows nothing of it', async (state) => {
    const { said } = await open({ authorisations: [{ ...GRANTED, state }] });
    expect(said()).toContain('requested Oct 2, 2026');
    expect(said()).not.toMatch(/R-77|counts|session\b/);
  });
});

describe('a proof of service', () => {
  it('is taken back with a reason', async () => {
    const { page, button, asked, settle, card } = await open({ patient: patientOf({ serviceStatus: 'veteran' }), serviceProofs: [PROOF] });
    expect(card?.textContent).not.toContain('Service on the chart');
    button(/^In error…/).click();
    await settle();
    expect(await violations(page)).toEqual([]);
    type(document.querySelector('mat-dialog-container textarea'), 'Not his card');
    button('Mark as entered in error').click();
    await settle();
    const { request } = asked('/api/patients/p1/service-proofs/x1/entered-in-error', 'POST');
    expect(request.body).toEqual({ reason: 'Not his card' });
    expect(request.headers.get('If-Match')).toContain('2');
  });

  it.each<[PatientView['serviceStatus'], string]>([
    ['none', 'Service on the chart: None.'],
    ['not-asked', 'Service on the chart: Not asked.'],
  ])('beside a chart that says %s says so', async (serviceStatus, words) => {
    expect((await open({ patient: patientOf({ serviceStatus }), serviceProofs: [PROOF] })).said()).toContain(words);
  });
});
