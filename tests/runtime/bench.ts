import { createWorld, type Manifest, type RunOptions, type WorldOptions } from '../../runtime/index.ts';

/** Every service that must be enabled is, and no scope is missing, so that a test is about something else. */
export const MANIFEST = {
  timeZone: 'Europe/Moscow',
  runtimeVersion: 'V8',
  dependencies: {
    enabledAdvancedServices: [
      { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
    ],
  },
};

/** A world in which `run(body)` evaluates the body of a function; `id` is the bound spreadsheet in it. Throws what the body throws. */
export function bench(options: WorldOptions & { manifest?: Manifest; code?: string } = {}) {
  const { manifest = MANIFEST, code = '', ...rest } = options;
  const world = createWorld(rest);
  const { id } = world.createSpreadsheet('Book');
  const push = (source: string) => world.push({ files: { 'Code.js': source }, manifest }, { boundTo: id });
  push(code);
  const run = (body: string, o: RunOptions = {}) => {
    push(`${code}\nfunction main() { const id = '${id}'; ${body} }`);
    const execution = world.run('main', [], o);
    push(code);
    if (execution.error) throw Object.assign(new Error(execution.error.message), { name: execution.error.name });
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the script returned
    return execution.value as any;
  };
  return { world, id, run };
}
