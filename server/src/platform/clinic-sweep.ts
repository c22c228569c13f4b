import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from './database.js';
import { prepared } from './prepared.js';
import { settingOf } from './unit-of-work.js';

/** Runs one statement for every clinic in turn, each in a transaction of its own with that clinic set, as everywhere. */
@Injectable()
export class ClinicSweep {
  constructor(private readonly source: DataSource) {}

  /** `$1` of the statement is the clinic. */
  async each(sql: string): Promise<void> {
    const { rows } = await poolOf(this.source).query<{ id: string }>('select id from clinic order by id');
    for (const { id } of rows) await this.one(sql, id);
  }

  private async one(sql: string, clinicId: string): Promise<void> {
    const client: PoolClient = await poolOf(this.source).connect();
    try {
      await client.query('BEGIN');
      await client.query(settingOf(clinicId));
      await client.query(prepared(sql, [clinicId]));
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      // Closed, not returned: a connection in an unknown state must not serve the next request.
      client.release(true);
      throw error;
    }
  }
}
