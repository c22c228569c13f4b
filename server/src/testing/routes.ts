/** One operation of the API description. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly takes: string | null;
  readonly answers: string | null;
  readonly creates: boolean;
  readonly versioned: boolean;
  readonly permission: string | null;
}
interface Described {
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>> }>>;
}

const named = (schema: { readonly $ref?: string } | undefined): string | null => schema?.$ref?.split('/').at(-1) ?? null;

/** Every operation, as the running application describes itself. */
export const operationsOf = (document: { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method: method as Operation['method'], path, ...bodiesOf(described), ...asksOf(described) })),
  );

const bodiesOf = ({ requestBody, responses }: Described): Pick<Operation, 'takes' | 'answers'> => {
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return { takes: named(Object.values(requestBody?.content ?? {})[0]?.schema), answers: named(Object.values(done?.content ?? {})[0]?.schema) };
};

const asksOf = ({ parameters = [], description = '' }: Described): Pick<Operation, 'creates' | 'versioned' | 'permission'> => {
  const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  return {
    creates: headers.includes('Idempotency-Key'),
    versioned: headers.includes('If-Match'),
    permission: /Permission: (\S+)/.exec(description)?.[1] ?? null,
  };
};
