/**
 * The addresses of the built site, read from what the router was given: a test that walks them all cannot forget one.
 */
import type { ServerBuild } from 'react-router';

export interface BuiltRoute {
  /** The file below pages/, without its ending. */
  id: string;
  /** With its parameters, as in routes.ts. */
  pattern: string;
  hasLoader: boolean;
  hasAction: boolean;
  hasPage: boolean;
}

export function builtRoutes(build: ServerBuild): BuiltRoute[] {
  return Object.values(build.routes).flatMap((route) =>
    route === undefined || route.id === 'root'
      ? []
      : [
          {
            id: route.id.replace(/^pages\//, ''),
            pattern: `/${route.path ?? ''}`,
            hasLoader: route.module.loader !== undefined,
            hasAction: route.module.action !== undefined,
            hasPage: route.module.default !== undefined,
          },
        ],
  );
}

/** An address of a pattern; what the map does not name stands for nothing that exists. */
export function addressFor(pattern: string, parameters: Readonly<Record<string, string>> = {}): string {
  return pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? '999999'),
  );
}
