import { Location } from '@angular/common';
import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { ColourScheme } from '../platform/colour-scheme';
import { Session } from '../platform/session';
import { Icon, type IconName } from '../ui/icon';
import { PLACES } from './nav-places';
import { PatientSearch } from './patient-search';

const SCHEME_ICONS: Readonly<Record<string, IconName>> = { system: 'system', light: 'sun', dark: 'moon' };

/** Everything around a page: the bar, the way to the other pages, and what must be said on every page. */
@Component({
  selector: 'app-shell',
  imports: [Icon, PatientSearch, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(document:keydown.escape)': 'menuOpen.set(false)' },
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly colours = inject(ColourScheme);
  private readonly location = inject(Location);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly menuOpen = signal(false);
  protected readonly signOutFailed = signal(false);
  protected readonly places = computed(() => PLACES.filter((place) => this.session.may(place.needs)));
  protected readonly searches = computed(() => this.session.may('patients.list'));
  protected readonly roles = computed(() => this.session.me()?.roles.join(', ') ?? '');
  protected readonly schemeIcon = computed(() => SCHEME_ICONS[this.colours.scheme()] ?? 'system');
  protected readonly skipHref = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      // A refusal is shown in place: the address in the bar counts, not the page that was drawn.
      map(() => `${this.location.path()}#main`),
    ),
    { initialValue: '#main' },
  );

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected async signOut(): Promise<void> {
    this.signOutFailed.set(false);
    try {
      await this.session.signOut();
    } catch {
      // Not swallowed: someone who believes to be signed out and is not must be told.
      this.signOutFailed.set(true);
    }
  }
}
