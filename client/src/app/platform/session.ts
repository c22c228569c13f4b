import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Problem } from '@stagewell/shared/problem';
import type { SessionView, SignIn } from '@stagewell/shared/people/person';
import { may, type Permission } from '@stagewell/shared/people/roles';
import { firstValueFrom } from 'rxjs';
import { creating, newKey } from './idempotency';
import { problemOf } from './api-problem';

const NOBODY: SessionView = { signedIn: null, demo: null, withoutMfa: false };

/** Who is signed in on this page. The cookie is the server's; the page knows only the names and the proof token. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly view = signal<SessionView>(NOBODY);

  /** Why the session could not be read, or `null`. */
  readonly failure = signal<Problem | null>(null);
  readonly me = computed(() => this.view().signedIn);
  readonly demo = computed(() => this.view().demo);
  readonly withoutMfa = computed(() => this.view().withoutMfa);
  readonly csrfToken = computed(() => this.view().signedIn?.csrfToken ?? null);

  /** Whether one of my roles carries the permission; nobody may nothing. */
  may(permission: Permission): boolean {
    return may(this.me()?.roles ?? [], permission);
  }

  /** Reads the session; never rejects, so that the page can say what is wrong. */
  async load(): Promise<void> {
    try {
      this.view.set(await firstValueFrom(this.http.get<SessionView>('/api/session')));
      this.failure.set(null);
    } catch (error) {
      this.failure.set(problemOf(error));
    }
  }

  /** Signs in; rejects with an `ApiProblem` (`sign-in-refused`). */
  async signIn(signIn: SignIn): Promise<void> {
    this.view.set(await firstValueFrom(this.http.post<SessionView>('/api/session', signIn, { headers: creating(newKey()) })));
    this.failure.set(null);
  }

  /** Signs out and reads anew, because the demo accounts belong to the signed-out page. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    await this.load();
    await this.router.navigateByUrl('/sign-in');
  }

  /** The server no longer knows this session: sign in and come back to the same page. */
  expired(): void {
    if (this.me() === null) return;
    this.view.update((view) => ({ ...view, signedIn: null }));
    const returnTo = this.router.url;
    void this.load().then(() => this.router.navigate(['/sign-in'], { queryParams: { returnTo } }));
  }
}
