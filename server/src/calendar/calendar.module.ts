import { Module } from '@nestjs/common';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsService } from './appointments.service.js';
import { FeedController } from './feed.controller.js';
import { FeedService } from './feed.service.js';
import { SET_UP_CONTROLLERS } from './set-up.controller.js';
import { SetUpService } from './set-up.service.js';
import { OffersController, SlotsController } from './slots.controller.js';
import { OffersService } from './offers.service.js';
import { SlotsService } from './slots.service.js';

@Module({
  controllers: [...SET_UP_CONTROLLERS, AppointmentsController, SlotsController, OffersController, FeedController],
  providers: [SetUpService, AppointmentsService, SlotsService, OffersService, FeedService],
})
export class CalendarModule {}
