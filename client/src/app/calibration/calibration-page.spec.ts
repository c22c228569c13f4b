import { afterEach, expect, it } from '@jest/globals';
import { CALIBRATION } from '@stagewell/shared/progress/attribution/calibration/measured.data';
import { violations } from '../../testing/axe';
import { openPage, sessionOf } from '../../testing/page';

afterEach(() => document.body.replaceChildren());

it('shows what was measured, a row for each kind of patient, with the goals and whether they are met', async () => {
  const { page, text } = await openPage(
    [{ path: 'calibration', loadComponent: () => import('./calibration-page').then((m) => m.CalibrationPage) }],
    '/calibration',
    sessionOf('clinician'),
  );
  const [words, scenarios, singles, goals] = [...page.querySelectorAll('tbody')].map((body) => body.querySelectorAll('tr').length);
  expect(words).toBe(CALIBRATION.scenarios.length + CALIBRATION.singleStarts.length);
  expect(text()).toContain('held the true effect');
  expect([scenarios, singles, goals]).toEqual([CALIBRATION.scenarios.length, CALIBRATION.singleStarts.length, CALIBRATION.goals.length]);
  expect(text()).toContain(`${CALIBRATION.goals.length} of ${CALIBRATION.goals.length} goals met`);
  expect(text()).toContain('Nothing here was measured on patients.');
  expect(await violations(page)).toEqual([]);
});
