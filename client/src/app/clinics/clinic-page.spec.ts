import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClinicView, PersonView } from '@stagewell/shared/people/person';
import { NO_SAFETY_CONTACT, SUGGESTED_CRISIS } from '@stagewell/shared/people/safety-contact';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf } from '../../testing/page';
import { CLINICS_ROUTES } from './clinics.routes';

const ROUTES = [{ path: 'clinic', children: CLINICS_ROUTES }];
const person = (more: Partial<PersonView>): PersonView => ({
  accountId: 'a1',
  displayName: 'Hannah Osei',
  credentials: 'MD',
  roles: ['clinician'],
  mayPrescribe: true,
  schedules: ['II'],
  licenceExpiresOn: '2028-06-30',
  maySign: ['medication'],
  supervisorId: null,
  ...more,
});
const CLINIC: ClinicView = {
  id: 'c1',
  name: 'Harbor Clinic',
  zone: 'America/New_York',
  today: '2026-11-24',
  demo: true,
  sites: [{ id: 's1', name: 'Harbor Street' }],
  openWeekdays: [1, 2, 3, 4, 5],
  people: [
    person({}),
    person({ accountId: 'a2', displayName: 'Marcus Webb', credentials: 'CRNA', licenceExpiresOn: '2026-11-23', supervisorId: 'a1', maySign: [] }),
    person({ accountId: 'a3', displayName: 'Ana Ruiz', licenceExpiresOn: '2026-11-24' }),
  ],
};

describe('the clinic page', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async () => {
    const opened = await openPage(ROUTES, '/clinic', sessionOf('admin'));
    opened.asked('/api/clinic').flush(CLINIC);
    await opened.settle();
    return {
      ...opened,
      cells: (row: number) =>
        [...(opened.page.querySelectorAll('[aria-labelledby=people] tbody tr')[row]?.children ?? [])].map((cell) =>
          cell.textContent?.replaceAll(/\s+/g, ' ').trim(),
        ),
    };
  };

  it('shows sites, people and what each may sign', async () => {
    const { page, text, cells } = await open();
    expect(text()).toContain('Harbor Street');
    expect(cells(0)).toEqual(['Hannah Osei, MD', 'clinician', 'yes, schedules II', 'Jun 30, 2028', 'Medication']);
    expect(await violations(page)).toEqual([]);
  });

  it('a licence that ended yesterday prescribes nothing, one that ends today still does', async () => {
    const { cells } = await open();
    expect(cells(1)).toEqual(['Marcus Webb, CRNAsupervised by Hannah Osei', 'clinician', 'no', 'Expired Nov 23, 2026', 'nothing']);
    expect(cells(2)[2]).toBe('yes, schedules II');
  });

  it('says what is missing before patients may answer alone, and saves what an administrator fills in', async () => {
    const { page, asked, settle, button, text } = await open();
    asked('/api/clinic/safety-contact').flush(NO_SAFETY_CONTACT);
    await settle();
    expect(text()).toContain('No link leaves the clinic until these are set: the crisis text in English');
    button('Fill in the suggested crisis texts').click();
    await settle();
    button('Save').click();
    await settle();
    const sent = asked('/api/clinic/safety-contact', 'PUT').request;
    expect([sent.headers.get('if-match'), sent.body.crisisEn, sent.body.linkHours]).toEqual(['"0"', SUGGESTED_CRISIS.en, 72]);
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads and what failed', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/clinic', sessionOf('admin'));
    expect(text()).toContain('Loading the clinic');
    asked('/api/clinic').flush(problem(500, 'fault', { title: 'The clinic could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The clinic could not be read');
  });
});
