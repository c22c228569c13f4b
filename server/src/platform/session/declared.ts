import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS } from './authz.js';

/** No policy means no: an application with an undeclared route refuses to start. */
export const requireDeclaredAccess = (app: INestApplication): void => {
  const reflector = app.get(Reflector);
  const scanner = app.get(MetadataScanner);
  const bare = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name] as object) && !reflector.get(ACCESS, prototype[name] as () => unknown))
        .map((name) => `${metatype?.name ?? 'unknown'}.${name}`);
    });
  if (bare.length > 0) throw new Error(`These routes declare no access: ${bare.join(', ')}`);
};
