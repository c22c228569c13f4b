import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  document.body.append('Stagewell could not start in this browser. Load the page again; if it happens twice, tell the administrator.');
  reportError(error);
});
