/** Who may talk to the workbench: only pages it served itself, on the address it listens on. */

export type Caller = { host?: string | undefined; origin?: string | undefined };

/**
 * A page of another site can make a browser call a loopback address, and a name can be made to point at it; the first shows in Origin,
 * the second in Host.
 * @returns a sentence when the request is refused
 */
export function refusal({ host, origin }: Caller, port: number): string | null {
  const allowed = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!host || !allowed.includes(host)) {
    return `This address answers to ${allowed[0]} only, and the request was for ${host ?? 'no host at all'}.`;
  }
  if (origin !== undefined && !allowed.some((each) => origin === `http://${each}`)) {
    return `Pages of ${origin} may not use the workbench.`;
  }
  return null;
}
