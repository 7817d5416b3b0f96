/**
 * Where what was read may be kept for the next run: `IDP_CACHE`, else the folder of the system for such things.
 * Undefined where nothing is to be kept: `IDP_CACHE=off`, or in CI, where a run is the last one on its machine.
 * Source: https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { IDP_CACHE, CI, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = environment;
  if (IDP_CACHE) return IDP_CACHE === 'off' ? undefined : IDP_CACHE;
  if (CI) return undefined;
  if (XDG_CACHE_HOME?.startsWith('/')) return `${XDG_CACHE_HOME}/idp`;
  if (LOCALAPPDATA) return `${LOCALAPPDATA}/idp/cache`;
  return HOME ? `${HOME}/.cache/idp` : undefined;
}
