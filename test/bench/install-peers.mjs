import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const python = ['cookiecutter==2.7.1', 'copier==9.19.1', 'cruft==2.16.0'];
const node = ['plop@4.0.5', 'hygen@6.2.11', 'yeoman-environment@6.3.0', 'yeoman-generator@8.4.0'];
/** The newest that Rust 1.95 builds. */
const rust = ['cargo-generate@0.23.4'];

/** Installs the peers at their pinned versions into the cache of the tools, once, and tells where they are. */
export function installPeers() {
  const tools = process.env.IDP_TOOLS ?? join(homedir(), '.cache/idp-tools');
  const home = join(tools, 'bench-peers');
  once(home, python, () => {
    execFileSync('python3', ['-m', 'venv', join(home, 'python')]);
    execFileSync(join(home, 'python/bin/pip'), ['install', '--quiet', ...python]);
  });
  once(home, node, () => {
    mkdirSync(join(home, 'node'), { recursive: true });
    writeFileSync(join(home, 'node/package.json'), '{ "private": true }\n');
    const options = ['--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...options, ...node], { cwd: join(home, 'node') });
  });
  const hasRust = cargoAnswers();
  if (hasRust) once(home, rust, () => buildByCargo(join(home, 'rust')));
  else process.stderr.write('cargo-generate is left out: there is no cargo to build it\n');
  return {
    python: (name) => join(home, 'python/bin', name),
    node: (name) => join(home, 'node/node_modules/.bin', name),
    modules: join(home, 'node/node_modules'),
    rust: hasRust ? (name) => join(home, 'rust/bin', name) : undefined,
  };
}

/** Does what takes minutes, unless a file says that it was done for these versions. */
function once(home, versions, install) {
  const done = join(home, versions.join(' ').replaceAll(/[^a-z0-9.]+/g, '-'));
  if (existsSync(done)) return;
  mkdirSync(home, { recursive: true });
  install();
  writeFileSync(done, '');
}

function cargoAnswers() {
  try {
    execFileSync('cargo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function buildByCargo(root) {
  execFileSync('cargo', ['install', '--quiet', '--locked', '--root', root, ...rust]);
}
