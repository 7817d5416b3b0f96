import { type Outcome, run } from './run.ts';
import { schemaFolder, toolPath } from './tools.ts';

const schemas = `${schemaFolder}/{{.ResourceKind}}{{.KindSuffix}}.json`;

/** Holds objects to the schemas of Kubernetes, to the last field; it prints a summary as JSON. */
export function validateBySchema(input: string): Promise<Outcome> {
  const args = ['-strict', '-output', 'json', '-summary', '-schema-location', schemas];
  return run(toolPath('kubeconform'), args, { input });
}
