import { randomUUID } from 'node:crypto';
import type { SessionView } from '@stagewell/shared/people/person';
import type { Page } from 'playwright-core';
import type { App } from './app.js';

/** What the server answers to whoever is signed in on the page. */
export const read = async <T>(page: Page, app: App, path: string): Promise<T> => (await (await page.request.get(`${app.url}/api${path}`)).json()) as T;

/** Sends what the page would send; throws with the server's words when it refuses. */
export const send = async <T>(page: Page, app: App, path: string, data: object): Promise<T> => {
  const { signedIn } = await read<SessionView>(page, app, '/session');
  const headers = { 'x-csrf-token': signedIn?.csrfToken ?? '', 'idempotency-key': randomUUID() };
  const answer = await page.request.post(`${app.url}/api${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
};
