import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { SIGN_IN, type SignIn } from '@stagewell/shared/people/person';
import { ROLES } from '@stagewell/shared/people/roles';
import { focusFirstError } from '../platform/field-problems';
import { Session } from '../platform/session';
import { FieldErrors } from '../ui/field-errors';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';

/** Only places inside this application: `//elsewhere` would be another site. */
const insideOnly = (returnTo: string | undefined): string =>
  returnTo !== undefined && /^\/(?![/\\])/.test(returnTo) && !returnTo.startsWith('/sign-in') ? returnTo : '/today';

/** The door. In demo mode the accounts of this computer are one click each. */
@Component({
  selector: 'app-sign-in-page',
  imports: [FieldErrors, FormField, FormRoot, Icon, MatButton, MatError, MatFormField, MatInput, MatLabel, ProblemCard],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly returnTo = input<string>();

  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);
  private readonly model = signal<SignIn>({ email: '', password: '' });
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      maxLength(path.email, SIGN_IN.email.maxLength);
      required(path.password, { message: 'Enter your password.' });
      maxLength(path.password, SIGN_IN.password.maxLength);
    },
    { submission: { action: async () => this.enter(this.model()), onInvalid: focusFirstError } },
  );
  protected readonly clinics = computed(() => [...new Set(this.session.demo()?.accounts.map((account) => account.clinicName) ?? [])]);
  protected readonly byRole = computed(() =>
    this.clinics().map((clinic) => ({
      clinic,
      groups: ROLES.map((role) => ({
        role,
        accounts: this.session.demo()?.accounts.filter((account) => account.role === role && account.clinicName === clinic) ?? [],
      })).filter((group) => group.accounts.length > 0),
    })),
  );

  protected async enter(signIn: SignIn): Promise<undefined> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.session.signIn(signIn);
      await this.router.navigateByUrl(insideOnly(this.returnTo()));
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
    return undefined;
  }

  protected async loadAgain(): Promise<void> {
    await this.session.load();
    if (this.session.me() !== null) await this.router.navigateByUrl(insideOnly(this.returnTo()));
  }
}
