import 'reflect-metadata';
import { createClinic } from './clinics/create-clinic.js';
import { DEMO_PEOPLE } from './demo/people.js';
import { readConfig } from './platform/config.js';

const config = readConfig(process.env);
if (!config.demo) throw new Error('The demo clinic belongs to the embedded database only.');
await createClinic(config.migrateUrl, { name: 'Harbor Pain & Recovery (demo)', zone: 'America/New_York', demo: true, sites: ['Marietta', 'Woodstock'], people: DEMO_PEOPLE });
