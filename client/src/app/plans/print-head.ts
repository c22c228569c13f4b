import { ApplicationRef, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { ClinicsApi } from '../clinics/clinics-api';
import { dayText, momentText } from '../ui/day';
import { PlanEditor } from './plan-editor';
import { PLAN_STATE_WORDS } from './plan-words';

const now = (): string => new Date().toISOString();

/**
 * Whose plan a printed page shows, which version, of which clinic, and when it was printed: under the name on the first
 * page, and in the margin of every page where the browser can (`--print-head`, see the print styles).
 */
@Component({
  selector: 'app-print-head',
  template: `<p class="print-only small">{{ born() }} · {{ what() }}</p>`,
  host: { '(window:beforeprint)': 'begin()', '(window:afterprint)': 'end()' },
})
export class PrintHead {
  private readonly page = inject(ApplicationRef);
  private readonly editor = inject(PlanEditor);
  private readonly clinics = inject(ClinicsApi);
  private readonly root = document.documentElement;
  private readonly printedAt = signal(now());

  protected readonly born = computed(() => {
    const birthDate = this.editor.chart()?.patient.birthDate ?? null;
    return birthDate === null ? 'Birth date not known' : `Born ${dayText(birthDate)}`;
  });
  protected readonly what = computed(() => {
    const [plan, board, { clinic, zone }] = [this.editor.plan(), this.editor.board(), this.clinics];
    const state = plan === null ? '' : `${PLAN_STATE_WORDS[plan.state].toLowerCase()}, version ${plan.version}`;
    return [
      ...(clinic.hasValue() ? [clinic.value().name] : []),
      `${board?.title ?? 'Plan'}, ${state}${this.editor.dirty() ? ' with changes that are not saved' : ''}`,
      `printed ${momentText(this.printedAt(), zone())}`,
    ].join(' · ');
  });
  private readonly who = computed(() => {
    const patient = this.editor.chart()?.patient;
    return patient === undefined ? '' : `${patient.familyName}, ${patient.givenName} · ${this.born()} · MRN ${patient.mrn}`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.end());
  }

  /** At once: the printer does not wait for the next frame. */
  protected begin(): void {
    this.printedAt.set(now());
    this.root.style.setProperty('--print-head', `${quoted(this.who())} "\\a" ${quoted(this.what())}`);
    this.page.tick();
  }

  protected end(): void {
    this.root.style.removeProperty('--print-head');
  }
}

/** As a string of CSS. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
