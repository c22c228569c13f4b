import { Injectable } from '@nestjs/common';
import { matchMark, matchOf, type PersonMatch } from '@stagewell/shared/patients/match';
import {
  DUPLICATE_PAIRS,
  MATCHED_CHARTS,
  type MatchAsked,
  type MatchedChart,
  type DuplicatePair,
  type DuplicatePairs,
  type MatchSide,
  type TwoPeople,
} from '@stagewell/shared/patients/merge';
import type { NewPatient } from '@stagewell/shared/patients/patient';
import type { Me } from '../../platform/me.js';
import { unprocessable } from '../../platform/problem.js';
import { bytes } from '../../platform/table.js';
import { UnitOfWork, type Tx } from '../../platform/unit-of-work.js';
import { deskOrTeam, seesAll } from '../access.js';
import { readPatient } from '../patients.service.js';
import { ALL_MEETINGS, MEETINGS_ASKED, MEETINGS_OF, MOST_MEETINGS } from './duplicates.sql.js';
import { mayCompare } from './may-compare.js';
import { keepTwoPeople } from './two-people.js';

/** A chart as the statements give it: secrets still sealed. */
type Met = MatchSide & Pick<NewPatient, 'sex'> & { readonly phone: string | null; readonly email: string | null };
interface Meeting extends Record<string, unknown> {
  readonly other: Met;
  readonly mark: string | null;
}

/** Which charts may be of one person. It is worked out when asked, so it is true of what is recorded now; only "two people" is kept. */
@Injectable()
export class DuplicatesService {
  constructor(private readonly uow: UnitOfWork) {}

  pairs(me: Me): Promise<DuplicatePairs> {
    return this.uow.run(me, async (tx) => {
      const met = await tx.rows<Meeting & { one: Met }>(ALL_MEETINGS, [tx.clinicId, me.accountId]);
      const pairs = met
        .map(({ one, other, mark }) => ({
          one: sideOf(one, me),
          other: sideOf(other, me),
          match: toTell(matchOf(opened(tx, one), opened(tx, other)), mark, sees(one, me) && sees(other, me)),
        }))
        .filter((pair): pair is DuplicatePair => pair.match !== null)
        .toSorted((a, b) => byGrade(a.match, b.match) || byName(a.one, b.one));
      const shown = pairs.slice(0, DUPLICATE_PAIRS.shown);
      tx.record({ object: 'duplicates', objectId: null, patientId: null, fields: shown.flatMap(({ one, other }) => [one.id, other.id]) });
      return { pairs: shown, more: pairs.length > shown.length || met.length === MOST_MEETINGS };
    });
  }

  of(patientId: string, me: Me): Promise<readonly MatchedChart[]> {
    return this.uow.run(me, async (tx) => {
      const alike = await matchesOf(tx, patientId);
      tx.record({ object: 'duplicates', objectId: patientId, patientId, fields: alike.map(({ id }) => id) });
      return alike;
    });
  }

  /** Whether somebody who has no chart yet may have one. */
  asked(asked: MatchAsked, me: Me): Promise<readonly MatchedChart[]> {
    return this.uow.run(me, async (tx) => {
      const met = await tx.rows<Meeting>(MEETINGS_ASKED, [tx.clinicId, me.accountId, asked.familyName, asked.givenName, asked.birthDate]);
      const alike = matchedOf(tx, asked, met);
      tx.record({ object: 'duplicates', objectId: null, patientId: null, fields: alike.map(({ id }) => id) });
      return alike;
    });
  }

  /** Keeps somebody's word that two charts are of two people. Throws 422 when nobody proposed otherwise. */
  twoPeople(patientId: string, { otherId, reason }: TwoPeople, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await mayCompare(tx, patientId, otherId);
      const kept = await keepTwoPeople(tx, [await readPatient(tx, patientId), await readPatient(tx, otherId)], reason);
      if (!kept) throw unprocessable('not-alike', 'These two charts are not proposed as one person, so there is nothing to say. Nothing was stored.');
      tx.record({ object: 'two-people', objectId: otherId, patientId, fields: ['mark'], reason });
    });
  }
}

/** The charts that may be of the same person as chart `patientId`, the likeliest `MATCHED_CHARTS.shown`. Throws 404 when it is absent, 403 off the care team. */
export const matchesOf = async (tx: Tx, patientId: string): Promise<readonly MatchedChart[]> => {
  await deskOrTeam(tx, patientId);
  const patient = await readPatient(tx, patientId);
  return matchedOf(tx, patient, await tx.rows<Meeting>(MEETINGS_OF, [tx.clinicId, tx.me.accountId, patientId]));
};

const matchedOf = (tx: Tx, asked: MatchAsked, met: readonly Meeting[]): readonly MatchedChart[] =>
  met
    .map(({ other, mark }) => ({ ...sideOf(other, tx.me), match: toTell(matchOf(asked, opened(tx, other)), mark, sees(other, tx.me)) }))
    .filter((chart): chart is MatchedChart => chart.match !== null)
    .toSorted((a, b) => byGrade(a.match, b.match) || byName(a, b))
    .slice(0, MATCHED_CHARTS.shown);

/** Nothing, when somebody said of just these reasons that they are two people. Off the care team the reasons would tell a birth date: then the names only. */
const toTell = (match: PersonMatch | null, mark: string | null, seen: boolean): PersonMatch | null => {
  if (match === null || matchMark(match) === mark) return null;
  return seen ? match : { ...match, reasons: match.reasons.filter(({ about }) => about === 'name') };
};
const sees = ({ onCareTeam }: Pick<MatchSide, 'onCareTeam'>, me: Me): boolean => onCareTeam || seesAll(me);

const opened = (tx: Tx, { id, familyName, givenName, birthDate, sex, phone, email }: Met): MatchAsked => ({
  ...{ familyName, givenName, birthDate, sex },
  phone: openedText(tx, `patient|phone|${id}`, phone),
  email: openedText(tx, `patient|email|${id}`, email),
});
const openedText = (tx: Tx, about: string, sealed: string | null): string => tx.seal.open(bytes(sealed), about);

const sideOf = ({ id, mrn, familyName, givenName, birthDate, onCareTeam }: Met, me: Me): MatchSide => ({
  ...{ id, mrn, familyName, givenName, onCareTeam },
  birthDate: sees({ onCareTeam }, me) ? birthDate : null,
});

const byGrade = (a: PersonMatch, b: PersonMatch): number => (a.grade === b.grade ? 0 : a.grade === 'probable' ? -1 : 1);
const byName = (a: MatchSide, b: MatchSide): number => `${a.familyName} ${a.givenName} ${a.id}`.localeCompare(`${b.familyName} ${b.givenName} ${b.id}`, 'en');
