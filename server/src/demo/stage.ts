import type { INestApplicationContext } from '@nestjs/common';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { SiteView } from '@stagewell/shared/people/person';
import { v7 } from 'uuid';
import { ClinicsService } from '../clinics/clinics.service.js';
import type { Me } from '../platform/me.js';
import { DEMO_PASSWORD } from '../platform/session/session.controller.js';
import { Sessions, type SignedIn } from '../platform/session/sessions.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/** Where the stories are played: the people signed in, the clinic's sites, and the clock. */
export interface Stage {
  readonly app: INestApplicationContext;
  readonly today: CalendarDate;
  readonly sites: readonly SiteView[];
  /** That person asking for something, with the version last seen. Throws when nobody of that e-mail is signed in. */
  me(email: string, action: string, version?: number): Me;
  /** Whatever follows happens on that day, a minute after what came before. */
  at(day: CalendarDate): void;
  /** Signs everybody out and gives the clock back. */
  leave(): Promise<void>;
}

/** The minute of a past day on which the first thing happens: ten in the morning in New York, the same day in all of America. */
const OPENS = 'T15:00:00Z';
const MS_PER_MINUTE = 60_000;

const meOf = (who: SignedIn, action: string, version: number): Me => ({
  accountId: who.accountId,
  displayName: who.displayName,
  roles: who.roles,
  clinicId: who.clinicId,
  zone: who.zone,
  salt: who.salt,
  sessionHash: who.sessionHash,
  ip: '127.0.0.1',
  requestId: v7(),
  action,
  ifMatch: version,
  creates: null,
});

/** Signs the people in like anybody else, and takes the clock. */
export const openStage = async (app: INestApplicationContext, emails: readonly [string, ...string[]]): Promise<Stage> => {
  const sessions = app.get(Sessions, { strict: false });
  const uow = app.get(UnitOfWork, { strict: false });
  const people = new Map<string, SignedIn>();
  for (const email of emails) {
    const made = await sessions.signIn(email, DEMO_PASSWORD);
    if (!made) throw new Error(`${email} cannot sign in`);
    people.set(email, made.signedIn);
  }
  const me: Stage['me'] = (email, action, version = 0) => {
    const who = people.get(email);
    if (!who) throw new Error(`${email} is not signed in`);
    return meOf(who, action, version);
  };
  const { today, sites } = await app.get(ClinicsService, { strict: false }).read(me(emails[0], 'clinic.read'));
  let minute = 0;
  return {
    app,
    today,
    sites,
    me,
    at: (day) => {
      minute += 1;
      const since = (minute % 300) * MS_PER_MINUTE;
      uow.clock = (real) => ({ now: day === today ? real.now : new Date(Date.parse(`${day}${OPENS}`) + since), today: day });
    },
    leave: async () => {
      uow.clock = null;
      for (const { sessionHash } of people.values()) await sessions.signOut(sessionHash);
    },
  };
};
