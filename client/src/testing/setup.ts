import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

setupZonelessTestEnv();

// jsdom cannot scroll; the router asks for it after every navigation.
globalThis.scrollTo = () => undefined;
