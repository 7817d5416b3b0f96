import type { FastifyInstance } from 'fastify';

/** The methods of a path, for an answer to one that it does not support. Call it before the routes are added. */
export function collectMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly parts: readonly string[]; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ parts: url.split('/'), methods: [method].flat() });
  });
  return (path) => {
    const matching = routes.filter(({ parts }) => matches(path.split('/'), parts));
    return [...new Set(matching.flatMap(({ methods }) => methods))].sort();
  };
}

function matches(path: readonly string[], route: readonly string[]): boolean {
  return (
    path.length === route.length &&
    route.every((part, index) => part === path[index] || part.startsWith(':'))
  );
}
