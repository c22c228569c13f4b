import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';

const PASSWORD = 'a password for measuring';

/** A clinic with one clinician who imports; answers their sign-in. */
export const importerIn = async (url) => {
  const { createClinic } = await import(pathToFileURL(join(ROOT, 'server', 'dist', 'clinics', 'create-clinic.js')).href);
  const email = 'importer@clinic.test';
  const nothing = { credentials: '', mayPrescribe: false, schedules: [], licenceExpiresOn: null, maySign: [] };
  const people = [{ email, displayName: 'I. Mporter', password: PASSWORD, roles: ['clinician'], ...nothing }];
  await createClinic(url, { name: 'Measured', zone: 'America/New_York', demo: false, sites: ['East'], people });
  return { email, password: PASSWORD };
};
