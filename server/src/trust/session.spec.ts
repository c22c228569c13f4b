import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { adapter } from '../configure.js';
import { requireDeclaredAccess } from '../platform/session/declared.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { PASSWORD } from '../testing/template.js';
import { operationsOf } from '../testing/routes.js';

let test: TestApp;
let clinician: Person;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
});
afterAll(() => test.close());

const signIn = (email: string, password: string) => test.anyone().post('/api/session').send({ email, password });

describe('signing in', () => {
  it('sets an opaque cookie that scripts cannot read', async () => {
    const cookie = String((await signIn('clinician@a.test', PASSWORD)).headers['set-cookie']);
    expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
  });
  it.each([
    ['a wrong password', 'clinician@a.test', 'not the password'],
    ['an unknown person', 'nobody@a.test', PASSWORD],
  ])('%s gets the same answer', async (_, email, password) => {
    const answer = await signIn(email, password);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'sign-in-refused', detail: 'E-mail and password do not fit together. Check both and try again.' });
  });
  it('a cookie copied before signing out is worthless after it', async () => {
    const person = await test.as('colleague@a.test');
    expect((await person.get('/clinic')).status).toBe(200);
    expect((await person.delete('/session')).status).toBe(204);
    expect((await person.get('/clinic')).status).toBe(401);
  });
  it.each([
    ['fifteen idle minutes', `last_seen_at = now() - interval '15 minutes 1 second'`],
    ['twelve hours', `signed_in_at = now() - interval '12 hours 1 second'`],
  ])('%s end a session', async (_, change) => {
    const person = await test.as('scheduler@a.test');
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.session set ${change} where account_id = (select id from stagewell.account where email = 'scheduler@a.test')`),
    );
    expect((await person.get('/clinic')).status).toBe(401);
  });
  it('a role taken away counts from the next request', async () => {
    const person = await test.as('admin@a.test');
    expect((await person.get('/patients')).status).toBe(200);
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.membership set roles = '{auditor}' where account_id = (select id from stagewell.account where email = 'admin@a.test')`),
    );
    expect((await person.get('/patients')).status).toBe(403);
  });
});

describe('a change', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['with another origin', { origin: 'https://evil.example' }],
  ])('%s is refused', async (_, headers) => {
    expect((await clinician.post('/patients', newPatient()).set(headers)).body).toMatchObject({ status: 403, code: 'cross-site' });
  });
  it('without the page’s token is refused', async () => {
    expect((await clinician.post('/patients', newPatient()).set('x-csrf-token', 'x')).body).toMatchObject({ status: 403, code: 'stale-page' });
  });
  it('that is not JSON is refused', async () => {
    expect(
      (
        await clinician
          .post('/patients', {})
          .set('content-type', 'text/plain')
          .send('{}' as never)
      ).status,
    ).toBe(415);
  });
  it('without an idempotency key is refused', async () => {
    expect((await clinician.post('/patients', newPatient(), 'no uuid')).body).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
  });
  it('with a key used for something else is refused', async () => {
    const key = randomUUID();
    expect((await clinician.post('/patients', newPatient(), key)).status).toBe(201);
    expect((await clinician.post('/patients', newPatient(), key)).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });
});

describe('what a role may do', () => {
  it.each([
    ['scheduler', '/patients', 200],
    ['scheduler', '/rules', 403],
    ['scheduler', '/audit', 403],
    ['scheduler', '/tasks', 403],
    ['auditor', '/patients', 403],
    ['auditor', '/audit', 200],
    ['auditor', '/catalogue', 200],
    ['clinician', '/audit', 403],
    ['clinician', '/rules', 200],
  ])('%s asks for %s: %i', async (role, path, status) => {
    expect((await (await test.as(`${role}@b.test`)).get(path)).status).toBe(status);
  });
  it('a refusal leaves a trace', async () => {
    await (await test.as('scheduler@b.test')).get('/rules');
    const { rows } = (await (await test.as('auditor@b.test')).get('/audit')).body as { rows: { action: string; outcome: string; actorName: string }[] };
    expect(rows.find(({ action, outcome }) => action === 'rules.read' && outcome === 'refused')?.actorName).toBe('scheduler');
  });
  it('nobody signed in gets 401 on every route that asks for a permission', async () => {
    const operations = operationsOf((await test.anyone().get('/api/openapi.json')).body).filter(({ permission }) => permission !== null);
    for (const { method, path } of operations) {
      const answer = await test.anyone()[method](path.replace(/\{\w+\}/g, randomUUID()));
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });
});

describe('a route without a declared access', () => {
  it('keeps the application from starting', async () => {
    @Controller('bare')
    class BareController {
      @Get()
      read(): string {
        return 'open to all';
      }
    }
    @Module({ imports: [DiscoveryModule], controllers: [BareController] })
    class BareModule {}
    const app = await NestFactory.create(BareModule, adapter(), { logger: false });
    expect(() => requireDeclaredAccess(app)).toThrow('BareController.read');
    await app.close();
  });
});
