import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FixPreview } from '@stagewell/shared/plans/fix-preview';
import { describeFix } from '@stagewell/shared/sequencing/explain-fix';
import type { Finding, Fix } from '@stagewell/shared/sequencing/finding';
import { changesPlan } from '@stagewell/shared/sequencing/fixes';
import { Icon } from '../ui/icon';
import { plural } from './plan-words';
import { datumOf, type HereAct } from './record-here';

/** A repair with what it does, in words with days. */
export interface WordedFix {
  readonly fix: Fix;
  readonly words: string;
}
type Preview = FixPreview & { readonly words: string };

/** More would not be read before a button is pressed. */
const SHOWN = 3;
const some = (findings: readonly Finding[]): readonly string[] => [
  ...findings.slice(0, SHOWN).map(({ text }) => text.en),
  ...(findings.length > SHOWN ? [`and ${findings.length - SHOWN} more`] : []),
];

/** The repairs of one finding. Looking at one shows what the plan would have afterwards; only pressing it changes anything. */
@Component({
  selector: 'app-finding-fixes',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <div class="row fixes no-print">
      @for (one of fixes(); track one.words) {
        @if (one.applies) {
          <button matButton="tonal" type="button" (mouseenter)="look(one)" (focus)="look(one)" (click)="fixed.emit(one)">Fix: {{ one.words }}</button>
        } @else if (one.fix.kind === 'ask-prescriber') {
          <span class="small muted"><app-icon name="person" [size]="15" /> {{ one.words }}</span>
        } @else if (opensCourse(one.fix) && finding().courseIds[0]) {
          <button matButton="outlined" type="button" (click)="selected.emit(finding().courseIds[0] ?? '')">{{ one.words }}</button>
        } @else {
          @for (act of one.acts; track act.words) {
            <button matButton="outlined" type="button" (click)="recorded.emit(act)">{{ act.words }}</button>
          } @empty {
            <a matButton="outlined" [routerLink]="recordPath(one.fix)">{{ one.words }}</a>
          }
        }
      }
      @if (previewOf() !== null && repairs().length > 0) {
        <button matButton="text" class="touch" type="button" [attr.aria-expanded]="all()" (click)="all.set(!all())">
          {{ all() ? 'Hide what would change' : 'What would change?' }}<span class="visually-hidden"> {{ finding().text.en }}</span>
        </button>
      }
      <ng-content />
    </div>
    <div class="previews no-print" role="status">
      @for (preview of previews(); track preview.words) {
        <div class="preview small">
          <p>
            <strong>{{ preview.words }}:</strong> {{ leaves(preview) }}
          </p>
          <ul>
            @for (text of texts(preview.gone); track text) {
              <li><span class="mark">Gone</span> {{ text }}</li>
            }
            @for (text of texts(preview.fresh); track text) {
              <li><span class="mark new">New</span> {{ text }}</li>
            }
          </ul>
        </div>
      }
    </div>
  `,
  styleUrl: './finding-fixes.scss',
})
export class FindingFixes {
  readonly finding = input.required<Finding>();
  /** Names of courses, medicines and treatments by id. */
  readonly names = input.required<ReadonlyMap<string, string>>();
  readonly chartPath = input.required<string>();
  /** Medicines that the patient takes without a prescription, by id. */
  readonly overTheCounter = input<ReadonlySet<string>>(new Set());
  /** Works out what a fix would settle and bring; `null` = it is not shown. */
  readonly previewOf = input<((fix: Fix) => FixPreview | null) | null>(null);
  /** How a datum can be recorded right here. */
  readonly here = input<(datum: string) => readonly HereAct[]>(() => []);
  readonly recorded = output<HereAct>();
  readonly fixed = output<WordedFix>();
  readonly selected = output<string>();

  private readonly looked = signal<WordedFix | null>(null);
  protected readonly all = signal(false);
  /** Fixes are worked out when looked at, and only for the finding that is shown. */
  protected readonly fixes = computed(() => {
    const named = (id: string) => ({ en: this.names().get(id) ?? id, es: this.names().get(id) ?? id });
    return this.finding().fixes.map((fix) => ({
      fix,
      words: describeFix(fix, named, (id) => this.overTheCounter().has(id)).en,
      applies: changesPlan(fix),
      acts: this.actsOf(fix),
    }));
  });
  protected readonly repairs = computed(() => this.fixes().filter(({ applies }) => applies));
  /** Of the one that is looked at, or of all; each is worked out anew when the plan has changed. */
  protected readonly previews = computed<readonly Preview[]>(() => {
    const [work, looked] = [this.previewOf(), this.looked()];
    if (work === null) return [];
    const wanted = this.all() ? this.repairs() : this.repairs().filter(({ words }) => words === looked?.words);
    return wanted.flatMap(({ fix, words }) => {
      const preview = work(fix);
      return preview === null ? [] : [{ ...preview, words }];
    });
  });
  protected readonly texts = some;

  /** It stays until another one is looked at: a line that comes and goes under the pointer moves what is below. */
  protected look(fix: WordedFix): void {
    this.looked.set(fix);
  }

  private actsOf(fix: Fix): readonly HereAct[] {
    const datum = datumOf(fix);
    return datum === null ? [] : this.here()(datum);
  }

  protected leaves({ left, fresh }: Preview): string {
    return `${left === 0 ? 'no findings' : plural(left, 'finding')} left${fresh.length === 0 ? ', none of them new' : ''}.`;
  }

  protected recordPath(fix: Fix): readonly string[] {
    const section =
      fix.kind === 'record' && fix.what === 'history' ? 'history' : fix.kind === 'record' && fix.what === 'baseline-check-in' ? 'check-ins' : 'summary';
    return [this.chartPath(), section];
  }

  /** A stop rule or a changed parameter is written in the course itself. */
  protected opensCourse(fix: Fix): boolean {
    return fix.kind === 'record' && (fix.what === 'stop-rule' || fix.what === 'changed-parameter');
  }
}
