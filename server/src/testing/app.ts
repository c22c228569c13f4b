import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import supertest, { type Test as Request } from 'supertest';
import { AppModule } from '../app.module.js';
import { adapter, configure, NEST_OPTIONS } from '../configure.js';
import type { Sending } from '../platform/config.js';
import { keysOf } from '../platform/keys.js';
import { createLogger } from '../platform/logger.js';
import { dropDatabase, freshDatabase, urlFor } from './database.js';
import { createTemplate, PASSWORD } from './template.js';

export const KEYS = keysOf('test', Buffer.alloc(32, 7));

/** The whole application over a database of its own. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: string;
  /** Signs in and speaks as that person: `clinician@a.test`, `scheduler@a.test`, … */
  as(email: string, password?: string): Promise<Person>;
  anyone(): ReturnType<typeof supertest>;
  close(): Promise<void>;
}

/** A signed-in person; creating posts carry a fresh idempotency key unless `set` says otherwise. */
export interface Person {
  get(path: string): Request;
  post(path: string, body: object, key?: string): Request;
  put(path: string, body: object, version: number | string | null): Request;
  change(path: string, body: object, version: number | string | null): Request;
  delete(path: string): Request;
}

/** No way out for messages. */
export const NOTHING_SENT: Sending = { smtpUrl: '', mailFrom: '', smsUrl: '', smsToken: '' };

/** The application over a database of its own. `jobs: false`: work that nobody waits for is left to a worker; `log`: where its log goes. */
export const startApp = async ({ jobs = true, log = createLogger('silent'), sending = NOTHING_SENT, publicOrigin = '' } = {}): Promise<TestApp> => {
  const database = await freshDatabase(createTemplate);
  const config = {
    databaseUrl: urlFor('stagewell_app', database),
    migrateUrl: '',
    port: 0,
    host: '127.0.0.1',
    keyFile: '',
    clientDir: null,
    demo: false,
    withoutMfa: true,
    publicOrigin,
    jobs,
    sending,
  };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on({ config, keys: KEYS, log }), adapter(), NEST_OPTIONS);
  await configure(app);
  await app.listen(0, '127.0.0.1');
  const server = supertest(app.getHttpServer());
  return {
    app,
    database,
    as: (email, password = PASSWORD) => signIn(server, email, password),
    anyone: () => server,
    close: async () => {
      await app.close();
      await dropDatabase(database);
    },
  };
};

const signIn = async (server: ReturnType<typeof supertest>, email: string, password: string): Promise<Person> => {
  const answer = await server.post('/api/session').send({ email, password });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const token = (answer.body as { signedIn: { csrfToken: string } }).signedIn.csrfToken;
  const dressed = (request: Request): Request => request.set('cookie', cookie).set('x-csrf-token', token);
  const versioned = (request: Request, version: number | string | null): Request =>
    version === null ? request : request.set('if-match', typeof version === 'number' ? `"${version}"` : version);
  return {
    get: (path) => dressed(server.get(`/api${path}`)),
    post: (path, body, key = randomUUID()) =>
      dressed(server.post(`/api${path}`))
        .set('idempotency-key', key)
        .send(body),
    put: (path, body, version) => versioned(dressed(server.put(`/api${path}`)), version).send(body),
    change: (path, body, version) => versioned(dressed(server.post(`/api${path}`)), version).send(body),
    delete: (path) => dressed(server.delete(`/api${path}`)),
  };
};

/** A patient nobody has yet. */
export const newPatient = (over: object = {}): object => ({
  mrn: `T-${randomBytes(5).toString('hex')}`,
  familyName: 'Okafor',
  givenName: 'Ngozi',
  birthDate: '1971-03-09',
  sex: 'female',
  language: 'en',
  interpreter: false,
  phone: '555-0100',
  email: 'n.okafor@example.org',
  address: '1 Main St',
  serviceStatus: 'none',
  ...over,
});

/** A check-in with every answer empty; override what the case needs. */
export const checkIn = (takenOn: string, over: object = {}): object => ({
  takenOn,
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  questionnaires: [],
  adherence: [],
  sideEffects: [],
  redFlags: [],
  note: '',
  enteredBy: 'clinician',
  ...over,
});
