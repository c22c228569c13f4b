import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'app-not-found-page',
  imports: [EmptyState, MatButton, PageHeader, RouterLink],
  host: { class: 'page page--narrow' },
  template: `
    <app-page-header heading="There is no page at this address" />
    <div class="card">
      <app-empty-state
        icon="question"
        what="The link may be old or mistyped"
        next="Nothing was changed. Look the patient up with the search above, or start from the list of what needs you today."
      >
        <a matButton="outlined" routerLink="/today">Go to Today</a>
      </app-empty-state>
    </div>
  `,
})
export class NotFoundPage {}
