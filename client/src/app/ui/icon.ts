import { Component, computed, input } from '@angular/core';

/** Drawings on a 24 × 24 grid, stroked; each is decoration, the word beside it carries the meaning. */
const DRAWINGS = {
  add: 'M12 5v14M5 12h14',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4M12 17v.01',
  back: 'M19 12H5m6-6-6 6 6 6',
  board: 'M4 5h7v4H4zM9 11h9v4H9zM13 17h7v3h-7z',
  book: 'M5 4.5A1.5 1.5 0 0 1 6.500 3H19v15H6.500A1.500 1.500 0 0 0 5 19.500zm0 15A1.500 1.500 0 0 0 6.500 21H19v-3',
  building: 'M5 21V4h9v17M14 10h5v11M3 21h18M8 8h3M8 12h3M8 16h3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  forward: 'm9 6 6 6-6 6',
  hand: 'M7 11V6.500a1.500 1.500 0 0 1 3 0V11m0-1V4.500a1.500 1.500 0 0 1 3 0V10m0-3.500a1.500 1.500 0 0 1 3 0V12m0-2.500a1.500 1.500 0 0 1 3 0V15a6 6 0 0 1-6 6h-1.500a6 6 0 0 1-5-2.700L4.200 14.600a1.500 1.500 0 0 1 2.400-1.800L8 14.500',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.01',
  leaf: 'M5 19c0-9 5-14 15-14 0 10-5 15-12 14M5 21c1-5 4-8 9-10',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  mind: 'M12 20v-4M9 4.500A3.500 3.500 0 0 0 5.500 8 3.500 3.500 0 0 0 5 14.500 3 3 0 0 0 9 17M15 4.500A3.500 3.500 0 0 1 18.500 8a3.500 3.500 0 0 1 .5 6.500A3 3 0 0 1 15 17M9 4.500A2.500 2.500 0 0 1 12 7a2.500 2.500 0 0 1 3-2.500M12 7v9',
  minus: 'M5 12h14',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  move: 'M5 20l4-7 3 2 3-6M15 5.500a1.500 1.500 0 1 0 .01 0M12 9l4 1 3 3M9 13l-1-4 4-2',
  needle: 'M18 3l3 3M19.500 4.500 16 8M13 5l6 6M14.500 6.500 6 15v3h3l8.500-8.500M6 18l-3 3',
  pill: 'M10.500 20a4.950 4.950 0 0 1-7-7l7-7a4.950 4.950 0 0 1 7 7zM7 9.500l7 7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500a6.500 6.500 0 0 1 3.500 5.500',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500v.01',
  refresh: 'M20 11a8 8 0 0 0-14.500-4L4 8.500M4 4v4.500h4.500M4 13a8 8 0 0 0 14.500 4l1.500-1.500M20 20v-4.500h-4.500',
  rules: 'M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500',
  shield: 'M12 3l7.500 3v5.500c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V6zM9 12l2 2 4-4',
  'sign-out': 'M10 4H5v16h5M10 12h10m-4-4 4 4-4 4',
  stop: 'M8.300 3h7.400L21 8.300v7.400L15.700 21H8.300L3 15.700V8.300zM8 12h8',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
  up: 'm6 15 6-6 6 6',
  upload: 'M12 16V4m-5 5 5-5 5 5M4 17v3h16v-3',
} as const;
export type IconName = keyof typeof DRAWINGS;

/** A drawn icon in the colour and (by default) the size of the text. */
@Component({
  selector: 'app-icon',
  template: `<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    [attr.width]="size()"
    [attr.height]="size()"
    aria-hidden="true"
    focusable="false"
  >
    <path [attr.d]="path()" />
  </svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Pixels. */
  readonly size = input(18);

  protected readonly path = computed(() => DRAWINGS[this.name()]);
}
