import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import type { NewBenefit, NewPayer, NewPrice, NewServiceProof } from '@stagewell/shared/coverage/terms';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { AuthorisationsService } from '../coverage/authorisations.service.js';
import { TermsService } from '../coverage/terms.service.js';
import { ChartService } from '../patients/chart.service.js';
import type { Stage } from './stage.js';

const INVENTED = 'Invented for the demo: no payer has said so.';

type DemoBenefit = Partial<NewBenefit> & Pick<NewBenefit, 'treatments'>;

const copay = (treatments: readonly string[], dollars: number, more: Partial<NewBenefit> = {}): DemoBenefit => ({
  treatments,
  copayCents: dollars * 100,
  ...more,
});
const not = (...treatments: readonly string[]): DemoBenefit => ({ treatments, covers: 'not-covered' });
const asks = (treatments: readonly string[], leadDays: number, more: Partial<NewBenefit> = {}): DemoBenefit => ({
  ...{ treatments, covers: 'prior-authorisation', leadDays },
  ...more,
});

const INFUSIONS = ['ketamine_iv', 'nad_iv', 'vitamin_iv', 'lidocaine_iv'] as const;
const MIND: ModalityCategory = 'behavioral';
const BODY: ModalityCategory = 'restorative';
const NEEDLE: ModalityCategory = 'interventional';
const TWENTY = { visits: 20, per: 'calendar-year' } as const;

/** Payers of the people in the demo, and what each pays. All of it is invented. */
const PAYERS: readonly (NewPayer & { readonly benefits: readonly DemoBenefit[] })[] = [
  {
    ...{ name: 'Peachtree Health', aliases: ['Peachtree'], kind: 'commercial' },
    benefits: [
      copay(['medication'], 10),
      copay([MIND], 25),
      copay([BODY], 30, { visitLimit: TWENTY }),
      asks([NEEDLE], 10, { coinsurancePercent: 20 }),
      not(...INFUSIONS, 'complementary'),
    ],
  },
  {
    ...{ name: 'Blue Ridge Mutual', aliases: ['BRM'], kind: 'commercial' },
    benefits: [
      copay(['medication'], 15),
      copay([MIND], 40),
      copay([BODY], 35, { visitLimit: { visits: 30, per: 'calendar-year' } }),
      asks([NEEDLE], 14, { coinsurancePercent: 20 }),
      not(...INFUSIONS, 'complementary'),
    ],
  },
  {
    ...{ name: 'Foothills Employer Trust', aliases: [], kind: 'commercial' },
    benefits: [copay(['medication'], 5), copay([MIND, BODY], 20), asks([NEEDLE], 7, { coinsurancePercent: 10 }), not(...INFUSIONS)],
  },
  {
    ...{ name: 'VA Community Care', aliases: ['Veterans Affairs'], kind: 'military' },
    benefits: [copay([MIND, BODY, 'medication'], 0), asks([NEEDLE], 21, { copayCents: 0 }), not(...INFUSIONS, 'complementary')],
  },
];
const MEDICARE: readonly DemoBenefit[] = [{ treatments: [MIND, BODY, NEEDLE], coinsurancePercent: 20 }, not(...INFUSIONS, 'complementary')];

/** Self-pay prices in dollars; of the infusions each site has its own. */
const SESSIONS: Readonly<Record<string, number>> = {
  ...{ pt_exercise: 110, ot: 115, cbt: 150, act: 150, cbt_i: 150, mbsr: 60, self_management: 20, tai_chi: 15, yoga: 18, acupuncture: 85, massage: 80 },
  ...{ esi: 900, mbb: 750, rfa: 2400, tpi: 180, sympathetic_block: 850, nad_iv: 500, vitamin_iv: 180, lidocaine_iv: 420 },
};
const MONTHS: Readonly<Record<string, number>> = { duloxetine: 18, gabapentin: 14, pregabalin: 20, amitriptyline: 9, nortriptyline: 9, naproxen: 8 };
const KETAMINE = { Marietta: 450, Woodstock: 425 } as const;

const pricesOn = (startsOn: CalendarDate, sites: Stage['sites']): readonly NewPrice[] => {
  const of = (dollars: number, more: Pick<NewPrice, 'modalityId' | 'per' | 'siteId'>): NewPrice => ({ ...more, cents: dollars * 100, startsOn, endsOn: null });
  const siteOf = (name: string): string | null => sites.find((site) => site.name === name)?.id ?? null;
  return [
    ...Object.entries(SESSIONS).map(([modalityId, dollars]) => of(dollars, { modalityId, per: 'session', siteId: null })),
    ...Object.entries(MONTHS).map(([modalityId, dollars]) => of(dollars, { modalityId, per: 'month', siteId: null })),
    ...Object.entries(KETAMINE).map(([site, dollars]) => of(dollars, { modalityId: 'ketamine_iv', per: 'session', siteId: siteOf(site) })),
  ];
};

