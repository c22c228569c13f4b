import { Controller, Get, Inject, Injectable, ServiceUnavailableException, type OnApplicationShutdown } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from './session/authz.js';
import { Refusal } from './problem.js';

const PATIENCE_MS = 500;

/** Ready means: not stopping, the database answers within half a second, and the schema is there. */
@Injectable()
export class Readiness implements OnApplicationShutdown {
  private stopping = false;

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  onApplicationShutdown(): void {
    this.stopping = true;
  }

  async check(): Promise<void> {
    if (this.stopping) throw new ServiceUnavailableException();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('late')), PATIENCE_MS)));
    try {
      await Promise.race([this.source.query(`select 1 from clinic limit 1`), late]);
    } catch {
      throw new Refusal(503, 'not-ready', 'The database does not answer.', { retryAfter: 2 });
    } finally {
      clearTimeout(timer);
    }
  }
}

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('healthz')
  @Public({ does: 'health.live', says: 'The process runs', answers: 'Health' })
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public({ does: 'health.ready', says: 'The process can serve: the database answers', answers: 'Health' })
  async ready(): Promise<{ readonly status: 'ok' }> {
    await this.readiness.check();
    return { status: 'ok' };
  }
}
