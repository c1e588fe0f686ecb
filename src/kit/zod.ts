/**
 * Compiling parsers costs zod about 2 ms at every start and gains nothing at our sizes, and every run in Apps Script is
 * a start: schemas are interpreted. Imported before anything that builds a schema.
 */
import { config } from 'zod/mini';

config({ jitless: true });
