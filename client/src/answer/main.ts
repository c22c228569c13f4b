import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AnswerPage } from '../app/answer/answer-page';

// An application of its own: a phone on a slow line loads the questions, not the clinic's screens, and no session is asked for.
bootstrapApplication(AnswerPage, { providers: [provideBrowserGlobalErrorListeners()] }).catch((error: unknown) => {
  document.body.append(
    'The check-in could not start in this browser. Load the page again, or call your clinic. / El cuestionario no pudo abrirse. Cargue la página otra vez, o llame a su clínica.',
  );
  reportError(error);
});
