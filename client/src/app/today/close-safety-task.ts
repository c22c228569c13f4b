import type { MatDialog } from '@angular/material/dialog';
import { CRISIS_TRIGGER } from '@stagewell/shared/check-ins/crisis-outcome';
import { askReason } from '../ui/reason-dialog';
import { askCrisisOutcome } from './crisis-dialog';
import type { ClosableTask, TodayApi } from './today-api';

/** Limits of the outcome of a task: long enough to say what was done. */
const OUTCOME = { minLength: 10, maxLength: 1500 };

/** Closes a safety task with what was done about it; the suicidal item asks for more. Resolves to whether it was closed. */
export const closeSafetyTask = (dialog: MatDialog, api: TodayApi, task: ClosableTask): Promise<boolean> =>
  task.triggerId === CRISIS_TRIGGER
    ? askCrisisOutcome(dialog, { task, act: (body) => api.close(task, body) })
    : askReason(dialog, {
        heading: 'Close the safety task?',
        explanation: `${task.patientName}: ${task.what}`,
        label: 'What was done, and what was found',
        confirm: 'Close the task',
        ...OUTCOME,
        act: (outcome) => api.close(task, { outcome }),
      });
