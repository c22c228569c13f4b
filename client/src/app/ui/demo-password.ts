import { Component, inject } from '@angular/core';
import { Session } from '../platform/session';

/** In a demo clinic nobody chose a password, so it is said wherever one is asked for. */
@Component({
  selector: 'app-demo-password',
  template: `
    @if (session.demo(); as demo) {
      <p class="muted small">In this demo the password of everybody is “{{ demo.password }}”.</p>
    }
  `,
})
export class DemoPassword {
  protected readonly session = inject(Session);
}
