import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { createClinic } from './clinics/create-clinic.js';
import { NEST_OPTIONS } from './configure.js';
import { DEMO_CLINIC, OTHER_CLINIC } from './demo/people.js';
import { seedDemo, seedOtherClinic } from './demo/seed-demo.js';
import { readConfig } from './platform/config.js';
import { readKeys } from './platform/keys.js';
import { createLogger } from './platform/logger.js';

const config = readConfig(process.env);
if (!config.demo) throw new Error('The demo clinic belongs to the embedded database only.');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const clinic of [DEMO_CLINIC, OTHER_CLINIC]) {
  say(`Making ${clinic.name}`);
  await createClinic(config.migrateUrl, clinic);
}
const log = createLogger(process.env['LOG_LEVEL'] ?? 'warn');
const app = await NestFactory.createApplicationContext(AppModule.on({ config, keys: readKeys(config.keyFile), log }), NEST_OPTIONS);
try {
  const { patients } = await seedDemo(app, say);
  const others = await seedOtherClinic(app, say);
  say(`The demo has ${patients.size + others.patients.size} patients.`);
} finally {
  await app.close();
}
