import { parseArgs } from 'node:util';
import { createClinic } from './clinics/create-clinic.js';

const USAGE = `npm run clinic:create -- --name "Harbor Pain" --zone America/New_York --site Marietta [--site Woodstock] --admin-email a@b.org --admin-name "Ann Lee"
The first administrator's password (15 to 128 characters) is read from standard input.`;

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    zone: { type: 'string' },
    site: { type: 'string', multiple: true },
    'admin-email': { type: 'string' },
    'admin-name': { type: 'string' },
  },
});
const url = process.env['MIGRATE_DATABASE_URL'] ?? process.env['DATABASE_URL'];
const { name, zone, site, 'admin-email': email, 'admin-name': displayName } = values;
if (!url || !name || !zone || !site || !email || !displayName) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const password = Buffer.concat(chunks)
  .toString('utf8')
  .replace(/\r?\n$/, '');
const length = [...password].length;
if (length < 15 || length > 128) {
  process.stderr.write('The password must have 15 to 128 characters. Nothing was made.\n');
  process.exit(2);
}
const admin = {
  email,
  displayName,
  password,
  roles: ['admin'] as const,
  credentials: '',
  mayPrescribe: false,
  schedules: [],
  licenceExpiresOn: null,
  maySign: [],
};
const id = await createClinic(url, { name, zone, demo: false, sites: site, people: [admin] });
process.stdout.write(`Made the clinic ${name} (${id}) with ${email} as its administrator.\n`);
