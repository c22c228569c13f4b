import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef, Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter, Router, type Routes, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Problem } from '@stagewell/shared/problem';
import type { SessionView } from '@stagewell/shared/people/person';
import type { Role } from '@stagewell/shared/people/roles';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { ClinicsApi } from '../app/clinics/clinics-api';
import { busy, csrf, problems } from '../app/platform/api.interceptors';
import { Session } from '../app/platform/session';
import { SequencingApi } from '../app/sequencing/sequencing-api';
import { CLINIC_ZONE } from '../app/ui/day';

@Component({ template: '<h1 tabindex="-1">Elsewhere</h1>' })
class Elsewhere {}

export const sessionOf = (...roles: readonly Role[]): SessionView => ({
  signedIn: roles.length === 0 ? null : { accountId: 'a1', displayName: 'Hannah Osei', roles, clinicId: 'c1', clinicName: 'Harbor Clinic', csrfToken: 'proof' },
  demo: null,
  withoutMfa: false,
});

export const problem = (status: number, code: string, more: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  title: 'It did not work',
  status,
  detail: 'Nothing was changed. Try again.',
  code,
  requestId: 'r-1',
  ...more,
});

/** What a spec holds of an opened page. */
export interface OpenPage {
  readonly page: HTMLElement;
  readonly backend: HttpTestingController;
  readonly router: Router;
  /** The one request waiting at this path (query aside). */
  readonly asked: (path: string, method?: string) => TestRequest;
  /** Until the page has rendered, even while a request waits. */
  readonly settle: () => Promise<void>;
  readonly text: () => string;
  readonly button: (name: string | RegExp) => HTMLElement;
  /** Lets a pause of typing pass. */
  readonly pause: (ms: number) => Promise<void>;
}

/** The providers of the real application with the network replaced. */
export const appProviders = (routes: Routes) => [
  provideRouter([...routes, { path: '**', component: Elsewhere }], withComponentInputBinding(), withRouterConfig({ paramsInheritanceStrategy: 'always' })),
  provideHttpClient(withInterceptors([csrf, problems, busy])),
  provideHttpClientTesting(),
  { provide: CLINIC_ZONE, useFactory: () => inject(ClinicsApi).zone },
  { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
];

export const signIn = async (view: SessionView): Promise<void> => {
  const loaded = TestBed.inject(Session).load();
  TestBed.inject(HttpTestingController).expectOne('/api/session').flush(view);
  await loaded;
};

/** The rules in use as they were read; a dialog that names rules outside of a page asks for them as well. */
export const rulesRead = async (): Promise<void> => {
  TestBed.inject(SequencingApi);
  TestBed.tick();
  for (const asked of TestBed.inject(HttpTestingController).match('/api/rules')) asked.flush(RULE_SET);
  await TestBed.inject(ApplicationRef).whenStable();
};

const named = (element: HTMLElement, name: string | RegExp): boolean => {
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  return typeof name === 'string' ? words === name : name.test(words);
};

const pauseOf = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A page that waits for the network is never stable; by then it has rendered what it can. */
const PATIENCE_MS = 15;
const MOST_ROUNDS = 40;

/** On a busy machine a pause takes longer than asked for, and so does what the page does meanwhile: then it waits again. */
const patience = async (ms: number): Promise<void> => {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const from = performance.now();
    await pauseOf(ms);
    if (performance.now() - from < 2 * ms) return;
  }
};

/** Opens an address of the given routes as someone with these roles. */
export const openPage = async (routes: Routes, url: string, view: SessionView = sessionOf('clinician')): Promise<OpenPage> => {
  TestBed.configureTestingModule({ providers: appProviders(routes) });
  const backend = TestBed.inject(HttpTestingController);
  await signIn(view);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  const page = harness.fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const settle = async () => {
    for (const round of [1, 2]) {
      // What an answer sets going begins a turn later; a page that has not begun yet is stable too.
      await pauseOf(0);
      await Promise.race([TestBed.inject(ApplicationRef).whenStable(), patience(round * PATIENCE_MS)]);
    }
  };
  await settle();
  return {
    page,
    backend,
    settle,
    router: TestBed.inject(Router),
    asked: (path, method = 'GET') => backend.expectOne((request) => request.url === path && request.method === method),
    text: () => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    button: (name) => {
      const found = [...document.body.querySelectorAll<HTMLElement>('button, a[href]')].find((element) => named(element, name));
      if (found === undefined) throw new Error(`No button or link called ${name}`);
      return found;
    },
    pause: pauseOf,
  };
};

/** Types into a field as a person does: the whole text arrives by one input event. */
export const type = (field: HTMLInputElement | HTMLTextAreaElement | null, words: string): void => {
  if (field === null) throw new Error('The field is not on the page');
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
