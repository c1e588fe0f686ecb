/** The page's only way to the server. */
import type { Act, Outcome, SheetView, State } from '../protocol.ts';

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error((await response.text()) || `HTTP ${response.status}`);
  return (await response.json()) as T;
}

export async function get<T>(path: string): Promise<T> {
  return answer<T>(await fetch(path));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(
    await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );
}

export const readState = (): Promise<State> => get('/state');

/** Rows from 0, the end excluded. */
export const readSheet = (name: string, from: number, to: number): Promise<SheetView> =>
  get(`/sheet?name=${encodeURIComponent(name)}&from=${from}&to=${to}`);

export const act = (what: Act): Promise<Outcome> => post('/act', what);

/** Calls back when anything has changed, by whomever, and when the connection is lost or back. */
export function follow(changed: () => void, connected: (is: boolean) => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = changed;
  source.onopen = () => {
    connected(true);
    changed();
  };
  source.onerror = () => connected(false);
  return () => source.close();
}
