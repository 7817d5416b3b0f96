/** The layer of a capability `layer/system`, or of a reference that names the layer alone. */
export function layerOfReference(id: string): string {
  const end = id.indexOf('/');
  return end === -1 ? id : id.slice(0, end);
}

/** Whether `layer`, or `layer/system`, means this capability. */
export function isReferenced(id: string, reference: string): boolean {
  return id === reference || layerOfReference(id) === reference;
}
