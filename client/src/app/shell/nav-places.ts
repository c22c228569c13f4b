import type { Permission } from '@stagewell/shared/people/roles';
import type { IconName } from '../ui/icon';

export interface Place {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  readonly needs: Permission;
}

/** Everywhere the navigation leads, in the order of a working day. */
export const PLACES: readonly Place[] = [
  { path: '/today', word: 'Today', icon: 'today', needs: 'session.own' },
  { path: '/worklist', word: 'Worklist', icon: 'rules', needs: 'worklist.read' },
  { path: '/calendar', word: 'Calendar', icon: 'calendar', needs: 'calendar.read' },
  { path: '/patients', word: 'Patients', icon: 'people', needs: 'patients.list' },
  { path: '/import', word: 'Import', icon: 'upload', needs: 'import.fhir' },
  { path: '/catalogue', word: 'Catalogue', icon: 'book', needs: 'catalogue.read' },
  { path: '/rules', word: 'Rules', icon: 'rules', needs: 'rules.read' },
  { path: '/insight', word: 'Insight', icon: 'board', needs: 'insight.read' },
  { path: '/overrides', word: 'Overrides', icon: 'hand', needs: 'overrides.read' },
  { path: '/clinic', word: 'Clinic', icon: 'building', needs: 'clinic.read' },
  { path: '/scheduling', word: 'Scheduling', icon: 'today', needs: 'clinic.write' },
  { path: '/audit', word: 'Audit', icon: 'shield', needs: 'audit.read' },
];
