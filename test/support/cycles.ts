/** The part of a template that is looked at. */
export interface TemplateOfResources {
  readonly Resources?: { readonly [logicalId: string]: { readonly DependsOn?: string | string[] } };
}

/** What the resources of a template need first, by logical ID: all that they depend on or refer to. */
export function needsOf({ Resources = {} }: TemplateOfResources): Map<string, string[]> {
  return new Map(Object.entries(Resources).map(([logicalId, resource]) => {
    const named = new Set([...[resource.DependsOn ?? []].flat(), ...referencesIn(resource)]);
    return [logicalId, [...named].filter((name) => name in Resources)];
  }));
}

/** Resources of which each needs the next one first, and the last one the first. Undefined if there are none. */
export function cycleIn(needs: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: string[]): string[] | undefined => {
    if (path.includes(name)) { return path.slice(path.indexOf(name)); }
    if (done.has(name)) { return undefined; }
    const found = first(needs.get(name) ?? [], (next) => visit(next, [...path, name]));
    done.add(name);
    return found;
  };
  return first([...needs.keys()], (name) => visit(name, []));
}

function first<T, R>(values: T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) { return found; }
  }
  return undefined;
}

/** The names in `Ref`, `Fn::GetAtt` and `Fn::Sub` at any depth. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) { return []; }
  return Object.entries(value).flatMap(([key, argument]) => [...namesOf(key, argument), ...referencesIn(argument)]);
}

function namesOf(key: string, argument: unknown): string[] {
  const [text] = [argument].flat() as unknown[];
  if (typeof text !== 'string') { return []; }
  switch (key) {
    case 'Ref': return [text];
    case 'Fn::GetAtt': return [text.split('.')[0]];
    // `${!Literal}` is no reference.
    case 'Fn::Sub': return [...text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map(([, name]) => name);
    default: return [];
  }
}
