import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { Outreach } from './check-ins/outreach.service.js';
import { ClinicsModule } from './clinics/clinics.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { FhirModule } from './fhir/fhir.module.js';
import { GoalsModule } from './goals/goals.module.js';
import { InsightModule } from './insight/insight.module.js';
import { Recounting } from './insight/recounting.js';
import { ImportsModule } from './interchange/imports.module.js';
import { OverridesModule } from './overrides/overrides.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { PlatformModule, type Ground } from './platform/platform.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { PlansModule } from './plans/plans.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SequencingModule } from './sequencing/sequencing.module.js';
import { TABLES } from './tables.js';
import { TasksModule } from './tasks/tasks.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { Escalation } from './worklist/escalation.js';
import { WorklistModule } from './worklist/worklist.module.js';

/** The list of features. */
@Module({})
export class AppModule {
  static on(ground: Omit<Ground, 'entities'>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on({ ...ground, entities: TABLES.map(({ entity }) => entity) }),
        ClinicsModule,
        CatalogueModule,
        SequencingModule,
        PatientsModule,
        CheckInsModule,
        CoverageModule,
        GoalsModule,
        PlansModule,
        TemplatesModule,
        OverridesModule,
        InsightModule,
        ReviewsModule,
        TasksModule,
        WorklistModule,
        CalendarModule,
        RemindersModule.on({ sending: ground.config.sending, origin: ground.config.publicOrigin }, ground.config.jobs),
        AuditModule,
        ImportsModule,
        FhirModule,
      ],
      // Left to a worker where there is one.
      providers: ground.config.jobs ? [Outreach, Escalation, Recounting] : [],
    };
  }
}
