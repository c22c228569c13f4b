import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import {
  MESSAGE_REASONS,
  type MessageChannel,
  type MessageKind,
  type MessageState,
  type MessageView,
  type PatientMessages,
} from '@stagewell/shared/reminders/reminder';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip, type ChipSeverity } from '../ui/severity-chip';

const KINDS: Readonly<Record<MessageKind, string>> = {
  'check-in': 'Asks for a check-in',
  'missed-check-in': 'Asks again on the last day',
  appointment: 'Tells of a visit',
};
const CHANNELS: Readonly<Record<MessageChannel, string>> = { email: 'e-mail', sms: 'text message' };
const STATES: Readonly<Record<MessageState, { readonly severity: ChipSeverity; readonly word: string }>> = {
  waiting: { severity: 'unknown', word: 'To come' },
  sending: { severity: 'inform', word: 'Being sent' },
  sent: { severity: 'passed', word: 'Sent' },
  failed: { severity: 'warn', word: 'Not delivered' },
  dropped: { severity: 'unknown', word: 'Not sent' },
};
/** As many as are read at a glance. */
const LINES = 8;

const lineOf = (message: MessageView) => ({
  ...message,
  what: `${KINDS[message.kind]}, by ${CHANNELS[message.channel]}`,
  at: message.sentAt ?? message.dueAt,
  standing: STATES[message.state],
  why: message.reason === '' ? '' : MESSAGE_REASONS[message.reason],
});

/** Messages to the patient: when, by which way, how it went and why not. Their text holds a link and is shown to nobody. */
@Component({
  selector: 'app-messages-card',
  imports: [EmptyState, MomentPipe, ProblemCard, SeverityChip],
  template: `
    <section class="card card--flush" aria-labelledby="messages">
      <h3 class="card__head" id="messages">Messages to the patient</h3>
      @if (messages.error(); as error) {
        <div class="card__body"><app-problem-card [error]="error" (retry)="messages.reload()" /></div>
      } @else if (messages.hasValue()) {
        @if (messages.value().ways.length === 0) {
          <p class="card__body muted">
            Nothing is sent from here: no mail server and no gateway for text messages is set up. Links are made by hand under Check-ins.
          </p>
        } @else if (lines().length === 0) {
          <app-empty-state
            icon="calendar"
            what="No messages yet"
            next="They go out by themselves when a check-in is due and two days before a visit, to patients who prefer e-mail or text messages. Set that on the worklist, under Contact."
          />
        }
        @if (lines().length > 0) {
          <ul class="messages">
            @for (line of lines(); track line.id) {
              <li>
                <span class="when">{{ line.at | moment }}</span>
                <span
                  >{{ line.what }}
                  @if (line.why) {
                    <span class="muted small why">{{ line.why }}</span>
                  }
                </span>
                <app-severity-chip [severity]="line.standing.severity" [label]="line.standing.word" />
              </li>
            }
          </ul>
        }
      }
    </section>
  `,
  styles: `
    .messages > li {
      display: grid;
      grid-template-columns: minmax(9rem, max-content) 1fr max-content;
      gap: 0.25rem 1rem;
      align-items: baseline;
      padding: 0.6rem 1.25rem;
    }
    .messages > li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    .why {
      display: block;
    }
    @media (width < 40rem) {
      .messages > li {
        grid-template-columns: 1fr max-content;
      }
      .when {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class MessagesCard {
  readonly patientId = input.required<string>();

  protected readonly messages = httpResource<PatientMessages>(() => (this.patientId() === '' ? undefined : `/api/patients/${this.patientId()}/messages`));
  protected readonly lines = computed(() => (this.messages.hasValue() ? this.messages.value().messages.slice(0, LINES).map(lineOf) : []));
}
