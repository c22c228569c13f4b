import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'app-not-allowed-page',
  imports: [EmptyState, MatButton, PageHeader, RouterLink],
  host: { class: 'page page--narrow' },
  template: `
    <app-page-header heading="Your role does not open this page" />
    <div class="card">
      <app-empty-state
        icon="lock"
        what="This part belongs to another role"
        next="If your work needs it, ask the clinic’s administrator to add the role to your account."
      >
        <a matButton="outlined" routerLink="/today">Go to Today</a>
      </app-empty-state>
    </div>
  `,
})
export class NotAllowedPage {}
