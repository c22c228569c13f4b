import { Component, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { INTAKE_COLUMNS, INTAKE_GOALS, INTAKE_QUESTIONS, INTAKE_SCALES, INTAKE_SHEET, INTAKE_STEPS } from '@stagewell/shared/patients/intake-sheet.data';
import type { LocalText } from '@stagewell/shared/text';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { PAPERS, printForPatient, type Paper } from '../ui/patient-paper';

const BLANK_ROWS = 9;

/** A blank sheet that a patient fills in by hand before the first visit. It holds nothing of anybody and is kept nowhere. */
@Component({
  selector: 'app-intake-page',
  imports: [Icon, MatButton, PageHeader, RouterLink],
  templateUrl: './intake-page.html',
  styleUrl: './intake-page.scss',
  host: { class: 'page stack' },
})
export class IntakePage {
  protected readonly words = INTAKE_SHEET;
  protected readonly scales = INTAKE_SCALES;
  protected readonly columns = INTAKE_COLUMNS;
  protected readonly goals = INTAKE_GOALS;
  protected readonly questions = INTAKE_QUESTIONS;
  protected readonly steps = INTAKE_STEPS;
  protected readonly numbers = Array.from({ length: 11 }, (_, number) => number);
  protected readonly blank = Array.from({ length: BLANK_ROWS }, (_, row) => row);
  protected readonly papers = PAPERS;

  protected readonly language = signal<keyof LocalText>('en');
  protected readonly large = signal(false);
  protected readonly paper = signal<Paper>('Letter');

  constructor() {
    printForPatient(this.paper);
  }

  protected say(text: LocalText): string {
    return text[this.language()];
  }

  protected print(): void {
    window.print();
  }
}
