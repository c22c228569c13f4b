import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

const begin = async (): Promise<unknown> => {
  const providers = [provideBrowserGlobalErrorListeners()];
  // Each page loads its own part only: whoever answers does not wait for the plan, nor the other way round.
  if (location.pathname === '/my-plan') return bootstrapApplication((await import('../app/answer/my-plan-page')).MyPlanPage, { providers });
  return bootstrapApplication((await import('../app/answer/answer-page')).AnswerPage, { providers });
};

// An application of its own: a phone on a slow line loads what it needs, not the clinic's screens, and no session is asked for.
begin().catch((error: unknown) => {
  document.body.append(
    'This page could not start in this browser. Load it again, or call your clinic. / Esta página no pudo abrirse. Cárguela otra vez, o llame a su clínica.',
  );
  reportError(error);
});
