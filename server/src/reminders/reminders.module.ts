import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { Sending } from '../platform/config.js';
import { Delivery } from './delivery.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { OUTBOX, outboxOf } from './outbox.js';
import { Reminders } from './reminders.js';
import { StopController } from './stop.controller.js';
import { StopService } from './stop.service.js';

/** What plans and sends. */
const SENDERS = [Delivery, Reminders];
export interface RemindersGround {
  readonly sending: Sending;
  /** The address that links in messages open. */
  readonly origin: string;
}

/** Messages to patients. `sends`: whether this process plans and sends them, or another does. */
@Module({})
export class RemindersModule {
  static on(ground: RemindersGround, sends: boolean): DynamicModule {
    return {
      module: RemindersModule,
      controllers: [MessagesController, StopController],
      providers: [outbox(ground), MessagesService, StopService, ...(sends ? SENDERS : [])],
    };
  }

  /** In a process that has no door. */
  static senders(ground: RemindersGround): readonly Provider[] {
    return [outbox(ground), ...SENDERS];
  }
}

const outbox = ({ sending, origin }: RemindersGround): Provider => ({ provide: OUTBOX, useFactory: () => outboxOf(sending, origin) });
