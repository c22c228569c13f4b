import { ValidationPipe, type Type } from '@nestjs/common';
import type { FieldProblem } from '@stagewell/shared/problem';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Refusal } from './problem.js';

/** Every wrong field at once, each with its path in the body. */
const fieldProblems = (errors: readonly ValidationError[], path = ''): readonly FieldProblem[] =>
  errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((message) => ({ path: `${path}${error.property}`, message })),
    ...fieldProblems(error.children ?? [], `${path}${error.property}.`),
  ]);

/** The one way a body is checked: closed objects, all problems at once. `expected` for routes whose class is known only at run time. */
export const bodyPipe = (expected?: Type): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    ...(expected ? { expectedType: expected } : {}),
    exceptionFactory: (errors: ValidationError[]) =>
      new Refusal(400, 'fields-refused', 'Some fields cannot be stored as they are. Nothing was stored; correct the marked fields and save again.', {
        errors: fieldProblems(errors),
      }),
  });

/** The same check of what came in a file: the paths that cannot be stored, in their order; empty = all can. */
export const wrongIn = (expected: Type, value: object): readonly string[] => {
  try {
    const body = plainToInstance(expected, cleanText(value)) as object;
    return [...new Set(fieldProblems(validateSync(body, { whitelist: true, forbidNonWhitelisted: true })).map(({ path }) => path))];
  } catch (error) {
    if (error instanceof Refusal) return ['a text that cannot be stored'];
    throw error;
  }
};

const MAX_DEPTH = 20;

/** Refuses text that PostgreSQL or a screen cannot hold (NUL, half a surrogate pair) and stores the rest as NFC. Throws Refusal 400. */
export const cleanText = (value: unknown, depth = 0): unknown => {
  if (depth > MAX_DEPTH) throw new Refusal(400, 'too-deep', 'The body is nested too deeply. Nothing was stored.');
  if (typeof value === 'string') return cleanString(value);
  if (Array.isArray(value)) return value.map((item) => cleanText(item, depth + 1));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanText(item, depth + 1)]));
  return value;
};

const cleanString = (text: string): string => {
  if (text.includes('\u0000') || !text.isWellFormed())
    throw new Refusal(400, 'unreadable-text', 'A text holds characters that cannot be stored. Nothing was stored; type it again.');
  return text.normalize('NFC');
};
