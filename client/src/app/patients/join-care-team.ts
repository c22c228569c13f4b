import type { MatDialog } from '@angular/material/dialog';
import { RECORD } from '@stagewell/shared/patients/patient';
import { newKey } from '../platform/idempotency';
import { askReason } from '../ui/reason-dialog';
import type { PatientsApi } from './patients-api';

/** Asks why, then adds me to the patient's care team. Resolves to whether I am on it now. */
export const joinCareTeam = (dialog: MatDialog, patients: PatientsApi, patient: { readonly id: string; readonly name: string }): Promise<boolean> => {
  const key = newKey();
  return askReason(dialog, {
    heading: 'Open this chart?',
    explanation: `You are not on the care team of ${patient.name}. Your reason, your name and the time are kept in the trail.`,
    label: 'Why you need the chart',
    confirm: 'Add me and open',
    minLength: 5,
    maxLength: RECORD.reason.maxLength,
    act: async (reason) => {
      await patients.join(patient.id, reason, key);
    },
  });
};
