import type { Routes } from '@angular/router';

export const CALENDAR_ROUTES: Routes = [
  { path: '', title: 'Calendar', loadComponent: () => import('./calendar-page').then((m) => m.CalendarPage) },
  { path: 'day-sheet', title: 'Day sheet', loadComponent: () => import('./day-sheet-page').then((m) => m.DaySheetPage) },
  { path: 'away', title: 'Somebody is away', loadComponent: () => import('./away-page').then((m) => m.AwayPage) },
  { path: 'level', title: 'Level the load', loadComponent: () => import('./level-page').then((m) => m.LevelPage) },
];
