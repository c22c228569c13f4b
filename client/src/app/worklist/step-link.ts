import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { dayIn } from '../ui/day';

/** Where the next step leads, when it is done on another page; a visit is opened on its day by the clinic's clock. */
export const linkOf = (
  { action, id, patientId, visitAt }: WorklistRow,
  zone: string | undefined,
): { readonly path: readonly string[]; readonly query: Readonly<Record<string, string>> } | null => {
  if (action === 'book') return { path: ['/calendar'], query: { book: id } };
  if (action === 'see-visit' || action === 'record-visit')
    return { path: ['/calendar'], query: visitAt === null ? {} : { view: 'day', day: dayIn(visitAt, zone), review: id } };
  return action === 'record-check-in' ? { path: ['/patients', patientId, 'check-ins', 'new'], query: {} } : null;
};
