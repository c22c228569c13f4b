import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvOf } from '@stagewell/shared/insight/csv';
import type { CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { MATCHED_CHARTS, type MatchedChart } from '@stagewell/shared/patients/merge';
import { verifyAll } from '../audit-verify.js';
import { KEYS, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser, urlFor } from '../testing/database.js';

/** More ids than one row of the trail takes. */
const PATIENTS = 420;

let test: TestApp;
let clinician: Person;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  const table = csvOf([
    ['mrn', 'family_name', 'given_name', 'birth_date', 'sex', 'language', 'interpreter', 'phone', 'email', 'address', 'service_status'],
    ...Array.from({ length: PATIENTS }, (_, at) => [`L-${at}`, 'Unknown', 'Unknown', '1971-03-14', 'unknown', 'en', 'no', '', '', '', 'none']),
  ]);
  const { body } = await clinician.post('/imports/csv/patients', table as never).set('content-type', 'text/csv');
  expect((body as CsvReport).taken).toBe(PATIENTS);
});
afterAll(() => test.close());

const seen = (action: string): Promise<readonly string[][]> =>
  asSuperuser(test.database, async (client) =>
    (
      await client.query<{ fields: string[] }>(`select fields from stagewell.audit_event where action = $1 and cardinality(fields) > 0 order by at, seq`, [
        action,
      ])
    ).rows.map(({ fields }) => fields),
  );

describe('of many at once', () => {
  it('a table goes out, each of its patients stands in the trail, and the trail is whole', async () => {
    const answer = await clinician.get('/exports/patients.csv');
    expect(answer.status).toBe(200);
    expect(answer.text.split('\r\n').filter((line) => line.startsWith('L-'))).toHaveLength(PATIENTS);
    const links = await seen('export.patients');
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links.flat()).size).toBeGreaterThanOrEqual(PATIENTS);
    expect((await verifyAll(urlFor('postgres', test.database), KEYS)).filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
  });

  it('who have a name that stands for nobody, the first are named as alike', async () => {
    const [one] = (await clinician.get('/patients?search=L-7')).body.rows as { id: string }[];
    const answer = await clinician.get(`/patients/${one?.id}/duplicates`);
    expect(answer.status).toBe(200);
    expect(answer.body as MatchedChart[]).toHaveLength(MATCHED_CHARTS.shown);
    expect((await seen('duplicates.of')).at(-1)).toEqual((answer.body as MatchedChart[]).map(({ id }) => id));
  });
});
