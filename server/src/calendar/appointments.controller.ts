import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AppointmentView, BookedTogether, DaySheetRow } from '@stagewell/shared/calendar/appointment';
import type { Me } from '../platform/me.js';
import { Authz, Caller } from '../platform/session/authz.js';
import { DaySheetQuery, DaysQuery, MoveAppointmentDto, NewAppointmentDto, NewSeriesDto, VisitStepDto } from './appointment.dto.js';
import { AppointmentsService } from './appointments.service.js';

const CALENDAR_FILE = 'text/calendar; charset=utf-8';

@ApiTags('calendar')
@Controller()
export class AppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  @Get('appointments')
  @Authz({ may: 'calendar.read', does: 'appointments.read', says: 'Visits from one day to another', answers: 'AppointmentViews' })
  ofDays(@Query() { from, to, siteId, accountId }: DaysQuery, @Caller() me: Me): Promise<readonly AppointmentView[]> {
    return this.appointments.ofDays({ from, to, siteId: siteId ?? null, accountId: accountId ?? null }, me);
  }

  @Get('day-sheet')
  @Authz({ may: 'calendar.read', does: 'day-sheet.read', says: 'A day’s visits for printing', answers: 'DaySheetRows' })
  daySheet(@Query() { day, siteId }: DaySheetQuery, @Caller() me: Me): Promise<readonly DaySheetRow[]> {
    return this.appointments.daySheet(day, siteId ?? null, me);
  }

  @Get('appointments/:id/calendar-file')
  @Authz({
    may: 'calendar.read',
    does: 'appointment.calendar-file',
    says: 'A visit as a calendar file for the patient, in their language: where, when and whom to call',
    sends: CALENDAR_FILE,
  })
  @Header('content-type', CALENDAR_FILE)
  @Header('content-disposition', 'attachment; filename="visit.ics"')
  calendarFile(@Param('id', ParseUUIDPipe) id: string, @Caller() me: Me): Promise<string> {
    return this.appointments.calendarFile(id, me);
  }

  @Post('appointments')
  @Authz({
    may: 'calendar.write',
    does: 'appointment.book',
    says: 'Book a visit; the server finds the seat',
    takes: 'NewAppointment',
    answers: 'AppointmentView',
    creates: true,
  })
  book(@Body() input: NewAppointmentDto, @Caller() me: Me): Promise<AppointmentView> {
    return this.appointments.book(input, me);
  }

  @Post('appointment-series')
  @Authz({
    may: 'calendar.write',
    does: 'appointment.book-series',
    says: 'Book the same visit again and again',
    takes: 'NewSeries',
    answers: 'BookedTogether',
    creates: true,
  })
  bookSeries(@Body() input: NewSeriesDto, @Caller() me: Me): Promise<BookedTogether> {
    return this.appointments.bookSeries(input, me);
  }

  @Post('appointments/:id/move')
  @Authz({ may: 'calendar.write', does: 'appointment.move', says: 'Move a visit', takes: 'MoveAppointment', answers: 'AppointmentView', versioned: true })
  move(@Param('id', ParseUUIDPipe) id: string, @Body() input: MoveAppointmentDto, @Caller() me: Me): Promise<AppointmentView> {
    return this.appointments.move(id, input, me);
  }

  @Post('appointments/:id/state')
  @Authz({
    may: 'calendar.write',
    does: 'appointment.step',
    says: 'Arrived, in the room, done, did not come, cancelled',
    takes: 'VisitStep',
    answers: 'AppointmentView',
    versioned: true,
  })
  step(@Param('id', ParseUUIDPipe) id: string, @Body() input: VisitStepDto, @Caller() me: Me): Promise<AppointmentView> {
    return this.appointments.step(id, input, me);
  }
}
