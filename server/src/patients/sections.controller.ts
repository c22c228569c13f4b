import { Body, Controller, Param, ParseUUIDPipe, Post, Put, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Section } from '@stagewell/shared/patients/patient';
import type { Me } from '../platform/me.js';
import { ReasonDto } from '../platform/reason.dto.js';
import { Authz, Caller } from '../platform/session/authz.js';
import type { Row } from '../platform/table.js';
import { bodyPipe } from '../platform/body.js';
import { RecordsService } from './records.service.js';
import { SECTION_DTOS } from './sections.dto.js';

/** The three routes of one section; the sections differ in their body and their word only. */
const controllerOf = (section: Section, takes: string, answers: string): Type => {
  const pipe = bodyPipe(SECTION_DTOS[section]);

  @ApiTags(section)
  @Controller(`patients/:patientId/${section}`)
  class SectionController {
    constructor(private readonly records: RecordsService) {}

    @Post()
    @Authz({ may: 'chart.write', does: `${section}.add`, says: `Add to ${section}`, takes, answers, creates: true })
    add(@Param('patientId', ParseUUIDPipe) patientId: string, @Body(pipe) input: object, @Caller() me: Me): Promise<Row> {
      return this.records.add(section, patientId, input, me);
    }

    @Put(':id')
    @Authz({ may: 'chart.write', does: `${section}.edit`, says: `Edit one of ${section}`, takes, answers, versioned: true })
    edit(
      @Param('patientId', ParseUUIDPipe) patientId: string,
      @Param('id', ParseUUIDPipe) id: string,
      @Body(pipe) input: object,
      @Caller() me: Me,
    ): Promise<Row> {
      return this.records.edit({ section, patientId, id }, input, me);
    }

    @Post(':id/entered-in-error')
    @Authz({
      may: 'chart.write',
      does: `${section}.entered-in-error`,
      says: `Mark one of ${section} as entered in error`,
      takes: 'EnteredInError',
      versioned: true,
    })
    enteredInError(
      @Param('patientId', ParseUUIDPipe) patientId: string,
      @Param('id', ParseUUIDPipe) id: string,
      @Body() input: ReasonDto,
      @Caller() me: Me,
    ): Promise<void> {
      return this.records.enteredInError({ section, patientId, id }, input, me);
    }
  }
  return SectionController;
};

export const SECTION_CONTROLLERS: readonly Type[] = [
  controllerOf('conditions', 'NewCondition', 'ConditionView'),
  controllerOf('allergies', 'NewAllergy', 'AllergyView'),
  controllerOf('medicines', 'NewMedicine', 'MedicineView'),
  controllerOf('facts', 'NewFact', 'FactView'),
  controllerOf('coverages', 'NewCoverage', 'CoverageView'),
  controllerOf('goals', 'NewGoal', 'GoalView'),
  controllerOf('history', 'NewPastTreatment', 'PastTreatmentView'),
  controllerOf('statements', 'NewStatement', 'StatementView'),
  controllerOf('events', 'NewLifeEvent', 'LifeEventView'),
  controllerOf('questions', 'NewPatientQuestion', 'PatientQuestionView'),
];
