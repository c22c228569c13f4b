import { provideHttpClient, withInterceptors, withNoXsrfProtection, withXhr } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling, withRouterConfig } from '@angular/router';
import { routes } from './app.routes';
import { ClinicsApi } from './clinics/clinics-api';
import { busy, csrf, problems } from './platform/api.interceptors';
import { ColourScheme } from './platform/colour-scheme';
import { PageFocus } from './platform/page-focus';
import { PageTitle } from './platform/page-title';
import { Session } from './platform/session';
import { CLINIC_ZONE } from './ui/day';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    // XMLHttpRequest, because fetch cannot report how far an upload is. The proof header is our own (see `csrf`).
    provideHttpClient(withXhr(), withNoXsrfProtection(), withInterceptors([csrf, problems, busy])),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: CLINIC_ZONE, useFactory: () => inject(ClinicsApi).zone },
    provideAppInitializer(() => {
      inject(ColourScheme);
      inject(PageFocus);
      return inject(Session).load();
    }),
  ],
};
