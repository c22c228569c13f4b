import { Module } from '@nestjs/common';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsService } from './appointments.service.js';
import { SET_UP_CONTROLLERS } from './set-up.controller.js';
import { SetUpService } from './set-up.service.js';

@Module({
  controllers: [...SET_UP_CONTROLLERS, AppointmentsController],
  providers: [SetUpService, AppointmentsService],
  exports: [SetUpService, AppointmentsService],
})
export class CalendarModule {}
