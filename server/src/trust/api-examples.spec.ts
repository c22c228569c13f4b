import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startApp, type TestApp } from '../testing/app.js';
import { operationsOf, type Operation } from '../testing/routes.js';

interface Example {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}
const TEXT = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const EXAMPLES: readonly Example[] = [...TEXT.matchAll(/```\n(GET|POST|PUT|DELETE) (\S+)\n([^`]*)```/g)].map(([, method = '', url = '', body = '']) => ({
  method: method.toLowerCase(),
  path: url.split('?')[0] ?? '',
  body: body === '' ? undefined : (JSON.parse(body) as unknown),
}));

let test: TestApp;
let document: { paths: Record<string, Record<string, { tags?: string[] }>>; components: object };
let operations: readonly Operation[];
beforeAll(async () => {
  test = await startApp();
  document = (await test.anyone().get('/api/openapi.json')).body as typeof document;
  operations = operationsOf(document as never);
});
afterAll(() => test.close());

/** `{type}` of a route takes any word of an example. */
const fits = (route: string, path: string): boolean => new RegExp(`^${route.replace(/\{type\}/g, '\\w+').replace(/[{}$]/g, '\\$&')}$`).test(path);
const operationOf = ({ method, path }: Example): Operation | undefined => operations.find((one) => one.method === method && fits(one.path, path));

describe('the examples of the interface', () => {
  it('are calls that exist, with bodies that the description takes', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (one: Ajv2020) => void)(ajv);
    ajv.addSchema({ $id: 'api', components: document.components });
    expect(EXAMPLES.length).toBeGreaterThan(30);
    const wrong = EXAMPLES.flatMap((example) => {
      const operation = operationOf(example);
      if (operation === undefined) return [`${example.method} ${example.path}: there is no such call`];
      if (example.body === undefined) return [];
      const validate = ajv.compile({ $ref: `api#/components/schemas/${operation.takes}` });
      return validate(example.body) ? [] : [`${example.path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`];
    });
    expect(wrong).toEqual([]);
  });

  it('leave no kind of resource out', () => {
    const tags = new Set(Object.values(document.paths).flatMap((methods) => Object.values(methods).flatMap(({ tags: own = [] }) => own)));
    const shown = new Set([...TEXT.matchAll(/^## (\S+)$/gm)].map(([, tag]) => tag));
    expect([...tags].filter((tag) => !shown.has(tag))).toEqual([]);
  });
});
