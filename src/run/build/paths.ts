import { join } from 'node:path';

/** The checkout the commands work on. */
export const ROOT = join(import.meta.dirname, '../../..');

/** What adapter-node makes. */
const BUILD_DIR = join(ROOT, 'build');
export const SANDBOX_DIR = join(BUILD_DIR, 'sandbox');
export const HANDLER_FILE = join(BUILD_DIR, 'handler.js');
export const SHELL_FILE = join(BUILD_DIR, 'prerendered/index.html');
/** What sources the build was made from. */
export const FINGERPRINT_FILE = join(BUILD_DIR, 'fingerprint');

/** What Kit makes on the way there. */
export const KIT_OUTPUT = join(ROOT, '.svelte-kit/output');
export const CLIENT_DIR = join(KIT_OUTPUT, 'client');
/** What the pages' build tells the service worker's. */
export const STAFF_FILES_FILE = join(ROOT, '.svelte-kit/staff-files.json');
