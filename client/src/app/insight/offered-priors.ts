import { Component, input } from '@angular/core';
import type { OfferedPrior } from '@stagewell/shared/insight/insight';
import { signed } from '../charts/chart-words';
import { pointsWords } from './insight-words';

/** What the clinic's own courses would have attribution assume, beside what the catalogue does. */
@Component({
  selector: 'app-offered-priors',
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="What the clinic’s own courses would have attribution assume">
      <table class="data-table">
        <caption>
          <span
            >Offered, not in use: every attribution goes on with the catalogue’s figures. They cannot be adopted from here. The clinic’s changes hold everything
            that began near the course and regression to the mean, which attribution takes apart; who takes them over as they are counts these twice.</span
          >
        </caption>
        <thead>
          <tr>
            <th scope="col">Treatment</th>
            <th scope="col">Your clinic’s courses changed by</th>
            <th scope="col" class="number">Patients</th>
            <th scope="col" class="number">Spread between patients</th>
            <th scope="col">The catalogue assumes</th>
          </tr>
        </thead>
        <tbody>
          @for (one of priors(); track one.modalityId) {
            <tr>
              <th scope="row">{{ one.name }}</th>
              <td>{{ words(one) }}</td>
              <td class="number">{{ one.patients }}</td>
              <td class="number">{{ one.sd.toFixed(1) }}</td>
              <td>{{ one.catalogue === null ? 'not known' : signed(one.catalogue.mean) + ', spread ' + one.catalogue.sd.toFixed(1) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    th[scope='row'] {
      min-inline-size: 11rem;
      white-space: normal;
    }
  `,
})
export class OfferedPriors {
  readonly priors = input.required<readonly OfferedPrior[]>();

  protected readonly signed = signed;
  protected readonly words = pointsWords;
}
