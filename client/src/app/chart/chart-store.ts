import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { patterns } from '@stagewell/shared/history/patterns';
import { resistance } from '@stagewell/shared/history/resistance';
import { judgeTreatment, type TreatmentVerdict } from '@stagewell/shared/history/judge';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Problem } from '@stagewell/shared/problem';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { CatalogueApi } from '../catalogue/catalogue-api';
import { problemOf } from '../platform/api-problem';
import { Session } from '../platform/session';
import { SequencingApi } from '../sequencing/sequencing-api';

/** What came of the last request for a patient's chart. */
interface Answer {
  readonly patientId: string | null;
  readonly chart: Chart | undefined;
  /** The chart was closed to me: what is shown must go. */
  readonly closed: boolean;
}

const CLOSED_STATUSES = [401, 403, 404, 410];
const NO_RULES: readonly Rule[] = [];
const NOT_ON_CARE_TEAM = 'not-on-care-team';

const intoOf = ({ code, context }: Problem): string | null => (code === 'chart-merged' && typeof context?.['into'] === 'string' ? context['into'] : null);

/**
 * One patient's chart, with the catalogue and the rules it is judged by: everything a chart section shows derives from
 * here by the pure functions that the server uses too. Provided on the chart's route; `open` names the patient before
 * any section exists, so that nobody ever sees the patient before.
 */
@Injectable()
export class ChartStore {
  private readonly session = inject(Session);
  private readonly catalogueApi = inject(CatalogueApi);
  private readonly ruleSet = inject(SequencingApi).rules;
  private readonly opened = signal<string | null>(null);
  private readonly wanted = computed(() => (this.session.me() === null ? null : this.opened()));

  /** Empty until the route has opened a patient. */
  readonly patientId = computed(() => this.opened() ?? '');
  private readonly chartResource = httpResource<Chart>(() => (this.wanted() === null ? undefined : `/api/patients/${this.wanted()}`));

  private readonly answer = computed<Answer>(() => ({
    patientId: this.wanted(),
    chart: this.chartResource.hasValue() ? this.chartResource.value() : undefined,
    closed: this.chartResource.error() !== undefined && CLOSED_STATUSES.includes(problemOf(this.chartResource.error()).status),
  }));

  /** Of this patient only; `undefined` while loading or refused. A failed refresh keeps what was read before, and what is typed on it. */
  readonly chart = linkedSignal<Answer, Chart | undefined>({
    source: this.answer,
    computation: ({ patientId, chart, closed }, before) => chart ?? (!closed && before?.source.patientId === patientId ? before.value : undefined),
  }).asReadonly();
  readonly catalogue = computed<ReadonlyMap<string, CatalogueEntry>>(() => this.catalogueApi.byId());
  readonly rules = computed<readonly Rule[]>(() => (this.ruleSet.hasValue() ? this.ruleSet.value().rules : NO_RULES));
  /** Of the rule rows, for what is stamped with it; `null` until loaded. */
  readonly ruleSetVersion = computed(() => (this.ruleSet.hasValue() ? this.ruleSet.value().version : null));

  /** What could not be loaded, the chart first; `undefined` = nothing. */
  readonly error = computed<unknown>(() => this.chartResource.error() ?? this.catalogueApi.entries.error() ?? this.ruleSet.error());
  readonly offCareTeam = computed(() => this.chartResource.error() !== undefined && problemOf(this.chartResource.error()).code === NOT_ON_CARE_TEAM);
  /** The chart into which this one was merged; `null` = it was not. */
  readonly mergedInto = computed(() => (this.chartResource.error() === undefined ? null : intoOf(problemOf(this.chartResource.error()))));
  /** Nothing may be judged before all three are there: a rule that is not loaded yet has not passed. */
  readonly ready = computed(() => this.chart() !== undefined && this.catalogueApi.entries.hasValue() && this.ruleSet.hasValue());
  readonly reloading = computed(() => this.chartResource.isLoading());

  /** By past treatment id. */
  readonly verdicts = computed<ReadonlyMap<string, TreatmentVerdict>>(() => {
    const chart = this.chart();
    return new Map((chart?.history ?? []).map((one) => [one.id, judgeTreatment(one, this.modalityOf(one), chart?.today ?? null)]));
  });
  readonly resistance = computed(() => resistance(this.chart()?.history ?? [], this.catalogue(), this.chart()?.today ?? null));
  readonly patterns = computed(() => patterns(this.chart()?.history ?? [], this.catalogue(), this.chart()?.today ?? null));
  /** Imported treatments that wait for a clinician, in the order they came. */
  readonly toComplete = computed<readonly PastTreatmentView[]>(() => (this.chart()?.history ?? []).filter((one) => one.toBeCompleted));

  /** Shows this patient from now on; the same one again is read anew. */
  open(patientId: string): void {
    if (this.opened() === patientId) this.reload();
    else this.opened.set(patientId);
  }

  /** Reads the chart again, keeping what is shown meanwhile; also whatever else failed. */
  reload(): void {
    this.chartResource.reload();
    if (this.ruleSet.error() !== undefined) this.ruleSet.reload();
    if (this.catalogueApi.entries.error() !== undefined) this.catalogueApi.entries.reload();
  }

  private modalityOf(treatment: PastTreatmentView): CatalogueEntry | null {
    return treatment.modalityId === null ? null : (this.catalogue().get(treatment.modalityId) ?? null);
  }
}
