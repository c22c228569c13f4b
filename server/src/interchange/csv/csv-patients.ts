import { MRN, type CsvProblem } from '@stagewell/shared/interchange/csv-columns';
import type { NewPatient } from '@stagewell/shared/patients/patient';
import { createPatient, openPatient } from '../../patients/patients.service.js';
import { wrongInDemographics } from '../../patients/sourced-rows.service.js';
import type { Row } from '../../platform/table.js';
import type { Tx } from '../../platform/unit-of-work.js';
import type { ReadLine } from './csv-lines.js';
import { mrnOf, saysOf, wrongIn, type Taken } from './csv-said.js';
import { BY_MRN } from './csv.sql.js';

/** Where the rows of tables come from, in the words of provenance. */
export const SOURCE = 'csv';

export interface ByMrn extends Row {
  readonly id: string;
  readonly mrn: string;
  readonly team: boolean;
  readonly patient: Row;
}
/** The charts that the rows name. */
export const patientsBy = (tx: Tx, lines: readonly ReadLine[]): Promise<readonly ByMrn[]> =>
  tx.rows<ByMrn>(BY_MRN, [tx.clinicId, [...new Set(lines.map(({ record }) => mrnOf(record)))], tx.me.accountId]);

const TAKEN_NUMBER = 'This number has a patient already who differs from this row. Correct the number, or change the patient on the chart';

/** What stands under a number so far; `row` = of this file, `null` = on a chart. */
interface Seen {
  readonly says: string;
  readonly row: number | null;
}
const numberTaken = ({ row }: Seen): string =>
  row === null ? TAKEN_NUMBER : `Row ${row} has this number already, and says something else. Correct the number in one of them`;

/** Demographics, each person once. */
export const takePatients = async (tx: Tx, lines: readonly ReadLine[], dryRun: boolean): Promise<Taken> => {
  const refused: CsvProblem[] = [];
  let [taken, unchanged] = [0, 0];
  const seen = new Map<string, Seen>(
    (await patientsBy(tx, lines)).map((one) => [one.mrn.toLowerCase(), { says: saysOf('patients', { ...openPatient(one.patient, tx) }), row: null }]),
  );
  for (const line of lines) {
    const { row, record } = line;
    const wrong = wrongIn(tx, 'patients', line, wrongInDemographics(record));
    const says = saysOf('patients', record);
    const known = seen.get(mrnOf(record));
    if (wrong.length > 0) refused.push(...wrong);
    else if (known?.says === says) unchanged += 1;
    // Another person under this number, or a change: an import never decides which; it would be lost if it counted as there.
    else if (known !== undefined) refused.push({ row, column: MRN, message: numberTaken(known) });
    else {
      seen.set(mrnOf(record), { says, row });
      taken += 1;
      if (!dryRun) await createPatient(tx, record as unknown as NewPatient, { source: 'import', sourceSystem: SOURCE, sourceId: String(record[MRN]) });
    }
  }
  return { taken, unchanged, refused };
};
