/** An arm in one draw, as far as readers are needed: the effects of places are left to whoever reads place by place. */
import type { RuleBooks } from '../simulation/compile/model.ts';
import { compileModels, type Model } from '../simulation/compile/model.ts';
import type { OfficeParameter, PlaceParameter } from '../simulation/compile/now.ts';
import { officeReaders, placeReaders } from '../simulation/compile/parameters.ts';
import { PlaceEffects, type PlaceLuck } from '../simulation/compile/place-effects.ts';
import type { Reader } from '../simulation/compile/reader.ts';
import { Source } from '../simulation/compile/source.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world/world.ts';

export type Compiled = {
  readonly model: Model;
  readonly source: Source;
  readonly luck: PlaceLuck;
  /** As in the middle jail. */
  readonly places: Readonly<Record<PlaceParameter, Reader>>;
  readonly office: Readonly<Record<OfficeParameter, Reader>>;
};

export function compiled(scenario: Scenario, world: World, books: RuleBooks, luck: PlaceLuck): Compiled {
  const [model] = compileModels([scenario], world, books, [], luck);
  const { place_effects: _, ...alike } = scenario;
  const source = new Source(scenario, world, model.shelf, model.rules);
  const blind = new PlaceEffects(new Source(alike, world, model.shelf, model.rules), world, luck);
  return { model, source, luck, places: placeReaders(source, blind), office: officeReaders(source) };
}
