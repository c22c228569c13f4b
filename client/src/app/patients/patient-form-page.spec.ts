import { afterEach, describe, expect, it } from '@jest/globals';
import type { PatientView } from '@stagewell/shared/patients/patient';
import { violations } from '../../testing/axe';
import { openPage, problem, type } from '../../testing/page';
import { PATIENTS_ROUTES } from './patients.routes';

const ROUTES = [{ path: 'patients', children: PATIENTS_ROUTES }];
const SAVED: PatientView = {
  id: 'p1',
  version: 3,
  source: 'entered',
  sourceSystem: null,
  sourceId: null,
  recordedOn: '2026-10-01',
  mrn: 'M-1',
  familyName: 'Alvarez',
  givenName: 'Maria',
  birthDate: null,
  sex: 'female',
  language: 'es',
  interpreter: true,
  phone: '555 0101',
  email: '',
  address: '',
  serviceStatus: 'veteran',
};
const field = (label: string) => {
  const found = [...document.querySelectorAll('mat-form-field')].find((one) => one.querySelector('mat-label')?.textContent === label);
  return found?.querySelector<HTMLInputElement>('input, textarea, select') ?? null;
};
const fill = () => {
  type(field('Family name'), 'Alvarez');
  type(field('Given name'), 'Maria');
  type(field('Record number (MRN)'), 'M-1');
};

describe('a new patient', () => {
  afterEach(() => document.body.replaceChildren());

  it('is not sent while what it needs is missing, and says so at the fields', async () => {
    const { page, backend, button, settle, text } = await openPage(ROUTES, '/patients/new');
    button('Save').click();
    await settle();
    expect(text()).toContain('Enter the family name.');
    const described = field('Family name')?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('Enter the family name.');
    expect(document.activeElement).toBe(field('Family name'));
    backend.expectNone('/api/patients');
    expect(await violations(page)).toEqual([]);
  });

  it('sends what was typed; an empty birth date is not known, not a day', async () => {
    const { button, settle, asked, router } = await openPage(ROUTES, '/patients/new');
    fill();
    await settle();
    button('Save').click();
    await settle();
    asked('/api/duplicates/asked', 'POST').flush([]);
    await settle();
    const request = asked('/api/patients', 'POST');
    expect(request.request.body).toEqual({
      mrn: 'M-1',
      familyName: 'Alvarez',
      givenName: 'Maria',
      birthDate: null,
      sex: 'unknown',
      language: 'en',
      interpreter: false,
      phone: '',
      email: '',
      address: '',
      serviceStatus: 'not-asked',
    });
    request.flush(SAVED);
    await settle();
    expect(router.url).toBe('/patients/p1');
  });

  it('born after today is told before anything is sent', async () => {
    const { asked, backend, button, settle, text } = await openPage(ROUTES, '/patients/new');
    backend.match('/api/clinic').forEach((request) => request.flush({ today: '2026-11-24', zone: 'America/New_York' }));
    fill();
    type(field('Born on'), '2026-11-25');
    await settle();
    button('Save').click();
    await settle();
    expect(text()).toContain('Nobody is born after today, 2026-11-24.');
    backend.expectNone('/api/duplicates/asked');
    backend.expectNone('/api/patients');
    type(field('Born on'), '1926-11-25');
    await settle();
    button('Save').click();
    await settle();
    asked('/api/duplicates/asked', 'POST').flush([]);
    await settle();
    expect(asked('/api/patients', 'POST').request.body).toMatchObject({ birthDate: '1926-11-25' });
  });

  it('asks before what was typed and not saved is lost', async () => {
    const { settle, text, button, router } = await openPage(ROUTES, '/patients/new');
    fill();
    await settle();
    const left = router.navigateByUrl('/elsewhere');
    await settle();
    expect(text()).toContain('Leave without recording?');
    button('Leave').click();
    expect(await left).toBe(true);
  });

  it('keeps the words and the key when the server refuses a field', async () => {
    const { button, settle, asked, text } = await openPage(ROUTES, '/patients/new');
    fill();
    await settle();
    button('Save').click();
    await settle();
    asked('/api/duplicates/asked', 'POST').flush([]);
    await settle();
    const first = asked('/api/patients', 'POST');
    first.flush(problem(409, 'mrn-taken', { errors: [{ path: 'mrn', message: 'Another patient has this number.' }] }), { status: 409, statusText: 'x' });
    await settle();
    expect(text()).toContain('Another patient has this number.');
    expect(field('Record number (MRN)')?.value).toBe('M-1');
    type(field('Record number (MRN)'), 'M-2');
    await settle();
    button('Save').click();
    await settle();
    const second = asked('/api/patients', 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    second.flush(SAVED);
  });
});

describe('a change of name or contact', () => {
  afterEach(() => document.body.replaceChildren());

  const openSaved = async () => {
    const opened = await openPage(ROUTES, '/patients/p1/edit');
    opened.asked('/api/patients/p1/demographics').flush(SAVED);
    await opened.settle();
    return opened;
  };

  it('starts from what is saved and goes back with its version', async () => {
    const { page, button, settle, asked } = await openSaved();
    expect(field('Family name')?.value).toBe('Alvarez');
    expect(field('Born on')?.value).toBe('');
    type(field('Phone'), '555 0202');
    await settle();
    expect(await violations(page)).toEqual([]);
    button('Save').click();
    await settle();
    const request = asked('/api/patients/p1', 'PUT');
    expect(request.request.headers.get('if-match')).toBe('"3"');
    expect(request.request.body).toMatchObject({ phone: '555 0202', birthDate: null, language: 'es' });
    request.flush({ ...SAVED, version: 4 });
  });

  it('a clash shows theirs, keeps mine, and saves mine only on their version', async () => {
    const { button, settle, asked, text } = await openSaved();
    type(field('Phone'), '555 0202');
    await settle();
    button('Save').click();
    await settle();
    asked('/api/patients/p1', 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    asked('/api/patients/p1/demographics').flush({ ...SAVED, phone: '555 0999', version: 4 });
    await settle();
    expect(text()).toContain('phone 555 0999');
    expect(field('Phone')?.value).toBe('555 0202');
    button('Save mine').click();
    await settle();
    expect(asked('/api/patients/p1', 'PUT').request.headers.get('if-match')).toBe('"4"');
  });

  it('theirs can be taken instead', async () => {
    const { button, settle, asked } = await openSaved();
    type(field('Phone'), '555 0202');
    await settle();
    button('Save').click();
    await settle();
    asked('/api/patients/p1', 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
    await settle();
    asked('/api/patients/p1/demographics').flush({ ...SAVED, phone: '555 0999', version: 4 });
    await settle();
    button('Take theirs instead').click();
    await settle();
    expect(field('Phone')?.value).toBe('555 0999');
  });

  it('says what is wrong when the patient cannot be read', async () => {
    const { page, asked, settle, text } = await openPage(ROUTES, '/patients/p1/edit');
    expect(text()).toContain('Loading the patient');
    asked('/api/patients/p1/demographics').flush(problem(404, 'not-found', { title: 'There is no such patient' }), { status: 404, statusText: 'x' });
    await settle();
    expect(text()).toContain('There is no such patient');
    expect(await violations(page)).toEqual([]);
  });
});
