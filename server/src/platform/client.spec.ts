import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { adapter, NEST_OPTIONS } from '../configure.js';
import { serveClient } from './client.js';

const SCRIPT = 'const pain = 0;\n'.repeat(200);

class Empty {}
Module({})(Empty);

let folder: string;
let app: NestFastifyApplication;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stagewell-client-'));
  writeFileSync(join(folder, 'index.html'), '<p nonce="CSP_NONCE">');
  mkdirSync(join(folder, 'answer'));
  writeFileSync(join(folder, 'answer', 'index.html'), '<h1 nonce="CSP_NONCE">');
  writeFileSync(join(folder, 'main-ABC.js'), SCRIPT);
  writeFileSync(join(folder, 'main-ABC.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'main-ABC.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'tiny.js'), 'export {};');
  app = await NestFactory.create<NestFastifyApplication>(Empty, adapter(), NEST_OPTIONS);
  await serveClient(app, folder);
  await app.init();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, accepted?: string) => app.inject({ method: 'GET', url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

describe('a file of the web application', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ])('is sent packed to a browser that accepts %s', async (accepted, encoding) => {
    const answer = await get('/main-ABC.js', accepted);
    expect(answer.headers).toMatchObject({ 'content-encoding': encoding, 'cache-control': 'public, max-age=31536000, immutable' });
    expect(answer.headers['vary']).toMatch(/accept-encoding/i);
    expect(answer.headers['content-type']).toMatch(/^text\/javascript|^application\/javascript/);
    expect(answer.rawPayload.length).toBeLessThan(SCRIPT.length / 10);
  });

  it.each([undefined, 'identity', 'zstd'])('is sent as it is to one that accepts %s', async (accepted) => {
    const answer = await get('/main-ABC.js', accepted);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['vary']).toMatch(/accept-encoding/i);
    expect(answer.payload).toBe(SCRIPT);
  });

  it('is not sent again to a browser that has it, each form under its own tag', async () => {
    const packed = await get('/main-ABC.js', 'br');
    const plain = await get('/main-ABC.js');
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    const again = await app.inject({ method: 'GET', url: '/main-ABC.js', headers: { 'accept-encoding': 'br', 'if-none-match': String(packed.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  it('without a packed twin is sent as it is', async () => {
    const answer = await get('/tiny.js', 'br');
    expect([answer.statusCode, answer.headers['content-encoding'], answer.payload]).toEqual([200, undefined, 'export {};']);
  });

  it('the page by its file name is not a file: it would carry no policy', async () => {
    const answer = await get('/index.html');
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    expect(answer.payload).not.toContain('CSP_NONCE');
  });

  it('the page itself is never kept and has a nonce of its own', async () => {
    const [one, other] = await Promise.all([get('/', 'br'), get('/patients/1', 'br')]);
    expect(one.headers['cache-control']).toBe('no-store');
    expect(one.payload).not.toBe(other.payload);
    expect(one.payload).not.toContain('CSP_NONCE');
  });
});
