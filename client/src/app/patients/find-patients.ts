import { httpResource } from '@angular/common/http';
import { computed, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import { debounceTime } from 'rxjs';

const PAUSE_MS = 250;
const FOUND_AT_MOST = 5;

/** Patients by name or record number, asked for once the typing rests. Call it where injection works. */
export const findPatients = () => {
  const search = signal('');
  const settled = toSignal(toObservable(search).pipe(debounceTime(PAUSE_MS)), { initialValue: '' });
  const searched = computed(() => settled().trim() !== '');
  const found = httpResource<PatientPage>(() =>
    searched() ? { url: '/api/patients', params: { search: settled().trim(), limit: FOUND_AT_MOST } } : undefined,
  );
  const rows = computed(() => (found.hasValue() ? found.value().rows : []));
  return { search, searched, found, rows };
};
