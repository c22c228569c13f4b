import { HttpErrorResponse, type HttpEvent, type HttpHandlerFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, type Observable, retry, throwError, timer } from 'rxjs';
import { toApiProblem } from './api-problem';
import { Session } from './session';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const IDEMPOTENT = [...SAFE, 'PUT', 'DELETE'];
const RETRIES = 3;
const BASE_MS = 300;
const CAP_MS = 4000;

type Next = HttpHandlerFn;
type Answer = Observable<HttpEvent<unknown>>;

/** Proves that a change comes from this page; reads need no proof. */
export const csrf = (request: HttpRequest<unknown>, next: Next): Answer => {
  const token = inject(Session).csrfToken();
  if (token === null || SAFE.includes(request.method) || !request.url.startsWith('/api/')) return next(request);
  return next(request.clone({ setHeaders: { 'x-csrf-token': token } }));
};

/** Every failure leaves as an `ApiProblem`; a lost session leads to sign-in and back. */
export const problems = (request: HttpRequest<unknown>, next: Next): Answer => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse)) return throwError(() => error);
      if (error.status === 401 && request.url !== '/api/session') session.expired();
      return throwError(() => toApiProblem(error));
    }),
  );
};

/** Milliseconds to wait before attempt `attempt` (from 1): full jitter, so that clients do not return in step. */
export const jitter = (attempt: number, random: () => number): number => random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));

const mayRepeat = (request: HttpRequest<unknown>): boolean => IDEMPOTENT.includes(request.method) || request.headers.has('idempotency-key');

/** Repeats a request that the server was too busy for (503), when doing it twice is the same as doing it once. */
export const busy = (request: HttpRequest<unknown>, next: Next): Answer => {
  if (!mayRepeat(request)) return next(request);
  return next(request).pipe(
    retry({
      count: RETRIES,
      delay: (error: unknown, attempt) =>
        error instanceof HttpErrorResponse && error.status === 503 ? timer(jitter(attempt, Math.random)) : throwError(() => error),
    }),
  );
};
