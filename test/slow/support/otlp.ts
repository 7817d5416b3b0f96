/** One export request as OTLP/JSON spells it; only what the suites read. */
export interface Payload {
  readonly resourceSpans?: readonly {
    readonly resource: Resource;
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly resource: Resource;
    readonly scopeMetrics: readonly { readonly metrics: readonly { readonly name: string }[] }[];
  }[];
}

interface Resource {
  readonly attributes: readonly Attribute[];
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Span {
  readonly traceId: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

export interface ReadSpan {
  readonly traceId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export function readSpans(payloads: readonly Payload[]): readonly ReadSpan[] {
  return payloads
    .flatMap((payload) => payload.resourceSpans ?? [])
    .flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans))
    .map(({ traceId, name, attributes }) => ({ traceId, name, attributes: flatten(attributes) }));
}

export function readMetricNames(payloads: readonly Payload[]): readonly string[] {
  return payloads
    .flatMap((payload) => payload.resourceMetrics ?? [])
    .flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics))
    .map((metric) => metric.name);
}

/** The attributes of each resource that sent anything. */
export function readResources(
  payloads: readonly Payload[],
): readonly Readonly<Record<string, unknown>>[] {
  return payloads
    .flatMap((payload) => [...(payload.resourceSpans ?? []), ...(payload.resourceMetrics ?? [])])
    .map(({ resource }) => flatten(resource.attributes));
}

/** `{ stringValue: "a" }` becomes `a`. */
function flatten(attributes: readonly Attribute[] = []): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
