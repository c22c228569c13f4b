import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { appProviders, problem, sessionOf, signIn } from '../../testing/page';
import { ApiProblem, problemOf } from './api-problem';
import { jitter } from './api.interceptors';
import { changing, creating, newKey } from './idempotency';
import { Session } from './session';

const busyOnce = { status: 503, statusText: 'busy' };

describe('requests to the clinic’s server', () => {
  let http: HttpClient;
  let backend: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: appProviders([]) });
    await signIn(sessionOf('clinician'));
    http = TestBed.inject(HttpClient);
    backend = TestBed.inject(HttpTestingController);
  });

  it.each([
    ['a read needs no proof', 'GET', '/api/patients', null],
    ['a new thing carries it', 'POST', '/api/patients', 'proof'],
    ['a change carries it', 'PUT', '/api/patients/p1', 'proof'],
    ['an ending carries it', 'DELETE', '/api/session', 'proof'],
    ['nobody else ever sees it', 'POST', 'https://elsewhere.example/api/x', null],
  ])('proof of origin: %s', (_name, method, url, expected) => {
    http.request(method, url).subscribe();
    expect(backend.expectOne(url).request.headers.get('x-csrf-token')).toBe(expected);
  });

  it('hands on the server’s problem, whole', async () => {
    const answer = firstValueFrom(http.get('/api/patients/p1')).catch((error: unknown) => error);
    const sent = problem(422, 'plan-refused', { errors: [{ path: 'title', message: 'Too long' }] });
    backend.expectOne('/api/patients/p1').flush(sent, { status: 422, statusText: 'x' });
    const error = await answer;
    expect(error).toBeInstanceOf(ApiProblem);
    expect(problemOf(error)).toEqual(sent);
  });

  it.each([
    ['no connection', 0, 'unreachable'],
    ['an answer that is not a problem', 502, 'unexpected-answer'],
  ])('says what it can about %s', async (_name, status, code) => {
    const answer = firstValueFrom(http.post('/api/patients', {})).catch((error: unknown) => error);
    const request = backend.expectOne('/api/patients');
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush('<html>', { status, statusText: 'x' });
    expect(problemOf(await answer).code).toBe(code);
  });

  it('a lost session leads to sign-in, with the way back', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    http.get('/api/patients').subscribe({ error: () => undefined });
    backend.expectOne('/api/patients').flush(problem(401, 'signed-out'), { status: 401, statusText: 'x' });
    backend.expectOne('/api/session').flush(sessionOf());
    await new Promise((resolve) => setTimeout(resolve));
    expect(TestBed.inject(Session).me()).toBeNull();
    expect(navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { returnTo: '/' } });
  });

  it.each([
    ['a read', 'GET', {}],
    ['a creation with its key', 'POST', creating('k1')],
    ['a change of a version', 'PUT', changing(3)],
  ])('a busy server is asked again for %s', async (_name, method, headers) => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const answer = firstValueFrom(http.request<string>(method, '/api/x', { headers }));
    backend.expectOne('/api/x').flush(problem(503, 'busy'), busyOnce);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const again = backend.expectOne('/api/x');
    expect(again.request.headers.get('idempotency-key')).toBe('idempotency-key' in headers ? 'k1' : null);
    again.flush('"ok"');
    expect(await answer).toBe('"ok"');
  });

  it.each([
    ['a creation without a key could happen twice', 503],
    ['a refusal would be refused again', 422],
  ])('nothing is repeated when %s', async (_name, status) => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const answer = firstValueFrom(http.post('/api/x', {}, { headers: status === 503 ? {} : creating('k') })).catch((error: unknown) => error);
    backend.expectOne('/api/x').flush(problem(status, 'no'), { status, statusText: 'x' });
    expect(problemOf(await answer).status).toBe(status);
    backend.expectNone('/api/x');
  });
});

describe('waiting between tries', () => {
  it.each([
    ['the first wait is up to 0.3 s', 1, 0.999, 299.7],
    ['it doubles', 3, 0.5, 600],
    ['it never passes 4 s', 9, 1, 4000],
    ['it may be nothing at all', 2, 0, 0],
  ])('%s', (_name, attempt, random, expected) => {
    expect(jitter(attempt, () => random)).toBeCloseTo(expected);
  });
});

describe('keys of intents', () => {
  it('are version 4 UUIDs, each its own, also where the browser has no generator', () => {
    const original = crypto.randomUUID;
    const made = [newKey(), newKey()];
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    made.push(newKey(), newKey());
    Object.defineProperty(crypto, 'randomUUID', { value: original, configurable: true });
    for (const key of made) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made).size).toBe(4);
  });

  it('a version goes back as a strong tag', () => {
    expect(changing(7)).toEqual({ 'if-match': '"7"' });
  });
});
