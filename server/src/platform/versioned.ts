import { IsNull } from 'typeorm';
import { notFound, versionClash } from './problem.js';
import type { Row, Table } from './table.js';
import type { Tx } from './unit-of-work.js';

/** Changes a row only if it still has the version the browser saw; the UPDATE itself decides. Absent → 404, newer → 412. */
export const updateVersioned = async (tx: Tx, of: Table, where: Row, change: Row): Promise<number> => {
  const alive = 'enteredInErrorAt' in of.fields ? { enteredInErrorAt: IsNull() } : {};
  const key = { clinicId: tx.clinicId, ...where, ...alive };
  const done = await tx.manager
    .createQueryBuilder()
    .update(of.entity)
    .set({ ...change, version: () => 'version + 1' })
    .where({ ...key, version: tx.me.ifMatch })
    .execute();
  if (done.affected === 1) return tx.me.ifMatch + 1;
  const there = await tx.manager.count(of.entity, { where: key as never });
  throw there === 0 ? notFound() : versionClash();
};
