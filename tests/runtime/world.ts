import { createWorld, type RunOptions, type WorldOptions } from '../../runtime/index.ts';

/** Every scope and service that the runtime knows, so that a test is about something else. */
export const MANIFEST = {
  timeZone: 'Europe/Moscow',
  runtimeVersion: 'V8',
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }] },
};

/** A world with one bound spreadsheet and one script file. */
export function worldWith(code: string, options: WorldOptions & { manifest?: object } = {}) {
  const { manifest, ...rest } = options;
  const world = createWorld(rest);
  const { id } = world.createSpreadsheet('Book');
  world.push({ files: { 'Code.js': code }, manifest: manifest ?? MANIFEST }, { boundTo: id });
  return { world, id };
}

/** A world in which `run(body)` evaluates the body of a function; `id` and `ss` are at hand in it. Throws what the body throws. */
export function bench(options: WorldOptions & { manifest?: object } = {}) {
  const made = worldWith('', options);
  const run = (body: string, o: RunOptions = {}) => {
    const code = `function main() { const id = '${made.id}'; ${body} }`;
    const { manifest, boundTo } = made.world.project!;
    made.world.push({ files: { 'Code.js': code }, manifest }, { boundTo });
    const execution = made.world.run('main', [], o);
    if (execution.error) throw Object.assign(new Error(execution.error.message), { name: execution.error.name });
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the script returned
    return execution.value as any;
  };
  return { ...made, run };
}
