import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RuleSetView } from '@stagewell/shared/sequencing/rules';
import { Session } from '../platform/session';

/** The rules in use, loaded once a session and shared by every page that judges a plan. */
@Injectable({ providedIn: 'root' })
export class SequencingApi {
  private readonly session = inject(Session);

  readonly rules = httpResource<RuleSetView>(() => (this.session.may('rules.read') ? '/api/rules' : undefined));
}
