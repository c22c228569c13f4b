import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { BUILD_COMMANDS } from './built.mjs';
import { ROOT } from './paths.mjs';

const read = (file) => readFileSync(join(ROOT, file), 'utf8');
const { services, secrets, configs, volumes } = parse(read('docker-compose.yml'));
const dockerfile = read('Dockerfile');
const example = read('.env.example');

const OURS = ['migrate', 'api', 'worker'];

/** The source of a compiled program, or of an option's argument: `node --flag server/dist/main.js` runs server/src/main.ts. */
const sourceOf = (command) =>
  command
    .find((word) => word.endsWith('.js'))
    .replace('server/dist/', 'server/src/')
    .replace(/js$/, 'ts');

const variablesOf = (text) => [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);

describe('docker-compose.yml', () => {
  it('has a database, the migrations, the server and the worker, and nothing that does not exist', () => {
    expect(Object.keys(services).toSorted()).toEqual(['api', 'migrate', 'postgres', 'worker']);
  });

  it.each(OURS)('%s runs a program that this repository builds', (name) => {
    expect(existsSync(join(ROOT, sourceOf(services[name].command)))).toBe(true);
  });

  it('waits for the database before the migrations, and for the migrations before the server', () => {
    expect(services.migrate.depends_on.postgres.condition).toBe('service_healthy');
    expect(services.api.depends_on.migrate.condition).toBe('service_completed_successfully');
  });

  it('has the jobs done by the worker alone, which gets the keys since addresses are sealed, and no door', () => {
    expect(services.api.environment.JOBS).toBe('worker');
    expect(Object.keys(services.worker.environment)).toEqual(['DATABASE_URL', 'KEY_FILE', 'PUBLIC_ORIGIN', 'SMTP_URL', 'MAIL_FROM', 'SMS_URL', 'SMS_TOKEN']);
    expect(services.worker.secrets).toEqual(services.api.secrets);
    expect(services.worker).not.toHaveProperty('ports');
    expect(services.worker.depends_on.migrate.condition).toBe('service_completed_successfully');
  });

  it('never gives the server the rights of the migrations, nor demo mode', () => {
    expect(services.api.environment.DATABASE_URL).toContain('stagewell_app:');
    expect(services.api.environment).not.toHaveProperty('MIGRATE_DATABASE_URL');
    expect(services.api.environment).not.toHaveProperty('DEMO');
  });

  it('mounts what it declares', () => {
    expect(Object.keys(secrets)).toEqual(services.api.secrets);
    expect(Object.keys(configs)).toEqual(services.postgres.configs.map(({ source }) => source));
    expect(Object.keys(volumes)).toEqual(services.postgres.volumes.map((volume) => volume.split(':')[0]));
  });

  it('asks only for variables that .env.example explains', () => {
    const missing = variablesOf(read('docker-compose.yml')).filter((name) => !new RegExp(`^${name}=`, 'm').test(example));
    expect(missing).toEqual([]);
  });
});

describe('Dockerfile', () => {
  it.each(BUILD_COMMANDS)('builds as the development set-up does: %s', (command) => expect(dockerfile).toContain(command));

  it('copies every built part into the image and does not run as root', () => {
    for (const part of ['shared', 'server', 'client']) expect(dockerfile).toContain(`COPY --from=build /app/${part}/dist ${part}/dist`);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('starts the program that the server in docker-compose.yml starts', () => {
    const [, command] = /^CMD (\[.*\])$/m.exec(dockerfile);
    expect(JSON.parse(command)).toEqual(services.api.command);
  });
});

describe('README.md', () => {
  const readme = read('README.md');
  const { scripts } = JSON.parse(read('package.json'));

  it('fits on three pages', () => expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150));

  it.each([...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name))('names a command that exists: npm run %s', (name) =>
    expect(scripts).toHaveProperty([name]),
  );

  it.each([...new Set([...readme.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path))])('links to a file that exists: %s', (path) =>
    expect(existsSync(join(ROOT, path))).toBe(true),
  );
});