const SINCE_DAYS = 400;

/** What the demo clinic knows of payers and asks itself, entered before anybody plans by it. */
export const enterTerms = async (stage: Stage, by: string): Promise<void> => {
  const startsOn = addDays(stage.today, -SINCE_DAYS);
  stage.at(startsOn);
  const terms = stage.app.get(TermsService, { strict: false });
  const add = async (kind: 'payers' | 'benefits' | 'prices', input: object): Promise<string> =>
    String((await terms.add(kind, input, stage.me(by, `${kind}.add`)))['id']);
  const addBenefits = async (payerId: string, benefits: readonly DemoBenefit[]): Promise<void> => {
    const nothing = { plan: '', covers: 'covered', leadDays: null, visitLimit: null, copayCents: null, coinsurancePercent: null, endsOn: null };
    for (const benefit of benefits) await add('benefits', { ...nothing, payerId, note: INVENTED, startsOn, ...benefit });
  };
  for (const { benefits, ...payer } of PAYERS) await addBenefits(await add('payers', payer), benefits);
  const { payers } = await terms.read(stage.me(by, 'coverage-terms.read'));
  await addBenefits(payers.find(({ name }) => name === 'Medicare')?.id ?? '', MEDICARE);
  for (const price of pricesOn(startsOn, stage.sites)) await add('prices', price);
};

const DESK = 'brooks@demo.test';
const CLINICIAN = 'rivera@demo.test';
const PROOF: Omit<NewServiceProof, 'seenOn'> = { service: 'veteran', document: 'Veteran Health Identification Card', expiresOn: null };

interface Asked {
  readonly modalityId: string;
  /** Whether it was asked for before there was a plan. */
  readonly ahead: boolean;
  readonly note: string;
  readonly daysAgo: number;
  /** Which of the patient's coverages is asked, by payer. */
  readonly payer: string;
}
const EPIDURAL: Asked = { modalityId: 'esi', ahead: false, payer: 'Blue Ridge Mutual', daysAgo: 2, note: 'Six weeks of exercise in 2025; scores attached' };
const REFERRAL: Asked = { modalityId: 'ot', ahead: true, payer: 'VA Community Care', daysAgo: 38, note: 'Came with the referral' };
/** Days until the referral of the veteran ends: soon enough that somebody has to look at it. */
const REFERRAL_DAYS_LEFT = 12;

/** The front desk has seen the veteran's card and referral, which ends soon, and has asked the payer that a plan waits for. */
export const handleCoverage = async (stage: Stage, patients: ReadonlyMap<string, string>): Promise<void> => {
  const authorisations = stage.app.get(AuthorisationsService, { strict: false });
  const seenOn = addDays(stage.today, -REFERRAL.daysAgo);
  const veteran = patients.get('veteran') ?? '';
  stage.at(seenOn);
  await authorisations.addProof(veteran, { ...PROOF, seenOn }, stage.me(DESK, 'service-proof.add'));
  const none = { number: '', startsOn: null, expiresOn: null, sessions: null, note: '' } as const;
  const until = { startsOn: seenOn, expiresOn: addDays(stage.today, REFERRAL_DAYS_LEFT) };
  const referral = await noteNeeded(stage, veteran, REFERRAL);
  await authorisations.step(
    referral.id,
    { ...none, ...until, to: 'granted', on: seenOn, number: 'DEMO-VA-REF-0151', sessions: 12 },
    stage.me(DESK, 'authorisation.step', referral.version),
  );
  const epidural = await noteNeeded(stage, patients.get('treatment-resistant') ?? '', EPIDURAL);
  stage.at(stage.today);
  await authorisations.step(epidural.id, { ...none, to: 'requested', on: stage.today }, stage.me(DESK, 'authorisation.step', epidural.version));
};

/** A clinician notes that a payer wants to be asked. */
const noteNeeded = async (stage: Stage, patientId: string, { modalityId, ahead, payer, note, daysAgo }: Asked): Promise<AuthorisationView> => {
  stage.at(addDays(stage.today, -daysAgo));
  const { coverages, plan } = await stage.app.get(ChartService, { strict: false }).read(patientId, stage.me(CLINICIAN, 'chart.read'));
  const course = plan?.courses.find((one) => one.modalityId === modalityId);
  const coverage = coverages.find((one) => one.payer === payer);
  if (course === undefined || coverage === undefined) throw new Error(`There is no ${modalityId} to ask ${payer} for`);
  const needed = { coverageId: coverage.id, modalityId, courseId: ahead ? null : course.id, note };
  return stage.app.get(AuthorisationsService, { strict: false }).add(patientId, needed, stage.me(CLINICIAN, 'authorisation.add'));
};
