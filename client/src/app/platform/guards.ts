import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Permission } from '@stagewell/shared/people/roles';
import { Session } from './session';

/** Lets a signed-in person through; anyone else signs in first and comes back. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).me() !== null || inject(Router).createUrlTree(['/sign-in'], { queryParams: { returnTo: state.url } });

/** Shows the refusal in place, with the address kept, when the person's roles do not carry the permission. */
export const allowed =
  (permission: Permission): CanActivateFn =>
  () =>
    inject(Session).may(permission) || new RedirectCommand(inject(Router).parseUrl('/not-allowed'), { skipLocationChange: true });
