/** A path inside a root as the user would type it: the root as it was typed, then the path. */
export function joinPath(root: string, path: string): string {
  const bare = /[\\/]$/.test(root) ? root.replace(/(?<=.)[\\/]+$/, '') : root;
  if (bare === '.') return path;
  return bare === '/' ? `/${path}` : `${bare}/${path}`;
}
