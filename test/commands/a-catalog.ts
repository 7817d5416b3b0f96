import type { Place } from '../support/place.ts';

/** The files of a small catalog: a boat with a choice, a block, a slot, and a capability that fills it. */
export const boats: Readonly<Record<string, string>> = {
  'platform.yaml': `apiVersion: idp/v1
kind: Platform
metadata: { name: harbour }
spec: { layers: { sail: { default: square } } }
`,
  'raft/template.yaml': `apiVersion: idp/v1
kind: Template
metadata: { name: raft, title: Raft, owner: yard, version: 1.0.0 }
spec:
  creates: boat
  parameters:
    name: { type: string, title: Name, format: dns-label }
    wood: { type: string, title: Wood, enum: [oak, fir], default: fir, advanced: true }
    crew: { type: integer, title: Crew, minimum: 0, default: 1, advanced: true }
    cabin: { type: boolean, title: Cabin, default: false, advanced: true }
    bunks: { type: integer, title: Bunks, default: 2, advanced: true, when: cabin }
  layers: { sail: {} }
  files: [{ path: log.txt, when: (gt crew 1) }]
`,
  'raft/skeleton/README.md.hbs': `# {{name}}
{{#if cabin}}

Sleeps {{bunks}}.
{{/if}}

Of {{wood}}.
{{slot "rigging"}}
`,
  'raft/skeleton/log.txt': 'Day 1\n',
  'raft/examples/default.yaml': 'title: As it comes\nanswers: { name: kon-tiki }\n',
  'capabilities/sail/square/capability.yaml': `apiVersion: idp/v1
kind: Capability
metadata: { layer: sail, name: square, title: Square sail, owner: loft, version: 1.0.0 }
spec:
  slots: { rigging: slots/rigging.md.hbs }
`,
  'capabilities/sail/square/skeleton/sail.txt.hbs': '{{upper name}}\n',
  'capabilities/sail/square/slots/rigging.md.hbs': 'With a sail.\n',
};

/** A template with nothing but a name: its last lines may be more parameters, or more of its `spec`. */
export const raftTemplate = `apiVersion: idp/v1
kind: Template
metadata: { name: raft, title: Raft, owner: pilots, version: 1.0.0 }
spec:
  creates: raft
  parameters:
    name: { type: string, title: Name, format: dns-label }
`;

/** Writes it below `templates`, where a person works. */
export function writeBoats({ write }: Pick<Place, 'write'>): void {
  for (const [path, text] of Object.entries(boats)) write(`templates/${path}`, text);
}
