import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { rowInWords, singleInWords } from '@stagewell/shared/progress/attribution/calibration/in-words';
import { CALIBRATION } from '@stagewell/shared/progress/attribution/calibration/measured.data';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { SeverityChip } from '../ui/severity-chip';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const points = (value: number): string => value.toFixed(2);

/** How often "likely helping" and the intervals are right: measured on simulated patients whose true effects are known. */
@Component({
  selector: 'app-calibration-page',
  imports: [Icon, MatButton, PageHeader, SeverityChip],
  templateUrl: './calibration-page.html',
  styles: `
    th {
      min-inline-size: 5.5rem;
      white-space: normal;
    }
    th[scope='row'],
    th:first-child {
      min-inline-size: 13rem;
    }
    td {
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { class: 'page stack' },
})
export class CalibrationPage {
  protected readonly report = CALIBRATION;
  protected readonly words = [
    ...CALIBRATION.scenarios.map((row) => ({ of: row.scenario, said: rowInWords(row) })),
    ...CALIBRATION.singleStarts.map((row) => ({ of: 'one medicine', said: singleInWords(row) })),
  ];
  protected readonly percent = percent;
  protected readonly points = points;
  protected readonly met = CALIBRATION.goals.filter(({ met }) => met).length;
  protected readonly singles = CALIBRATION.singleStarts.map((one) => ({
    ...one,
    what: `${one.effect === 0 ? 'A medicine that does nothing' : `A true effect of ${String(one.effect).replace('-', '−')} points`}, started ${one.start === 'planned' ? 'as planned' : one.start}`,
  }));

  protected print(): void {
    window.print();
  }
}
