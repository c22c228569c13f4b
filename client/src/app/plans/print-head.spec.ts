import { afterEach, describe, expect, it } from '@jest/globals';
import { chartOf, patientOf } from '../../testing/chart';
import { courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const DRAFT = planOf([courseOf('a', 'ibuprofen', '2026-12-07')]);
const headOfPages = () => document.documentElement.style.getPropertyValue('--print-head');

afterEach(() => {
  globalThis.dispatchEvent(new Event('afterprint'));
  document.body.replaceChildren();
});

describe('a printed plan', () => {
  it('says on every page whose it is, of which clinic, which version, and when it was printed', async () => {
    const patient = patientOf({ familyName: 'O"Hara \\ Smith' });
    const { page } = await openSection('plan', chartOf({ plan: DRAFT, patient }));
    expect(headOfPages()).toBe('');
    globalThis.dispatchEvent(new Event('beforeprint'));
    const year = String(new Date().getUTCFullYear());
    expect(headOfPages()).toContain(
      String.raw`"O\"Hara \\ Smith, Maria · Born Apr 12, 1968 · MRN M-1" "\a" "Harbor Clinic · Care plan, draft, version 3 · printed `,
    );
    expect(headOfPages()).toContain(year);
    expect(page.querySelector('app-print-head')?.textContent).toContain('Born Apr 12, 1968 · Harbor Clinic · Care plan, draft, version 3 · printed ');
    globalThis.dispatchEvent(new Event('afterprint'));
    expect(headOfPages()).toBe('');
  });

  it('says the backup and the stop rule of each course, and has a line to sign at its end', async () => {
    const plan = planOf([
      courseOf('a', 'ibuprofen', '2026-12-07', { backupModalityId: 'cbt', stopRule: 'No less pain after 4 weeks' }),
      courseOf('b', 'cbt', '2027-01-07'),
    ]);
    const { page } = await openSection('plan', chartOf({ plan }));
    const said = [...page.querySelectorAll('app-plan-table tbody div.print-only')].map((one) => one.textContent);
    expect(said).toEqual([
      'Backup: Cognitive behavioral therapy for pain (CBT)',
      'Stop rule: No less pain after 4 weeks',
      'Backup: none chosen',
      'Stop rule: none written',
    ]);
    const paper = [...page.querySelectorAll('app-plan-page > :not(.no-print)')];
    expect(paper.at(-1)?.textContent?.replaceAll(/\s+/g, ' ')).toBe('Name Signature Date ');
  });

  it('says when what it shows is not saved, and that a birth date is not known', async () => {
    const { page, settle, button } = await openSection('plan', chartOf({ plan: DRAFT, patient: patientOf({ birthDate: null }) }));
    button('A week later: Ibuprofen').click();
    await settle();
    const words = page.querySelector('app-print-head')?.textContent ?? '';
    expect(words).toContain('Birth date not known');
    expect(words).toContain('version 3 with changes that are not saved');
  });
});
