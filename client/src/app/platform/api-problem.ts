import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@stagewell/shared/problem';

/** The server's answer when something did not work, as an error that keeps the whole problem. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'title' in body;

/** Whoever asked for a file gets a problem as bytes, too. */
const bodyOf = (body: unknown): unknown => {
  if (!(body instanceof ArrayBuffer)) return body;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
};

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'The clinic’s server cannot be reached',
  status: 0,
  detail: 'Nothing was lost: what you entered is still here. Check the connection, then try again.',
  code: 'unreachable',
  requestId: '',
};

/** Any failed request as a problem; answers that are not `problem+json` get one that says only what is known. */
export const toApiProblem = (error: HttpErrorResponse): ApiProblem => {
  const body = bodyOf(error.error);
  if (isProblem(body)) return new ApiProblem(body);
  if (error.status === 0) return new ApiProblem(UNREACHABLE);
  return new ApiProblem({
    type: 'about:blank',
    title: 'The server could not answer',
    status: error.status,
    detail: `It answered with status ${error.status}. What you entered is still here. Try again in a moment.`,
    code: 'unexpected-answer',
    requestId: '',
  });
};

/** The problem behind any thrown value; a fault of the page itself is said to be one. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiProblem
    ? error.problem
    : {
        type: 'about:blank',
        title: 'This page made a mistake',
        status: 0,
        detail: 'Nothing was sent. Load the page again; if it happens twice, tell the administrator.',
        code: 'page-fault',
        requestId: '',
      };

/** A problem that the page itself found before anything was sent. */
export const ownProblem = (code: string, title: string, detail: string): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title, status: 0, detail, code, requestId: '' });
