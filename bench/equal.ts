import { newApp, resourcesOf } from './apps';
import { Subject } from './subject';

/** Enough for two stacks. */
const COUNT = 402;

/**
 * Resources in the template per resource that is counted, those that a stack has once left aside. Throws where the
 * templates differ.
 */
export function resourcesPerItem({ resourceType, variants }: Subject): number {
  const raw = resources('raw');
  for (const name of Object.keys(variants)) {
    const { properties, others } = resources(name);
    properties.forEach((one, index) => {
      if (one !== raw.properties[index]) {
        throw new Error(`${name} is not what raw is:\n${one}\n${raw.properties[index]}`);
      }
    });
    if (properties.length !== COUNT || others !== raw.others) {
      throw new Error(`${name} has ${properties.length} and ${others} resources, raw ${raw.properties.length} and ${raw.others}`);
    }
  }
  return raw.properties.length / COUNT;

  function resources(name: string) {
    const app = newApp();
    variants[name](app, COUNT);
    return resourcesOf(app, resourceType);
  }
}
