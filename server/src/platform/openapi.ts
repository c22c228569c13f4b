import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Schemas made from the contracts in `shared` when the server is built. */
const SCHEMAS = join(import.meta.dirname, '..', '..', 'dist', 'schemas.json');

/** The API description: routes as declared, bodies and answers as the contracts say. */
export const describeApi = (app: NestFastifyApplication, schemas: Readonly<Record<string, object>>): OpenAPIObject => {
  const base = new DocumentBuilder()
    .setTitle('Stagewell')
    .setDescription('Staged, monitored, multimodal care plans.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('sid')
    .build();
  const document = SwaggerModule.createDocument(app, base);
  return { ...document, components: { ...document.components, schemas: { ...schemas } } };
};

/** `/api/openapi.json`, and a page to browse it at `/api/docs`. */
export const serveApiPage = (app: NestFastifyApplication): void => {
  const document = describeApi(app, readSchemas());
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Stagewell API' });
};

/** The schemas by the names that routes use. */
export const readSchemas = (): Record<string, object> => JSON.parse(readFileSync(SCHEMAS, 'utf8')) as Record<string, object>;
